"""Topics: agents work in a group of theirs, one thread a talk, beside the console or without it."""
