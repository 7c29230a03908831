"""Replay: a benchmark instance booked by its customers, through the code that serves recipients."""
