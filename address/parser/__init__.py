"""Parser: libpostal in a process of its own, and the model's files."""
