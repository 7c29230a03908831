"""Erasing a person on the command line."""

from app.clocks import SystemClock
from app.compose import opened_store
from app.settings import Settings
from storage.erase import erase


async def erase_person(settings: Settings, recipient: str) -> int | None:
    """By a phone number, a conversation's or a delivery's id; None where nobody is known by it."""
    async with opened_store(settings) as store:
        return await erase(store, recipient, SystemClock().now())
