"""The sandbox's planner: which van goes where, and in which order."""
