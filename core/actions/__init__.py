"""Actions: one verb a file. The same one serves a recipient, an agent and an API key."""
