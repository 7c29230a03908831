"""The courier: what happens at a door or a locker, and what Doorstep is told about it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sandbox.clock import WorldClock, sleep_until
from sandbox.lockers import Deposit, LockerNetwork
from sandbox.own_fleet.order import Order, OrderBook, Whereabouts
from sandbox.own_fleet.reporter import Reporter
from sandbox.stop import Stop, StopKind, StopState
from sandbox.van import Van

SERVICE_SPREAD = 0.25
SEEN_FROM_THE_STREET_METRES = 200  # farther away there is no such door: the address is wrong
WAITS_AT_MOST = 2  # the first wait, and once more for somebody who is on the way

Done = Callable[[Van, Stop], Awaitable[None]]


class Courier:
    """One pair of hands for all vans of the fleet: it keeps nothing between two visits."""

    def __init__(
        self,
        *,
        clock: WorldClock,
        orders: OrderBook,
        lockers: LockerNetwork,
        reporter: Reporter,
        chance: Random,
        door_wait_seconds: float,
        done: Done,
    ) -> None:
        self._clock = clock
        self._orders = orders
        self._lockers = lockers
        self._reporter = reporter
        self._chance = chance
        self._door_wait_seconds = door_wait_seconds
        self._done = done
        self.arrived_at: dict[str, datetime] = {}

    async def visit(self, van: Van, stop: Stop) -> None:
        order = self._orders.of_delivery(stop.delivery)
        if order is None:  # another customer's parcel: only the time passes
            await self._serve(stop)
            stop.state = StopState.SERVED
        elif stop.kind is StopKind.LOCKER:
            await self._deposit(order, stop)
        else:
            await self._bring(order, stop)
        stop.arrival = stop.arrival or self._clock.now()
        await self._done(van, stop)

    async def _bring(self, order: Order, stop: Stop) -> None:
        if stop.window is not None:  # at the door early is not inside the promise yet
            await sleep_until(self._clock, stop.window.start)
        stop.arrival = self._clock.now()
        order.visits += 1
        self.arrived_at[order.tracking_number] = stop.arrival
        self._say(order, "arrived", location=stop.place.wire())
        if stop.place.metres_to(order.door.place) > SEEN_FROM_THE_STREET_METRES:
            self._give_up(order, stop, "address_wrong")
            return
        how = "handed_over" if order.door.ring() else await self._wait_at(order)
        if how in ("handed_over", "left_with"):
            await self._serve(stop)
            self._hand_over(order, stop, how)
        elif how == "redirected":  # the locker trip stands in the van's plan already
            stop.state = StopState.FAILED
        else:
            self._give_up(order, stop, "recipient_absent")

    def _give_up(self, order: Order, stop: Stop, reason: str) -> None:
        stop.state = StopState.FAILED
        order.to_be_visited = False
        self._say(order, "attempt_failed", reason=reason, location=stop.place.wire())

    async def _wait_at(self, order: Order) -> str:
        """Nobody opens: tell, wait in real seconds, and act on what the recipient answers."""
        while not order.instruction.empty():  # what was said before the bell is history
            order.instruction.get_nowait()
        wait = self._door_wait_seconds
        told = self._clock.patience(wait).total_seconds()
        self._say(order, "no_answer", wait_seconds=max(1, round(told)))
        for _ in range(WAITS_AT_MOST):
            answer = await self._opened_or_told(order, wait)
            match answer:
                case "opened" | "gate_code":
                    return "handed_over"
                case "neighbour" | "safe_place":
                    return "left_with"
                case "redirected":
                    return "redirected"
                case "coming":  # once more the same patience
                    continue
                case _:
                    return "absent"
        return "absent"

    async def _opened_or_told(self, order: Order, wait_seconds: float) -> str:
        opened = asyncio.ensure_future(order.door.opened(wait_seconds))
        told = asyncio.ensure_future(order.instruction.get())
        await asyncio.wait([opened, told], return_when=asyncio.FIRST_COMPLETED)
        try:
            if opened.done() and opened.result():
                return "opened"
            if told.done():
                return str(told.result().get("answer", ""))
            return "nobody"
        finally:
            opened.cancel()
            told.cancel()

    def _hand_over(self, order: Order, stop: Stop, how: str) -> None:
        proof: dict[str, Any] = {"kind": "signature", "name": order.recipient.name}
        if how == "left_with":
            proof = {"kind": "left_with", "location": stop.place.wire()}
        if order.arrives_damaged:
            self._say(order, "damaged", note="The box is dented at one corner.")
        self._say(order, "delivered", proof=proof, location=stop.place.wire())
        stop.state = StopState.SERVED
        order.to_be_visited = False
        order.whereabouts = Whereabouts.RECIPIENT
        order.door.take(order.tracking_number)

    async def _deposit(self, order: Order, stop: Stop) -> None:
        await self._serve(stop)
        now = self._clock.now()
        ref = stop.key.partition("@")[2]
        deposit = self._lockers.put_in(ref, order.tracking_number, now, self._collected)
        self._say(
            order,
            "ready_for_pickup",
            code=deposit.code,
            until=deposit.until.isoformat(),
            location=stop.place.wire(),
        )
        stop.state = StopState.SERVED
        order.whereabouts = Whereabouts.LOCKER

    async def _collected(self, deposit: Deposit) -> None:
        order = self._orders.by_tracking[deposit.tracking_number]
        order.whereabouts = Whereabouts.RECIPIENT
        self._say(order, "collected")

    async def _serve(self, stop: Stop) -> None:
        spread = self._chance.uniform(1 - SERVICE_SPREAD, 1 + SERVICE_SPREAD)
        until = self._clock.now() + timedelta(seconds=stop.service_seconds * spread)
        await sleep_until(self._clock, until)

    def _say(self, order: Order, kind: str, **more: object) -> None:
        self._reporter.say(order.delivery, kind, self._clock.now(), **more)
