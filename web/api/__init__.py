"""The HTTP API `/v1`: what carriers, planners, lockers, senders and other desks may ask of us."""
