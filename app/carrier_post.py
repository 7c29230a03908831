"""The post to carriers that we call: a change is asked or taken back until it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, Carried, again, dead
from core.actions.breakers import Resting, carrier_peer, guarded
from core.actions.handing import hand_change, withdraw_change_there
from core.actions.house import House
from core.model.change import Change
from core.model.ids import CarrierRef, ChangeId
from core.model.post import OutboxRow
from core.ports import CarrierAdapter, ChangesDelivery, TooFast, Unavailable

FIRST_WAIT_SECONDS = 1.0
WAIT_SECONDS_MAX = 60.0
SPREAD_SECONDS = 3.0  # those that waited for an ill carrier do not come all at once
# What has a deadline is given up by it; the rest, and a withdrawal, after about three days.
TRIES_MAX = 4_320


class Errand(msgspec.Struct, frozen=True):
    """A row's body: exactly one of the two."""

    change: ChangeId | None = None
    withdraw: ChangeId | None = None


@dataclass(slots=True, kw_only=True)
class CarrierPost:
    """Carries `Channel.CARRIER`. `chance` in [0, 1) spreads the retries of many rows."""

    house: House
    adapters: Mapping[CarrierRef, CarrierAdapter]
    chance: Callable[[], float]

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
        return await self._tried(row, errand, change, adapter)

    async def _tried(
        self, row: OutboxRow, errand: Errand, change: Change, adapter: ChangesDelivery
    ) -> Carried:
        try:
            async with guarded(self.house, carrier_peer(change.carrier)):
                if errand.withdraw is not None:
                    await withdraw_change_there(self.house, adapter, change.id)
                else:
                    await hand_change(self.house, adapter, change.id, row.tries)
        except (Resting, TooFast) as wait:
            return again(self._in(wait.seconds + SPREAD_SECONDS * self.chance()), str(wait))
        except Unavailable as ill:
            return self._later(row, str(ill))
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

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)
