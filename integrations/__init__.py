"""The world's other programs: one folder a kind, one folder a program."""
