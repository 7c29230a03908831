"""When something was said, by the world's clock."""

from datetime import datetime, timedelta

from bot.heard import Arrival
from core.model.post import InboxRow
from core.ports import Clock

CLOCKS_AGREE = timedelta(seconds=5)


def said_at(clock: Clock, row: InboxRow, arrival: Arrival) -> datetime:
    """ "Tomorrow" is meant from then, however long it lay in a queue. Telegram's own date counts
    where the world's time is real time."""
    now, wall = clock.now(), clock.wall()
    is_real = abs(now - wall) < CLOCKS_AGREE
    if is_real and arrival.at is not None and arrival.at <= now:
        return arrival.at
    waited = max(0.0, (wall - row.incoming.received_at).total_seconds())
    return now - clock.patience(waited)
