"""How well free text is understood, measured on lines that nothing was learnt from."""
