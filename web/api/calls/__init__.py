"""The calls, a room a file: each lists its operations, and says what they do over the actions."""
