"""Personas: people of every manner talk with the bot, and each talk is judged at its end."""
