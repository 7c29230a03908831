"""Verdicts: what follows from what was found, and how sure it is."""
