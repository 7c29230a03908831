"""The last words that were acted on, masked, until the next thing is done: it may correct them."""

import msgspec

from bot.understanding.understood import Intent


class LastRead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    text: str
    thought: Intent
    language: str | None = None
