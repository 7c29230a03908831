"""The post to carriers that we call: a change is asked or taken back until it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, Carried, again, dead
from core.actions.handing import hand_change, withdraw_change_there
from core.actions.house import House
from core.model.change import Change
from core.model.ids import CarrierRef, ChangeId
from core.model.post import OutboxRow
from core.ports import CarrierAdapter, ChangesDelivery, TooFast, Unavailable, UncertainEffect

FIRST_WAIT_SECONDS = 1.0
WAIT_SECONDS_MAX = 60.0
REST_SECONDS = 5.0  # an ill carrier is not called by every lane at once
# What has a deadline is given up by it; the rest, and a withdrawal, after about three days.
TRIES_MAX = 4_320


class Errand(msgspec.Struct, frozen=True):
    """A row's body: exactly one of the two."""

    change: ChangeId | None = None
    withdraw: ChangeId | None = None


@dataclass(slots=True, kw_only=True)
class CarrierPost:
    """Carries `Channel.CARRIER`. `chance` in [0, 1) spreads the retries of many rows;
    `rests_until` (wall time) is of a carrier that was ill a moment ago."""

    house: House
    adapters: Mapping[CarrierRef, CarrierAdapter]
    chance: Callable[[], float]
    rests_until: dict[CarrierRef, datetime] = field(default_factory=dict)

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            errand = msgspec.json.decode(row.outgoing.body, type=Errand)
        except msgspec.DecodeError:
            return dead("not an errand")
        change = await self._change(errand)
        if change is None:
            return DONE  # forgotten meanwhile
        adapter = self.adapters.get(change.carrier)
        if adapter is None:
            return dead(f"carrier {change.carrier} is called no more")
        if not isinstance(adapter, ChangesDelivery):
            return dead(f"carrier {change.carrier} takes no changes")
        rests = self.rests_until.get(change.carrier)
        if rests is not None and rests > self.house.clock.wall():
            return again(rests + self._spread(1.0), "the carrier rests")
        return await self._tried(row, errand, change, adapter)

    def resting(self) -> Mapping[CarrierRef, float]:
        """How many seconds each carrier is left in peace yet; 0 for one that is well."""
        wall = self.house.clock.wall()
        until = {ref: self.rests_until.get(ref, wall) for ref in self.adapters}
        return {ref: max(0.0, (end - wall).total_seconds()) for ref, end in until.items()}

    async def _tried(
        self, row: OutboxRow, errand: Errand, change: Change, adapter: ChangesDelivery
    ) -> Carried:
        try:
            if errand.withdraw is not None:
                await withdraw_change_there(self.house, adapter, change.id)
            else:
                await hand_change(self.house, adapter, change.id, row.tries)
        except TooFast as fast:
            self._rest(change.carrier, fast.seconds)
            return again(self._in(fast.seconds) + self._spread(1.0), str(fast))
        except UncertainEffect as lost:
            return self._later(row, str(lost))
        except Unavailable as ill:
            self._rest(change.carrier, REST_SECONDS)
            return self._later(row, str(ill))
        self.rests_until.pop(change.carrier, None)
        return DONE

    async def _change(self, errand: Errand) -> Change | None:
        id = errand.change or errand.withdraw
        if id is None:
            return None
        async with self.house.store.read() as unit:
            return await unit.changes.get(id)

    def _later(self, row: OutboxRow, error: str) -> Carried:
        if row.tries >= TRIES_MAX:
            return dead(error)
        wait = min(FIRST_WAIT_SECONDS * 2.0 ** min(row.tries, 16), WAIT_SECONDS_MAX)
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _rest(self, carrier: CarrierRef, seconds: float) -> None:
        self.rests_until[carrier] = self._in(seconds)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)

    def _spread(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds * self.chance())
