"""Geocoding: an address that we do not have is asked for elsewhere, once, and its answer kept.

A geocoder is one row among the syncs: when it may be asked next, when it last answered, and what
was wrong. All processes share it, so that together they ask no faster than they may, and leave one
alone that is ill.
"""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from address.parser.parsed_address import ParsedAddress
from core.model.sync import Sync
from core.ports import Clock, Found, Geocoded, Geocoder, NewId, Store, TooFast, Unavailable

ANSWER_SECONDS_MAX = 3.0  # somebody waits in a chat
TURN_SECONDS_MAX = 1.5  # how long one waits for one's turn
FIRST_REST_SECONDS = 2.0
REST_SECONDS_MAX = 300.0
NOTHING_HOURS = 24  # what nobody knew yesterday may be known today

log = logging.getLogger("geocoding")


@dataclass(frozen=True, slots=True)
class Asked:
    """A geocoder as the address desk asks it: slow, ill or busy, it knows nothing. Never raises."""

    store: Store
    clock: Clock
    new_id: NewId
    geocoder: Geocoder

    @property
    def sync_name(self) -> str:
        return f"geocoder:{self.geocoder.name}"

    async def find(self, line: str, country: str | None) -> Sequence[ParsedAddress]:
        """What it knows of an address line, best first."""
        country = country.upper() if country else None
        if self.geocoder.countries and country not in self.geocoder.countries:
            return ()
        try:
            return await self._known(line, country)
        except Unavailable as ill:
            log.info("%s cannot be asked: %s", self.geocoder.name, type(ill).__name__)
            return ()

    async def aclose(self) -> None:
        await self.geocoder.aclose()

    async def _known(self, line: str, country: str | None) -> Sequence[ParsedAddress]:
        key = key_of(self.geocoder.name, line, country)
        async with self.store.glance() as unit:
            known = await unit.geocodes.get(key)
        now = self.clock.now()
        if known and (known.addresses or now - known.asked_at < timedelta(hours=NOTHING_HOURS)):
            return known.addresses
        sync = await self._turn()
        if sync is None:
            return ()
        try:
            async with asyncio.timeout(ANSWER_SECONDS_MAX):
                found = await self.geocoder.find(line, country)
        except (Unavailable, TimeoutError) as ill:
            await self._failed(sync, ill)
            return ()
        return await self._kept(sync, key, found, country)

    async def _turn(self) -> Sync | None:
        """One's turn to ask; None where it rests, or too many wait."""
        turn = await self._claimed()
        pause = self.geocoder.pause_seconds
        if turn is None and pause <= TURN_SECONDS_MAX and not await self._rests():
            await asyncio.sleep(pause)
            turn = await self._claimed()
        return turn

    async def _rests(self) -> bool:
        async with self.store.glance() as unit:
            known = await unit.syncs.get(self.sync_name)
        pause = timedelta(seconds=self.geocoder.pause_seconds)
        return known is not None and known.due_at > self.clock.wall() + pause

    async def _claimed(self) -> Sync | None:
        wall, pause = self.clock.wall(), self.geocoder.pause_seconds
        async with self.store.begin() as unit:
            new = Sync(name=self.sync_name, due_at=wall, every_seconds=ceil(pause))
            await unit.syncs.add(new)
            return await unit.syncs.claim(self.sync_name, self.new_id("ask"), wall, pause)

    async def _failed(self, sync: Sync, ill: Exception) -> None:
        """Leave it alone for a growing while, or for as long as it wants. What is written down
        holds no address: an error's own words might."""
        first, longest = FIRST_REST_SECONDS, REST_SECONDS_MAX
        if isinstance(ill, TooFast):
            first = longest = ill.seconds
        failed = sync.failed(self.clock.wall(), _words(ill), first, longest)
        log.warning("%s is left alone until %s: %s", sync.name, failed.due_at, type(ill).__name__)
        async with self.store.begin() as unit:
            await unit.syncs.put(failed)

    async def _kept(
        self, sync: Sync, key: str, found: Found, country: str | None
    ) -> Sequence[ParsedAddress]:
        here = [one for one in found.addresses if country is None or one.country in (None, country)]
        done = sync.went_well(self.clock.wall(), self.geocoder.pause_seconds)
        answer = Geocoded(
            key=key,
            source=self.geocoder.name,
            licence=found.licence,
            asked_at=self.clock.now(),
            addresses=tuple(here),
        )
        async with self.store.begin() as unit:
            await unit.geocodes.put(answer)
            await unit.syncs.put(done)
        return answer.addresses


def key_of(source: str, line: str, country: str | None) -> str:
    """The same for a line in other case or with other gaps."""
    asked = "\0".join((source, country or "", " ".join(line.casefold().split())))
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()


def _words(ill: Exception) -> str:
    said = "did not answer in time" if isinstance(ill, TimeoutError) else str(ill)
    return f"{type(ill).__name__}: {said}"[:200]
