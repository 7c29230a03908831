"""The agents' console: who waits for a person, what was said, and the delivery beside it."""
