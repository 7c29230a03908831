"""The mail from carriers: their news, taken from the inbox."""

from app.inbox import Hear
from bot.notices import CannotRead
from core.actions.carrier_news import NO_ADAPTERS, Adapters, Unreadable, hear_carrier
from core.actions.house import House
from core.model.post import InboxRow, LaneLease


def carrier_hear(house: House, adapters: Adapters = NO_ADAPTERS) -> Hear:
    """Hears `Source.CARRIER`. `adapters` are asked about what nobody signed."""

    async def hear(row: InboxRow, lease: LaneLease) -> None:
        try:
            await hear_carrier(house, row, lease, adapters)
        except Unreadable as unreadable:
            raise CannotRead(str(unreadable)) from None

    return hear
