"""Planted bugs: the house as somebody might have written it, so that the harness is tried too.

Run in the place of `app.main`, with the bug's name in PLANTED_BUG. Nothing of the house knows it.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

BUG = "PLANTED_BUG"
WINDOW_SECONDS = 0.3  # in which what was told is not yet true


def acknowledged_before_stored() -> None:
    """An update is answered with 200, and stored a moment later."""
    import app.web
    import app.worker

    stored, kept = app.worker.receive, set[asyncio.Task[None]]()

    async def receive(*given: Any) -> None:  # noqa: ANN401 (as it was called)
        async def later() -> None:
            await asyncio.sleep(WINDOW_SECONDS)
            await stored(*given)

        task = asyncio.create_task(later())
        kept.add(task)
        task.add_done_callback(kept.discard)

    for place in (app.web, app.worker):
        _put(place, receive=receive)


def sent_before_sending() -> None:
    """A letter is marked as sent, and goes out a moment later."""
    from app.outbox import DONE, Carried, OutboxDispatcher
    from core.model.post import OutboxRow

    carried, kept = OutboxDispatcher._carried, set[asyncio.Task[Any]]()

    async def at_once(self: OutboxDispatcher, row: OutboxRow) -> Carried:
        async def later() -> None:
            await asyncio.sleep(WINDOW_SECONDS)
            await carried(self, row)

        task = asyncio.create_task(later())
        kept.add(task)
        task.add_done_callback(kept.discard)
        return DONE

    _put(OutboxDispatcher, _carried=at_once)


def no_key() -> None:
    """Each try of a change has a key of its own, and nobody looks whether the last one arrived."""
    from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1

    asked = CarrierApiV1.request

    async def request(self: CarrierApiV1, change: Any, delivery: Any, key: str) -> Any:  # noqa: ANN401
        return await asked(self, change, delivery, f"{key}-{uuid4()}")

    async def read_back(self: CarrierApiV1, change: Any, delivery: Any) -> None:  # noqa: ANN401
        return None

    _put(CarrierApiV1, request=request, read_back=read_back)


def leases_ignored() -> None:
    """Whoever looks for work takes a lane, whoever has it."""
    from sqlalchemy import update

    from core.model.post import LaneLease
    from storage import claiming, lanes
    from storage.tables import lanes as table

    def claimed(
        db: Any,  # noqa: ANN401
        queue: str,
        owner: str,
        wall: datetime,
        limit: int,
    ) -> list[LaneLease]:
        held = table.c.queue == queue, table.c.next_due <= wall
        db.execute(update(table).where(*held).values(leased_until=None))
        return claiming.claimed(db, queue, owner, wall, limit)

    _put(lanes, claimed=claimed)


def updates_not_recognised() -> None:
    """An update that comes a second time is another one."""
    from bot.telegram import polling, update_row, webhook
    from core.model.post import Incoming

    known = update_row.row_of

    def row_of(*given: Any) -> Incoming | None:  # noqa: ANN401
        row = known(*given)
        return None if row is None else replace(row, id=f"{row.id}-{uuid4()}")

    for place in (webhook, polling):
        _put(place, row_of=row_of)


def too_fast_not_heard() -> None:
    """Told to wait, it tries again at once."""
    from bot.telegram import outlet

    _put(outlet, seconds_of=lambda error: 0.0)


def illness_hidden() -> None:
    """What cannot be stored is answered as if it were."""
    from bot.telegram.webhook import Webhook
    from core.ports import Unavailable

    built = Webhook.__init__

    def init(self: Webhook, bot_id: int, secret: str, receive: Any, wall: Any) -> None:  # noqa: ANN401
        async def calmly(rows: Sequence[Any]) -> None:
            with suppress(Unavailable):
                await receive(rows)

        built(self, bot_id, secret, calmly, wall)

    _put(Webhook, __init__=init)


def loop_stands_still() -> None:
    """No bug of anybody's, but a library that computes for seconds where the loop runs."""
    import time

    from bot.converse import Converse

    handle = Converse.handle

    async def slowly(self: Converse, lease: Any, row: Any) -> None:  # noqa: ANN401
        if b"stand still" in row.incoming.body:
            time.sleep(4.0)  # noqa: ASYNC251 (that is the illness)
        await handle(self, lease, row)

    _put(Converse, handle=slowly)


BUGS: dict[str, Callable[[], None]] = {
    "acknowledged-before-stored": acknowledged_before_stored,
    "sent-before-sending": sent_before_sending,
    "no-key": no_key,
    "leases-ignored": leases_ignored,
    "updates-not-recognised": updates_not_recognised,
    "too-fast-not-heard": too_fast_not_heard,
    "illness-hidden": illness_hidden,
    "loop-stands-still": loop_stands_still,
}


def _put(place: object, **instead: object) -> None:
    """What stands there under these names is something else from now on."""
    for name, value in instead.items():
        setattr(place, name, value)


def main() -> None:
    """`doorstep`, with the bug that is named."""
    from app.main import main as doorstep

    BUGS[os.environ[BUG]]()
    doorstep()


if __name__ == "__main__":
    main()
