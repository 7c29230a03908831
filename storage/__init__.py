"""What the house remembers, in SQLite or PostgreSQL."""
