"""The scenes: one dialogue a file. Its docstring is the script, and a test plays it."""
