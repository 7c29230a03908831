"""Faults: real processes of the house, hurt on purpose, and judged by what others received."""
