"""Frozen values and transition tables of delivery. No I/O lives here."""
