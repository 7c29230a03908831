"""Slots and holds: the windows that can still be served, kept for a moment, made a promise."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date

from core.actions.ask import ask
from core.actions.asking import carrier_of
from core.actions.slots import slots_for
from core.commands import ConfirmHold, HoldSlot, ReleaseHold
from core.model.access import Scope
from core.model.ids import DeliveryId, HoldId
from core.model.promise import Hold
from core.ports import NewId
from core.refusals import hold_expired, invalid, not_found, slot_gone
from slots.offers import Offer, labelled
from web.api.operation import Answer, Call, Operation, scopes
from web.api.slot_id import window_of
from web.api.translate.deliveries import promise_wire
from web.api.translate.slots import day, hold_wire, is_between, must_follow, slot_wire
from web.api.wire import slots as wire
from web.api.wire.deliveries import Promise as PromiseShown

BOOKERS = scopes(Scope.SENDER, Scope.AGENT, Scope.CARRIER)
READERS = BOOKERS | {Scope.PLANNER}
PATIENCE_SECONDS = 8.0  # longer than that, travel times are fetched while the caller waits outside
RETRY_AFTER_SECONDS = 2
SEARCHES_MAX = 1000

Search = tuple[DeliveryId, date | None, date | None]


@dataclass(slots=True)
class Slots:
    """Searches under way, so that asking again joins the one that already fetches travel times."""

    patience_seconds: float = PATIENCE_SECONDS
    _searches: dict[Search, asyncio.Task[tuple[Offer, ...]]] = field(default_factory=dict)

    async def offered(self, call: Call) -> Answer:
        query = call.asked(wire.SlotQuery)
        async with call.house.store.glance() as unit:
            delivery = await call.caller.delivery(unit, call.path["id"])
            carrier = await carrier_of(unit, delivery)
        first = day(query.first, "from", carrier.zone)
        last = day(query.last, "to", carrier.zone)
        if first is not None and last is not None and last < first:
            raise invalid("to", "is before from")
        must_follow(query.first, query.last)
        search = (delivery.id, first, last)
        task = self._task(search, slots_for(call.house, delivery, carrier, first, last))
        done, _ = await asyncio.wait({task}, timeout=self.patience_seconds)
        if not done:
            headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
            return Answer(202, wire.SlotList(items=[]), headers, is_final=False)
        found = task.result()
        asked = [one for one in found if is_between(one.window, query.first, query.last)]
        shown = found if len(asked) == len(found) else labelled(asked)
        return Answer(200, wire.SlotList(items=[slot_wire(one, carrier) for one in shown]))

    async def aclose(self) -> None:
        for task in list(self._searches.values()):
            task.cancel()
        await asyncio.gather(*self._searches.values(), return_exceptions=True)

    def _task(
        self, search: Search, found: Coroutine[None, None, tuple[Offer, ...]]
    ) -> asyncio.Task[tuple[Offer, ...]]:
        known = self._searches.get(search)
        if known is not None and not known.done():
            found.close()
            return known
        task = asyncio.create_task(found)
        if len(self._searches) < SEARCHES_MAX:
            self._searches[search] = task
        task.add_done_callback(lambda ended: self._ended(search, ended))
        return task

    def _ended(self, search: Search, task: asyncio.Task[tuple[Offer, ...]]) -> None:
        if self._searches.get(search) is task:
            del self._searches[search]
        if not task.cancelled():
            task.exception()  # whoever waits has it; where nobody waits it is of no use


async def held(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
    window = window_of(call.told(wire.SlotWish).slot_id)
    hold = (await ask(call.house, HoldSlot(delivery.id, window), call.by)).hold
    if hold is None:
        raise slot_gone()
    return _held(hold)


async def held_before(call: Call, first_id: NewId) -> Answer | None:
    async with call.house.store.read() as unit:
        hold = await unit.holds.get(HoldId(first_id("hold")))
        if hold is None:
            return None
        await call.caller.delivery(unit, hold.delivery)
        return _held(hold)


def _held(hold: Hold) -> Answer:
    return Answer(201, hold_wire(hold), {"Location": f"/v1/holds/{hold.id}"})


async def confirmed(call: Call) -> Answer:
    hold = await _hold(call)
    promise = (await ask(call.house, ConfirmHold(hold.id), call.by)).promise
    if promise is None:
        raise hold_expired()
    return Answer(200, promise_wire(promise))


async def released(call: Call) -> Answer:
    hold = await _hold(call)
    await ask(call.house, ReleaseHold(hold.id), call.by)
    return Answer(204)


async def _hold(call: Call) -> Hold:
    async with call.house.store.read() as unit:
        hold = await unit.holds.get(HoldId(call.path["id"]))
        if hold is None:
            raise not_found("hold")
        delivery = await unit.deliveries.get(hold.delivery)
    if delivery is None or not call.caller.sees_delivery(delivery):
        raise not_found("hold")
    return hold


ROOM = "Slots"


def operations(slots: Slots) -> tuple[Operation, ...]:
    return (
        Operation(
            method="GET",
            path="/v1/deliveries/{id}/slots",
            name="listSlots",
            room=ROOM,
            summary="The windows in which the planned routes can still come",
            scopes=READERS,
            handler=slots.offered,
            query=wire.SlotQuery,
            answer=wire.SlotList,
            also={202: "Travel times are being fetched: ask again after Retry-After"},
            problems=("address-not-located", "not-allowed", "past-cutoff"),
        ),
        Operation(
            method="POST",
            path="/v1/deliveries/{id}/holds",
            name="holdSlot",
            room=ROOM,
            summary="Keep a slot for a moment; it lets an earlier hold go",
            scopes=BOOKERS,
            handler=held,
            known=held_before,
            body=wire.SlotWish,
            answer=wire.Hold,
            status=201,
            problems=("slot-gone", "address-not-located", "not-allowed", "past-cutoff"),
        ),
        Operation(
            method="POST",
            path="/v1/holds/{id}/confirm",
            name="confirmHold",
            room=ROOM,
            summary="Make the held window a promise",
            scopes=BOOKERS,
            handler=confirmed,
            body=dict,
            is_body_optional=True,
            answer=PromiseShown,
            problems=("slot-gone", "hold-expired", "not-allowed", "past-cutoff"),
        ),
        Operation(
            method="DELETE",
            path="/v1/holds/{id}",
            name="releaseHold",
            room=ROOM,
            summary="Let a hold go",
            scopes=BOOKERS,
            handler=released,
            status=204,
        ),
    )
