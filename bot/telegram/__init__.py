"""Telegram: the only place that knows it. Updates become what was done; letters become messages."""
