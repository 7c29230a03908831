"""The map: the town drawn from its own extract, on which the vans move."""
