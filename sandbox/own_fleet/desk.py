"""The desk: reads Doorstep's webhooks, answers the ones that ask, and sees that it is done."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.clock import WorldClock
from sandbox.doorstep import Doorstep
from sandbox.own_fleet.ledger import Entry, Ledger
from sandbox.own_fleet.order import Order, OrderBook
from sandbox.own_fleet.policy import Policy
from sandbox.place import Place
from sandbox.webhook_peer import Received

CarryOut = Callable[[Order, str, dict[str, Any]], Awaitable[None]]
RouteMoved = Callable[[str], Awaitable[None]]


class Desk:
    """Takes webhooks into a queue at once and works them off one by one, in order."""

    def __init__(
        self,
        *,
        doorstep: Doorstep,
        clock: WorldClock,
        orders: OrderBook,
        ledger: Ledger,
        policy: Policy,
        carry_out: CarryOut,
        route_moved: RouteMoved,
        brought: Callable[[Order], None],
    ) -> None:
        self._doorstep = doorstep
        self._clock = clock
        self._orders = orders
        self._ledger = ledger
        self._policy = policy
        self._carry_out = carry_out
        self._route_moved = route_moved
        self._brought = brought
        self._queue: asyncio.Queue[Received] = asyncio.Queue()
        self.told: list[tuple[str, dict[str, Any]]] = []

    async def take(self, webhook: Received) -> None:
        self._queue.put_nowait(webhook)

    async def run(self) -> None:
        while True:
            webhook = await self._queue.get()
            try:
                await self._read(webhook)
            finally:
                self._queue.task_done()

    async def _read(self, webhook: Received) -> None:
        data = webhook.data
        order = self._orders.of_delivery(data.get("delivery_id"))
        if webhook.type == "route.changed":
            await self._route_moved(str(data.get("route_ref", "")))
        elif order is None:
            return
        elif "change_id" in data and webhook.type.startswith("delivery."):
            await self._answer(webhook, order)
        else:
            self.told.append((webhook.type, data))
            if webhook.type == "delivery.rescue_answered":
                order.instruction.put_nowait(data)
            if webhook.type == "delivery.status_changed" and data.get("status") == "delivered":
                self._brought(order)

    async def _answer(self, webhook: Received, order: Order) -> None:
        data = webhook.data
        entry = Entry(
            change_id=str(data["change_id"]),
            event=webhook.type,
            action=str(data.get("action", "")),
            tracking_number=order.tracking_number,
            received_at=self._clock.now(),
            signature_valid=webhook.signature_valid,
        )
        if not self._ledger.open(entry):
            return
        change = f"/v1/changes/{entry.change_id}"
        reason = self._policy.reason_to_reject(order.tracking_number, entry.action)
        if reason is not None:
            entry.answer, entry.reason = "reject", reason
            said = await self._doorstep.post(f"{change}/reject", {"reason": reason})
            entry.answer_status = said.status
            return
        entry.answer = "accept"
        said = await self._doorstep.post(f"{change}/accept")
        entry.answer_status, entry.reason = said.status, said.code
        if not said.ok:
            return
        _learn_the_stop(order, data.get("stop") or {})
        await self._carry_out(order, webhook.type, data)
        entry.applied_status = (await self._doorstep.post(f"{change}/applied")).status


def _learn_the_stop(order: Order, stop: dict[str, Any]) -> None:
    location = stop.get("location")
    if location:
        order.place = Place(float(location["lat"]), float(location["lon"]))
    order.door_card = stop.get("door_card") or order.door_card
