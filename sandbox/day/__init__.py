"""The day: a pretend working day, set up, played and checked."""
