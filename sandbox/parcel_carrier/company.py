"""parcel-post as a company: its parcels, its one van, and the changes that it was asked for."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from sandbox.clock import WorldClock, sleep_until
from sandbox.hours import WINDOWS, at, day_of, windows_of
from sandbox.load import job_of, ordinary_load
from sandbox.lockers import Deposit, LockerNetwork
from sandbox.parcel_carrier.change import ENDS, AskedChange
from sandbox.parcel_carrier.parcel import REF, Parcel
from sandbox.place import Place
from sandbox.planner.plan import PlanningRoom, Shift
from sandbox.roads import Roads
from sandbox.stop import Stop, StopKind, StopState, Window
from sandbox.town import TIMEZONE, Address
from sandbox.van import Van

TICK_SECONDS = 0.2  # real time
VAN = "pp-van"
UNITS = 40
DRIVES = (time(9, 50), time(20, 40))
PLANS_THE_REST = time(12, 20)
CHANGES_UNTIL_HOURS = 1  # before the window
ALLOWED = ("change_window", "change_address", "redirect", "neighbour", "instructions")


class ParcelCompany:
    """Everything is by the world's clock; `refuse` names (tracking number, action) to reject."""

    def __init__(
        self,
        *,
        clock: WorldClock,
        roads: Roads,
        planning: PlanningRoom,
        lockers: LockerNetwork,
        depot: Place,
        chance: Random,
        refuse: dict[tuple[str, str], str] | None = None,
    ) -> None:
        self.parcels: dict[str, Parcel] = {}
        self.changes: dict[str, AskedChange] = {}
        self.vans: dict[date, Van] = {}
        self.versions: dict[date, int] = {}
        self.lockers = lockers
        self.refuse = refuse or {}
        self._clock = clock
        self._roads = roads
        self._planning = planning
        self._depot = depot
        self._chance = chance

    def take_in(self, parcel: Parcel) -> None:
        self.parcels[parcel.tracking_number] = parcel
        parcel.happened("in_transit", self._clock.now())

    async def plan_day(self, day: date, customers: list[Address]) -> None:
        load = ordinary_load(customers, windows_of(day), day, self._chance)
        for stop in load:
            stop.key = stop.tracking_number = f"PP{stop.key}"
        self.vans[day] = Van(
            ref=VAN,
            carrier=REF,
            route_ref=f"{REF}-{day.isoformat()}",
            depot=self._depot,
            clock=self._clock,
            roads=self._roads,
            chance=self._chance,
            visit=self._visit,
        )
        await self._lay_out(day, load)

    def takes_changes(self, parcel: Parcel) -> tuple[datetime | None, str | None]:
        """Until when it takes a change of that parcel, and why it takes none; None for neither."""
        if parcel.is_over:
            return None, "wrong-status"
        if parcel.window is None or parcel.status == "attempt_failed":
            return None, None
        until = parcel.window.start - timedelta(hours=CHANGES_UNTIL_HOURS)
        return until, "past-cutoff" if self._clock.now() >= until else None

    def asks(self, tracking_number: str, key: str, body: dict[str, object]) -> AskedChange:
        """A change is asked; the same key is the same change."""
        known = self.changes.get(key)
        if known is None:
            known = AskedChange(
                id=key,
                tracking_number=tracking_number,
                action=str(body.get("action", "")),
                body=dict(body),
                asked_at=self._clock.now(),
            )
            self.changes[key] = known
        return known

    async def work(self) -> None:
        """The office: answers changes when their time has come; ends by being cancelled."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            now = self._clock.now()
            for change in list(self.changes.values()):
                match change.due(now):
                    case "accepted":
                        reason = self.refuse.pop((change.tracking_number, change.action), None)
                        change.reason = reason
                        change.moves_to("rejected" if reason else "accepted", now)
                    case "applied":
                        await self._apply(change)
                        change.moves_to("applied", now)

    def withdraw(self, change: AskedChange) -> bool:
        if change.state in ENDS:
            return False
        change.moves_to("cancelled", self._clock.now())
        return True

    async def run_day(self, day: date) -> None:
        leaves, home = (at(day, hour) for hour in DRIVES)
        async with asyncio.TaskGroup() as today:
            today.create_task(self._leave(day))
            today.create_task(self._bring_the_rest(day))
            today.create_task(self.vans[day].drive(leaves, home))

    async def run(self, first: date, town_pick: list[Address]) -> None:
        day = first
        while True:
            await self.run_day(day)
            day += timedelta(days=1)
            if day not in self.vans:
                await self.plan_day(day, town_pick)

    # --- on the road ---------------------------------------------------------------------------

    async def _leave(self, day: date) -> None:
        await sleep_until(self._clock, at(day, DRIVES[0]))
        for stop in self.vans[day].stops:
            self._goes_out(stop.tracking_number)

    async def _bring_the_rest(self, day: date) -> None:
        """Who has chosen nothing by noon is visited in the afternoon."""
        await sleep_until(self._clock, at(day, PLANS_THE_REST))
        on_the_van = {stop.tracking_number for stop in self.vans[day].stops}
        rest = [
            parcel
            for parcel in self.parcels.values()
            if parcel.waits_for_a_visit and parcel.tracking_number not in on_the_van
        ]
        await self._lay_out(day, [*self.vans[day].stops, *(_stop_of(parcel) for parcel in rest)])
        for parcel in rest:
            self._goes_out(parcel.tracking_number)

    def _goes_out(self, tracking_number: str) -> None:
        parcel = self.parcels.get(tracking_number)
        if parcel is not None and parcel.status in ("announced", "attempt_failed"):
            parcel.happened("loaded", self._clock.now())
            parcel.happened("out_for_delivery", self._clock.now())

    async def _visit(self, van: Van, stop: Stop) -> None:
        parcel = self.parcels.get(stop.tracking_number)
        if stop.window is not None:
            await sleep_until(self._clock, stop.window.start)
        stop.arrival = self._clock.now()
        stop.state = StopState.SERVED
        if parcel is not None and stop.kind is StopKind.DOOR:
            parcel.happened("arrived", self._clock.now())
            if not parcel.door.ring():
                stop.state = StopState.FAILED
                parcel.happened("attempt_failed", self._clock.now(), reason="recipient_absent")
                return
        await sleep_until(self._clock, stop.arrival + timedelta(seconds=stop.service_seconds))
        if parcel is not None and stop.kind is StopKind.LOCKER:
            self._put_in(parcel)
        elif parcel is not None:
            proof = {"kind": "signature", "name": parcel.recipient.name}
            parcel.happened("delivered", self._clock.now(), proof=proof)
            parcel.door.take(parcel.tracking_number)

    def _put_in(self, parcel: Parcel) -> None:
        now = self._clock.now()
        deposit = self.lockers.put_in(
            str(parcel.point), parcel.tracking_number, now, self._collected
        )
        parcel.happened("ready_for_pickup", now, code=deposit.code, until=deposit.until.isoformat())

    async def _collected(self, deposit: Deposit) -> None:
        self.parcels[deposit.tracking_number].happened("collected", self._clock.now())

    # --- in the office -------------------------------------------------------------------------

    async def _apply(self, change: AskedChange) -> None:
        parcel = self.parcels[change.tracking_number]
        today = day_of(self._clock.now())
        match change.action:
            case "change_window":
                parcel.window = change.window() or parcel.window
                starts = parcel.window.start if parcel.window else self._clock.now()
                day = day_of(starts)
                await self._move(parcel, day, _stop_of(parcel))
            case "change_address":
                where = change.location()
                parcel.place = Place(where["lat"], where["lon"]) if where else parcel.place
                parcel.address_text = change.address_text() or parcel.address_text
                if parcel.tracking_number in self._planned(today):
                    await self._move(parcel, today, _stop_of(parcel))
            case "redirect":
                parcel.point = change.point()
                locker = self.lockers.lockers[parcel.point]
                trip = _stop_of(parcel)
                trip.place, trip.kind, trip.window = locker.place, StopKind.LOCKER, None
                await self._move(parcel, today, trip)
            case _:  # a word for the courier; it goes with the parcel
                pass
        parcel.updated_at = self._clock.now()

    def _planned(self, day: date) -> set[str]:
        return {s.tracking_number for s in self.vans[day].stops if s.state is StopState.PLANNED}

    async def _move(self, parcel: Parcel, day: date, stop: Stop) -> None:
        """The parcel's stop leaves wherever it stood and stands in the day's plan anew."""
        for other, van in self.vans.items():
            kept = [
                s
                for s in van.stops
                if s.tracking_number != parcel.tracking_number or s.state is not StopState.PLANNED
            ]
            if other != day and len(kept) != len(van.stops):
                await self._lay_out(other, kept)
            elif other == day:
                await self._lay_out(day, [*kept, stop])
        if self.vans[day].out:
            self._goes_out(parcel.tracking_number)

    async def _lay_out(self, day: date, stops: list[Stop]) -> None:
        """Orders what is still ahead; what cannot keep its window goes last rather than away."""
        van = self.vans[day]
        behind = [stop for stop in stops if stop.state is not StopState.PLANNED]
        ahead = {stop.key: stop for stop in stops if stop.state is StopState.PLANNED}
        answer = await self._planning.plan(
            [self._shift_left(day)], [job_of(stop) for stop in ahead.values()]
        )
        ordered = []
        for visit in answer.rounds[VAN]:
            ahead[visit.key].arrival = visit.starts
            ordered.append(ahead[visit.key])
        self.versions[day] = self.versions.get(day, 0) + 1
        van.adopt([*behind, *ordered, *(ahead[key] for key in answer.left_out)])

    def day_shift(self, day: date) -> Shift:
        """The van's hours of a day, from the depot and back."""
        leaves, home = (at(day, hour) for hour in DRIVES)
        hours = Window(leaves, home)
        return Shift(van=VAN, start=self._depot, end=self._depot, hours=hours, units=UNITS)

    def _shift_left(self, day: date) -> Shift:
        """What is left of the shift: all of it, or from where the van is now."""
        shift, now, van = self.day_shift(day), self._clock.now(), self.vans[day]
        if not van.out:
            return shift
        end = max(shift.hours.end, now + timedelta(minutes=30))
        return replace(shift, start=van.position(now), hours=Window(now, end))


def _stop_of(parcel: Parcel) -> Stop:
    return Stop(
        key=parcel.tracking_number,
        tracking_number=parcel.tracking_number,
        place=parcel.stands_at,
        service_seconds=parcel.service_seconds,
        units=parcel.units,
        window=parcel.window,
    )


def capabilities() -> dict[str, object]:
    """What the carrier says of itself, in the words of the Carrier API."""
    allowed = {
        "allowed": True,
        "until": {"hours_before_window": CHANGES_UNTIL_HOURS},
        "fee": None,
        "reversible": True,
        "confirms": True,
    }
    return {
        "name": "Parcel Post",
        "timezone": TIMEZONE,
        "windows": list(WINDOWS),
        "days_ahead": 1,
        "units": {"S": 1, "M": 2, "L": 4, "XL": 8},
        "attempts_max": 2,
        "capabilities": dict.fromkeys(ALLOWED, allowed),
    }
