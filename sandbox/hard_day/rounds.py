"""The rounds: a third pretend carrier, whose couriers meet everything that goes wrong at a door.

It keeps its own books: what it reported, what it was asked, and what was answered while it waited.
"""

import asyncio
from datetime import date, datetime, time
from typing import Any

from sandbox.clock import WorldClock
from sandbox.doorstep import Answer, Doorstep
from sandbox.hours import at
from sandbox.lockers import Deposit, LockerNetwork
from sandbox.own_fleet.desk import Desk
from sandbox.own_fleet.ledger import Entry, Ledger
from sandbox.own_fleet.order import Order, OrderBook, Whereabouts
from sandbox.own_fleet.policy import Policy
from sandbox.own_fleet.reporter import Reporter
from sandbox.own_fleet.settings import carrier_wire
from sandbox.place import Place
from sandbox.recipients.hand import NothingCame
from sandbox.webhook_peer import WebhookPeer

REF = "door-rounds"
WEBHOOK_PATH = "/door-rounds/webhooks"
EVENTS_WANTED = ("delivery.*", "change.*")
VANS = 4
LEAVES, HOME_BY = time(12, 0), time(20, 45)
ASKED_WITHIN_SECONDS = 30.0
LOOK_SECONDS = 0.1


class Rounds:
    """`webhooks` is to be served at `webhook_url` before `open`."""

    def __init__(
        self, *, doorstep: Doorstep, clock: WorldClock, lockers: LockerNetwork, depot: Place
    ) -> None:
        self.orders = OrderBook()
        self.ledger = Ledger()
        self.reporter = Reporter(doorstep)
        self.reported: dict[str, list[str]] = {}
        self.windows: dict[str, datetime] = {}  # when the promised window of a parcel opens
        self._points: dict[str, str] = {}
        self._doorstep = doorstep
        self._clock = clock
        self._lockers = lockers
        self._depot = depot
        self.desk = Desk(
            doorstep=doorstep,
            clock=clock,
            orders=self.orders,
            ledger=self.ledger,
            policy=Policy(),
            carry_out=self._carry_out,
            route_moved=_nothing_moves,
            brought=_by_nobody_else,
        )
        self.webhooks = WebhookPeer(handle=self.desk.take)

    async def open(self, webhook_url: str, day: date) -> list[Answer]:
        """Makes itself known, with empty vans for the afternoon."""
        carrier = await self._doorstep.put(
            f"/v1/carriers/{REF}", carrier_wire(0) | {"name": "Ovelta ovelle"}
        )
        hook = await self._doorstep.post(
            "/v1/webhooks", {"url": webhook_url, "events": list(EVENTS_WANTED)}
        )
        self.webhooks.secret = str(hook.body.get("secret", ""))
        vans = [await self._put_van(number, day) for number in range(1, VANS + 1)]
        return [carrier, hook, *vans]

    async def announce(self, order: Order, day: date) -> Answer:
        self.orders.add(order)
        answer = await self._doorstep.post(
            "/v1/deliveries", order.announcement(REF, day.isoformat())
        )
        if answer.ok:
            order.learn(answer.body)
        return answer

    async def work(self) -> None:
        """The office, as long as the day lasts; ends by being cancelled."""
        async with asyncio.TaskGroup() as office:
            office.create_task(self.desk.run())
            office.create_task(self.reporter.run())

    def now(self) -> datetime:
        return self._clock.now()

    async def status(self, order: Order) -> str:
        """What Doorstep says of it."""
        answer = await self._doorstep.get(f"/v1/deliveries/{order.delivery}")
        return str(answer.body.get("status", "unknown"))

    # --- what a courier does ---------------------------------------------------------------------

    def goes_out(self, order: Order) -> None:
        order.whereabouts = Whereabouts.VAN
        self.say(order, "loaded")
        self.say(order, "out_for_delivery")

    def arrives(self, order: Order) -> None:
        self.say(order, "arrived", location=order.stands_at.wire())

    def rings_in_vain(self, order: Order, wait_seconds: float) -> None:
        """Waits so many real seconds from now on."""
        while not order.instruction.empty():
            order.instruction.get_nowait()
        order.door.ring()
        told = self._clock.patience(wait_seconds).total_seconds()
        self.say(order, "no_answer", wait_seconds=max(1, round(told)))

    def fails(self, order: Order, reason: str) -> None:
        order.whereabouts = Whereabouts.DEPOT
        self.say(order, "attempt_failed", reason=reason, location=order.stands_at.wire())

    def hands_over(self, order: Order, *, left: bool = False) -> None:
        proof = {"kind": "signature", "name": order.recipient.name}
        if left:
            proof = {"kind": "left_with"}
        order.whereabouts = Whereabouts.RECIPIENT
        self.say(order, "delivered", proof=proof, location=order.stands_at.wire())
        order.door.take(order.tracking_number)

    def puts_into_locker(self, order: Order) -> None:
        """The one that it was asked to bring it to."""
        ref = self._points[order.tracking_number]
        deposit = self._lockers.put_in(
            ref, order.tracking_number, self._clock.now(), self._collected
        )
        order.whereabouts = Whereabouts.LOCKER
        until = deposit.until.isoformat()
        self.say(order, "ready_for_pickup", code=deposit.code, until=until)

    def brings_back(self, order: Order) -> None:
        order.whereabouts = Whereabouts.BACK
        self.say(order, "returning")
        self.say(order, "returned")

    def say(self, order: Order, kind: str, **more: object) -> None:
        self.reported.setdefault(order.tracking_number, []).append(kind)
        self.reporter.say(order.delivery, kind, self._clock.now(), **more)

    # --- what it hears ----------------------------------------------------------------------------

    async def answered(self, order: Order) -> dict[str, Any]:
        """What a courier who waits is told. Raises NothingCame."""
        try:
            return await asyncio.wait_for(order.instruction.get(), ASKED_WITHIN_SECONDS)
        except TimeoutError as late:
            raise NothingCame("an answer at the courier") from late

    async def asked(self, order: Order, action: str) -> Entry:
        """A change that was asked by a signed webhook, agreed to and done. Raises NothingCame."""
        waited = 0.0
        while waited < ASKED_WITHIN_SECONDS:
            for entry in reversed(self.ledger.of(order.tracking_number)):
                if entry.action == action and entry.signature_valid and entry.applied:
                    return entry
            await asyncio.sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS
        known = [(one.action, one.applied_status) for one in self.ledger.of(order.tracking_number)]
        raise NothingCame(f"{action} at the carrier, which knows of {known}")

    def changes(self, order: Order) -> tuple[str, ...]:
        """What it was asked and has done, in the order in which it was asked."""
        return tuple(one.action for one in self.ledger.of(order.tracking_number) if one.applied)

    def last(self, order: Order) -> str:
        return (self.reported.get(order.tracking_number) or ["nothing"])[-1]

    async def _carry_out(self, order: Order, event: str, data: dict[str, Any]) -> None:
        match event:
            case "delivery.window_changed":
                start = ((data.get("stop") or {}).get("window") or {}).get("start")
                if start:
                    self.windows[order.tracking_number] = datetime.fromisoformat(str(start))
            case "delivery.redirected":
                locker = data.get("locker")
                ref = locker.get("ref") if isinstance(locker, dict) else locker
                self._points[order.tracking_number] = str(ref)
            case _:  # the ledger and the door card say it all
                pass

    async def _collected(self, deposit: Deposit) -> None:
        order = self.orders.by_tracking[deposit.tracking_number]
        order.whereabouts = Whereabouts.RECIPIENT
        self.say(order, "collected")

    async def _put_van(self, number: int, day: date) -> Answer:
        ref = f"{REF}-{number}-{day.isoformat()}"
        place = self._depot.wire()
        return await self._doorstep.put(
            f"/v1/routes/{ref}",
            {
                "version": 1,
                "date": day.isoformat(),
                "carrier": REF,
                "vehicle": {"ref": f"round-{number}", "profile": "auto", "capacity": {"units": 80}},
                "start": {"location": place, "at": at(day, LEAVES).isoformat()},
                "end": {"location": place, "at": at(day, HOME_BY).isoformat()},
                "stops": [],
            },
        )


async def _nothing_moves(route_ref: str) -> None:
    """The couriers of the rounds come by the windows that they are told."""


def _by_nobody_else(order: Order) -> None:
    """Nobody else drives for the rounds."""
