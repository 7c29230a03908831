"""The conversation: what a person says, what is meant by it, and what we say back."""
