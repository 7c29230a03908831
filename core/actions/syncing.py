"""Syncing with a carrier that we call: what is new there comes in, what we asked is looked after.

A look is a row: due at a time, one process at a time, and how far it has come is kept with every
page, so that a look that breaks off loses nothing and goes on where it stood.
"""

import asyncio
import itertools
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec

from core.actions.announce import Announcement
from core.actions.breakers import Resting, carrier_peer, guarded, rest_seconds
from core.actions.carrier_news import News, incoming, is_news
from core.actions.handing import take_answer
from core.actions.house import House
from core.actions.plans_there import Plans, read_plans
from core.model.address import AddressQuery
from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId
from core.model.sync import Sync
from core.ports import (
    CarrierAdapter,
    ChangesDelivery,
    ListsDeliveries,
    ListsEvents,
    SeenDelivery,
    SeenEvents,
    ShowsRoutes,
    Tracks,
    Unavailable,
    Unit,
)
from core.refusals import Refused

LEASE_SECONDS = 180.0
LOOK_SECONDS_MAX = 120.0  # shorter than the lease: whoever looks holds it
PAGES_A_LOOK_MAX = 200
CHANGES_A_PAGE_MAX = 200
SOON_SECONDS = 2.0  # when something was left for the next look
OVERLAP_SECONDS = 120.0  # their clock, and rows they commit late: what comes twice is absorbed
BROKEN_PASSES_MAX = 3  # then their cursor may be the trouble, and the pass begins again
LOOKED_AFTER = (ChangeState.SENT, ChangeState.UNCERTAIN, ChangeState.ACCEPTED)

log = logging.getLogger("sync")


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """A carrier that is looked at every so many seconds (wall time)."""

    adapter: CarrierAdapter
    every_seconds: int = 60

    @property
    def name(self) -> str:
        return carrier_peer(self.adapter.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look brought: rows for the inbox, changes that moved, plans taken and refused."""

    news: int = 0
    answers: int = 0
    plans: int = 0
    refused: int = 0


class Pass(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of all pages, under way: when it began, the newest seen, and their cursor; or, of a
    carrier that is asked by number, the delivery up to which it was asked."""

    begun: datetime
    newest: datetime | None = None
    cursor: str | None = None
    asked_until: DeliveryId | None = None


class _Lost(Exception):
    """Another process has the sync by now."""


async def sync_due(house: House, carriers: Iterable[Polled], owner: str) -> int:
    """A look at each carrier that is due; an ill one holds up no other. How many were looked at."""
    looks = await asyncio.gather(*(sync_carrier(house, one, owner) for one in carriers))
    return sum(1 for look in looks if look is not None)


async def sync_carrier(house: House, polled: Polled, owner: str) -> Looked | None:
    """One look; None where it is not due, another process is at it, or the carrier is ill.

    `owner` names one process: its looks at one carrier come one after another.
    """
    sync = await _claimed(house, polled, owner)
    if sync is None:
        return None
    look = _Look(house, polled, owner, sync)
    try:
        async with guarded(house, polled.name), asyncio.timeout(LOOK_SECONDS_MAX):
            return await look.run()
    except _Lost:
        log.warning("%s went to another process", polled.name)
    except Resting as rest:
        await look.put_off(rest.seconds)
    except (Unavailable, TimeoutError) as ill:
        log.warning("%s waits: %s %s", polled.name, type(ill).__name__, ill)
        await look.failed(f"{type(ill).__name__}: {ill}"[:200])
    return None


async def _claimed(house: House, polled: Polled, owner: str) -> Sync | None:
    wall = house.clock.wall()
    async with house.store.read() as unit:
        known = await unit.syncs.get(polled.name)
    if known is not None and known.due_at > wall:
        return None
    async with house.store.begin() as unit:
        if known is None:
            new = Sync(name=polled.name, due_at=wall, every_seconds=polled.every_seconds)
            await unit.syncs.add(new)
        return await unit.syncs.claim(polled.name, owner, wall, LEASE_SECONDS)


@dataclass(slots=True)
class _Look:
    """One look under way; `sync` is the row as it stands."""

    house: House
    polled: Polled
    owner: str
    sync: Sync
    is_all_read: bool = True

    async def run(self) -> Looked:
        adapter = self.polled.adapter
        carrier = await _in_step(self.house, adapter)
        fresh: set[str] = set()
        if isinstance(adapter, ListsDeliveries):
            fresh = await self._read_deliveries(adapter)
        elif isinstance(adapter, ListsEvents):
            fresh = await self._read_events(adapter)
        elif isinstance(adapter, Tracks):
            fresh = await self._ask_by_number(adapter)
        answers, plans = 0, Plans()
        if isinstance(adapter, ChangesDelivery):
            answers = await self._look_after_changes(adapter)
        if isinstance(adapter, ShowsRoutes):
            plans = await read_plans(self.house, adapter, carrier, fresh)
        soon = plans.left > 0 or not self.is_all_read
        every = self.polled.every_seconds
        done = replace(self.sync, every_seconds=every).went_well(
            self.house.clock.wall(), SOON_SECONDS if soon else every
        )
        async with self.house.store.begin() as unit:
            await self._hold(unit)
            await unit.syncs.put(done)
        return Looked(news=len(fresh), answers=answers, plans=plans.taken, refused=plans.refused)

    async def failed(self, error: str) -> None:
        """Say so in the row, and look again when its turn comes, or when the breaker lets us."""
        every = self.polled.every_seconds
        wait = max(every, await rest_seconds(self.house, self.polled.name))
        failed = self.sync.failed(self.house.clock.wall(), error, wait, wait)
        if failed.errors_in_a_row % BROKEN_PASSES_MAX == 0:
            failed = replace(failed, cursor=None)
        await self._put(failed)

    async def put_off(self, seconds: float) -> None:
        """Nobody was called: nothing is known better or worse than before."""
        due = self.house.clock.wall() + timedelta(seconds=seconds)
        await self._put(replace(self.sync, due_at=due))

    async def _put(self, sync: Sync) -> None:
        try:
            async with self.house.store.begin() as unit:
                await self._hold(unit)
                await unit.syncs.put(sync)
        except _Lost:
            log.warning("%s went to another process", self.polled.name)

    async def _read_deliveries(self, adapter: ListsDeliveries) -> set[str]:
        """The tracking numbers of which there is news; the pages' rows lie in the inbox then."""
        fresh: set[str] = set()
        reading = self._pass()
        since = self.sync.done_until
        if since is not None:
            since -= timedelta(seconds=OVERLAP_SECONDS)
        for _ in range(PAGES_A_LOOK_MAX):
            seen, cursor = await adapter.deliveries(since, reading.cursor)
            newest = [one.delivery.updated_at for one in seen]
            if reading.newest is not None:
                newest.append(reading.newest)
            reading = Pass(begun=reading.begun, newest=max(newest, default=None), cursor=cursor)
            async with self.house.store.read() as unit:
                news = [found for one in seen if (found := await _news(unit, one)) is not None]
            fresh |= await self._keep_page(news, _further(self.sync, reading))
            if cursor is None:
                return fresh
        self.is_all_read = False
        return fresh

    async def _read_events(self, adapter: ListsEvents) -> set[str]:
        """What happened to parcels that we know, page by page."""
        fresh: set[str] = set()
        reading = self._pass()
        for _ in range(PAGES_A_LOOK_MAX):
            seen, cursor = await adapter.events(reading.cursor)
            reading = msgspec.structs.replace(reading, cursor=cursor)
            news = await self._heard(adapter.ref, seen)
            fresh |= await self._keep_page(news, _further(self.sync, reading))
            if cursor is None:
                return fresh
        self.is_all_read = False
        return fresh

    async def _ask_by_number(self, adapter: Tracks) -> set[str]:
        """What happened to each parcel that is not over, some at a time; where the look ends before
        all were asked about, the next one goes on there."""
        fresh: set[str] = set()
        async with self.house.store.read() as unit:
            known = await unit.deliveries.open_of_carrier(adapter.ref)
        begun = self._pass()
        left = sorted(
            (one for one in known if begun.asked_until is None or one.id > begun.asked_until),
            key=lambda one: one.id,
        )
        if not left:  # those that were still to be asked about are over by now
            self.sync = replace(self.sync, cursor=None)
        pages = itertools.batched(left, adapter.tracked_at_once)
        for page in itertools.islice(pages, PAGES_A_LOOK_MAX):
            seen = await adapter.tracked(page)
            news = await self._heard(adapter.ref, seen)
            is_last = page[-1] is left[-1]
            reading = msgspec.structs.replace(begun, asked_until=page[-1].id)
            cursor = None if is_last else msgspec.json.encode(reading).decode()
            fresh |= await self._keep_page(news, replace(self.sync, cursor=cursor))
        self.is_all_read = len(left) <= PAGES_A_LOOK_MAX * adapter.tracked_at_once
        return fresh

    def _pass(self) -> Pass:
        if self.sync.cursor is not None:
            return msgspec.json.decode(self.sync.cursor, type=Pass)
        return Pass(begun=self.house.clock.now())

    async def _heard(self, carrier: CarrierRef, seen: Iterable[SeenEvents]) -> list[News]:
        async with self.house.store.read() as unit:
            found = [await _heard(unit, carrier, one) for one in seen]
        return [news for news in found if news is not None]

    async def _keep_page(self, news: Iterable[News], after: Sync) -> set[str]:
        """A page's news and how far we have come, together or not at all."""
        fresh: set[str] = set()
        async with self.house.store.begin() as unit:
            await self._hold(unit)
            for one in news:
                row = incoming(self.house, one)
                if await unit.post.receive(row):
                    self.house.bell.ring(row.lane)
                    fresh.add(str(one.tracking_number))
            self.sync = after
            await unit.syncs.put(self.sync)
            await self._hold(unit)
        return fresh

    async def _hold(self, unit: Unit) -> None:
        """Keep the claim, in this transaction. Raises _Lost."""
        wall = self.house.clock.wall()
        name = self.polled.name
        if await unit.syncs.claim(name, self.owner, wall, LEASE_SECONDS) is None:
            raise _Lost

    async def _look_after_changes(self, adapter: ChangesDelivery) -> int:
        """What the carrier says of the changes that it has not brought to an end."""
        moved = 0
        for state in LOOKED_AFTER:
            async with self.house.store.read() as unit:
                changes = await _open_changes(unit, adapter.ref, state)
            for change, delivery in changes:
                answer = await adapter.state_of(change, delivery)
                try:
                    after = await take_answer(self.house, change.id, answer)
                except Refused as refused:
                    log.error("change %s: %s", change.id, refused.refusal.code)
                    continue
                moved += after is not None and after.state is not change.state
        return moved


def _further(sync: Sync, reading: Pass) -> Sync:
    """How far the peer has been read, after a page."""
    if reading.cursor is not None:
        return replace(sync, cursor=msgspec.json.encode(reading).decode())
    # What changed there while we read may stand on a page that we had turned already.
    read_until = min(reading.newest, reading.begun) if reading.newest is not None else None
    known = [at for at in (read_until, sync.done_until) if at is not None]
    return replace(sync, cursor=None, done_until=max(known, default=None))


async def _in_step(house: House, adapter: CarrierAdapter) -> Carrier:
    """The carrier's row, with what it allows now; what people wrote there beside it stays."""
    said = await adapter.about()
    async with house.store.begin() as unit:
        known = await unit.carriers.get(adapter.ref)
        carrier = said
        if known is not None:
            carrier = replace(known, capabilities=said.capabilities, portal=said.portal)
        if carrier != known:
            await unit.carriers.put(carrier)
    return carrier


async def _news(unit: Unit, seen: SeenDelivery) -> News | None:
    """What of a delivery we did not know; None where that is nothing."""
    there = seen.delivery
    known = await unit.deliveries.by_tracking(there.carrier, there.tracking_number)
    events = [
        event
        for event in seen.events
        if await is_news(unit, there.carrier, event, by_id=seen.by_id)
    ]
    if known is not None and not events:
        return None
    return News(
        carrier=there.carrier,
        tracking_number=there.tracking_number,
        announcement=_announcement(there) if known is None else None,
        events=tuple(events),
        by_id=seen.by_id,
    )


async def _heard(unit: Unit, carrier: CarrierRef, seen: SeenEvents) -> News | None:
    events = [event for event in seen.events if await is_news(unit, carrier, event, by_id=True)]
    if not events:
        return None
    return News(
        carrier=carrier, tracking_number=seen.tracking_number, events=tuple(events), by_id=True
    )


def _announcement(there: Delivery) -> Announcement:
    address = there.address
    return Announcement(
        tracking_number=there.tracking_number,
        carrier=there.carrier,
        address=AddressQuery(
            text=address.text,
            components=address.components,
            country=address.country,
            pin=address.location,
            language=there.recipient.language,
        ),
        merchant=there.merchant,
        recipient=there.recipient,
        parcel=there.parcel,
        format=there.format,
        point=there.point,
        from_point=there.from_point,
        service_seconds=there.service_seconds,
        earliest=there.earliest,
        latest=there.latest,
        recurrence=there.recurrence,
        priority=there.priority,
        rules=there.rules,
    )


async def _open_changes(
    unit: Unit, carrier: CarrierRef, state: ChangeState
) -> list[tuple[Change, Delivery]]:
    """Those of deliveries that are not over; nobody asks for the others any more."""
    found: list[tuple[Change, Delivery]] = []
    known: dict[DeliveryId, Delivery | None] = {}
    after: str | None = None
    while page := await unit.changes.page(
        carrier=carrier, state=state, after=after, limit=CHANGES_A_PAGE_MAX
    ):
        for change in page:
            if change.delivery not in known:
                known[change.delivery] = await unit.deliveries.get(change.delivery)
            delivery = known[change.delivery]
            if delivery is not None and not delivery.is_over:
                found.append((change, delivery))
        after = page[-1].id
    return found
