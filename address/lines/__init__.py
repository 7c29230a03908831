"""Lines: what a line says for certain, and what of it is of the door."""
