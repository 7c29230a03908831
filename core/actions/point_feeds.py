"""Point feeds: lists of pickup points that others keep, read once a day into our own.

A feed changes only what it brought itself: a point that somebody told us stays as they told it. One
that a list no longer has is closed: nothing more is brought there, and what is there already may
still be fetched. A list that is suddenly short is believed to be broken, and closes nothing.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.actions.house import House
from core.actions.opening import is_readable
from core.actions.overfull import put_and_warn
from core.actions.tell import note
from core.model.asker import HOUSE
from core.model.ids import PointRef
from core.model.pickup_point import PickupPoint
from core.model.sync import Sync
from core.ports import PointFeed, Unavailable, Unit

DAY_SECONDS = 86_400
LEASE_SECONDS = 300.0  # renewed with every page
PAGE_SECONDS_MAX = 120.0
PAGES_MAX = 2_000
SHORT_OF = 0.5  # a list with less than half of the open points that it had
WAIT_SECONDS_MAX = 3_600.0
FIRST_WAIT_SECONDS = 60.0

log = logging.getLogger("points")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fed:
    """A feed that is read every so many seconds (wall time)."""

    feed: PointFeed
    every_seconds: int = DAY_SECONDS

    @property
    def sync_name(self) -> str:
        return f"points:{self.feed.name}"


@dataclass(slots=True)
class Brought:
    """What a reading brought: how many points stand in the list, changed, and were closed."""

    listed: int = 0
    changed: int = 0
    closed: int = 0
    unknown: frozenset[str] = frozenset()


class _Lost(Exception):
    """Another process has the feed by now."""


async def sync_points_due(house: House, feeds: Iterable[Fed], owner: str) -> int:
    """Read each feed that is due, in one process at a time; how many were read."""
    read = [await sync_points(house, fed, owner) for fed in feeds]
    return sum(1 for brought in read if brought is not None)


async def sync_points(house: House, fed: Fed, owner: str) -> Brought | None:
    """One reading; None where it is not due, another process is at it, or the feed is ill."""
    sync = await _claimed(house, fed, owner)
    if sync is None:
        return None
    try:
        brought = await _read(house, fed, owner)
    except _Lost:
        log.warning("%s went to another process", fed.sync_name)
        return None
    except (Unavailable, TimeoutError) as ill:
        log.warning("%s waits: %s %s", fed.sync_name, type(ill).__name__, ill)
        error = f"{type(ill).__name__}: {ill}"
        failed = sync.failed(house.clock.wall(), error, FIRST_WAIT_SECONDS, WAIT_SECONDS_MAX)
        await _put(house, failed)
        return None
    words = ", ".join(sorted(brought.unknown))[:150]
    done = replace(sync, every_seconds=fed.every_seconds).went_well(
        house.clock.wall(),
        fed.every_seconds,
        f"words that nobody knows: {words}" if words else None,
    )
    await _put(house, done)
    log.info("%s: %d points, %d changed, %d closed", fed.sync_name, brought.listed,
             brought.changed, brought.closed)  # fmt: skip
    return brought


async def _read(house: House, fed: Fed, owner: str) -> Brought:
    """Raises Unavailable, TimeoutError, _Lost."""
    async with house.store.read() as unit:
        every = {point.ref: point for point in await unit.points.all()}
    brought, listed, cursor = Brought(), set[PointRef](), None
    for _ in range(PAGES_MAX):
        async with asyncio.timeout(PAGE_SECONDS_MAX):
            page = await fed.feed.page(cursor)
        brought.unknown |= page.unknown
        brought.changed += await _keep(house, fed, owner, page.points, every)
        listed |= {point.ref for point in page.points}
        cursor = page.cursor
        if cursor is None:
            break
    else:
        raise Unavailable(f"more than {PAGES_MAX} pages")
    brought.listed = len(listed)
    before = [one for one in every.values() if one.feed == fed.feed.name and not one.is_closed]
    still = sum(one.ref in listed for one in before)
    if still < SHORT_OF * len(before):
        raise Unavailable(f"the list has {still} of {len(before)} points: nothing is closed")
    brought.closed = await _close(
        house, fed, owner, [one for one in before if one.ref not in listed]
    )
    return brought


async def _keep(
    house: House,
    fed: Fed,
    owner: str,
    points: Sequence[PickupPoint],
    every: Mapping[PointRef, PickupPoint],
) -> int:
    """Those that are new or others than before; how many."""
    changed = []
    for point in points:
        hours = point.opening_hours
        if hours is not None and not is_readable(hours):
            point = replace(point, opening_hours=None)
        known = every.get(point.ref)
        if known != point and (known is None or known.feed == fed.feed.name):
            changed.append(point)
    async with house.store.begin() as unit:
        await _hold(house, unit, fed, owner)
        for point in changed:
            await put_and_warn(house, unit, point)
            if point.is_closed and not every.get(point.ref, point).is_closed:
                await _warn(house, unit, point)
    return len(changed)


async def _close(house: House, fed: Fed, owner: str, gone: Sequence[PickupPoint]) -> int:
    async with house.store.begin() as unit:
        await _hold(house, unit, fed, owner)
        for point in gone:
            now = await unit.points.get(point.ref)
            if now is None or now.feed != fed.feed.name:
                continue  # somebody told it to us meanwhile
            await unit.points.put(replace(now, is_closed=True))
            await _warn(house, unit, now)
    return len(gone)


async def _warn(house: House, unit: Unit, point: PickupPoint) -> None:
    """Whoever has a place there is looked after by a person."""
    for id in await unit.points.reserved_at(point.ref):
        delivery = await unit.deliveries.get(id)
        if delivery is not None and not delivery.is_over:
            what = f"the pickup point {point.ref} is closed"
            await note(house, unit, delivery, "alert", str(HOUSE), what)


async def _claimed(house: House, fed: Fed, owner: str) -> Sync | None:
    wall = house.clock.wall()
    async with house.store.read() as unit:
        known = await unit.syncs.get(fed.sync_name)
    if known is not None and known.due_at > wall:
        return None
    async with house.store.begin() as unit:
        if known is None:
            new = Sync(name=fed.sync_name, due_at=wall, every_seconds=fed.every_seconds)
            await unit.syncs.add(new)
        return await unit.syncs.claim(fed.sync_name, owner, wall, LEASE_SECONDS)


async def _hold(house: House, unit: Unit, fed: Fed, owner: str) -> None:
    """Keep the claim, in this transaction. Raises _Lost."""
    wall = house.clock.wall()
    if await unit.syncs.claim(fed.sync_name, owner, wall, LEASE_SECONDS) is None:
        raise _Lost


async def _put(house: House, sync: Sync) -> None:
    async with house.store.begin() as unit:
        await unit.syncs.put(sync)
