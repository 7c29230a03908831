"""The sandbox: a pretend world on localhost that meets Doorstep only at its public doors."""
