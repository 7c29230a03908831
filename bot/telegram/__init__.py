"""Telegram: the only place that knows it. Updates become what was done; letters become messages."""

import os

# The library gives spans of time as timedelta only where it is told so, and warns otherwise.
os.environ.setdefault("PTB_TIMEDELTA", "1")
