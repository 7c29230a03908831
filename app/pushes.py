"""Pushes read again from the command line: by the adapters of today, into a house that may run."""

from datetime import datetime

from app.compose import open_carriers, opened_store, system_clock
from app.settings import Settings
from core.actions.pushes import Again, pushes_again, take_again
from core.model.ids import CarrierRef
from core.ports import ReceivesEvents
from web.hooks.pushed import read_again as read


async def read_again(
    settings: Settings, carrier: str, since: datetime, *, is_meant: bool
) -> list[Again]:
    """Each push since then (wall time). With `is_meant` what is new goes into the inbox, where the
    running house takes it from. Raises ValueError for a carrier that is not set, Unavailable."""
    told = settings.carriers.get(carrier)
    if told is None:
        known = ", ".join(sorted(settings.carriers)) or "none"
        raise ValueError(f"{carrier} is not in DOORSTEP_CARRIERS; there: {known}")
    one = settings.model_copy(update={"carriers": {carrier: told}})
    (adapter,) = open_carriers(one).values()
    hook = adapter.hook if isinstance(adapter, ReceivesEvents) else None
    if isinstance(adapter, ReceivesEvents) and hook is None:
        raise ValueError(
            f"{carrier} has no hook_secret: what it pushed cannot be told from others'"
        )
    clock = system_clock()
    found: list[Again] = []
    async with opened_store(settings) as store:
        async for again in pushes_again(
            store, CarrierRef(carrier), since, lambda push: read(hook, push)
        ):
            if is_meant and again.new_events:
                await take_again(store, clock.wall(), again)
            found.append(again)
    await adapter.aclose()
    return found
