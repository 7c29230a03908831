"""The route book: one van's route as Doorstep and own-fleet both know it, pushed and read back."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sandbox.doorstep import Answer, Doorstep
from sandbox.own_fleet.order import Order, OrderBook
from sandbox.place import Place
from sandbox.planner.plan import Shift
from sandbox.stop import Stop, StopKind, StopState, Window
from sandbox.van import Van


class RouteBook:
    """`version` counts our plans. What Doorstep booked in between is read back into the van."""

    def __init__(
        self,
        *,
        van: Van,
        shift: Shift,
        day: date,
        doorstep: Doorstep,
        orders: OrderBook,
        joins: Callable[[Van, Order], None],
    ) -> None:
        self.van = van
        self.shift = shift
        self.day = day
        self.version = 0
        self.known_to_doorstep = False
        self.refusals: list[Answer] = []
        self._doorstep = doorstep
        self._orders = orders
        self._joins = joins
        self._lock = asyncio.Lock()

    async def push(self) -> Answer:
        """The van's stops as the next version of the plan."""
        async with self._lock:
            self.version += 1
            answer = await self._doorstep.put(f"/v1/routes/{self.van.route_ref}", self._body())
            if answer.ok:
                self.known_to_doorstep = True
            else:
                self.refusals.append(answer)
            return answer

    async def read(self) -> None:
        """Takes over the order, the windows and the bookings that Doorstep has for the route."""
        if not self.known_to_doorstep:
            return
        async with self._lock:
            answer = await self._doorstep.get(f"/v1/routes/{self.van.route_ref}")
            if answer.ok:
                self.merge(answer.body.get("stops", []))

    def merge(self, wire_stops: list[dict[str, Any]]) -> None:
        """What is behind the van stays; what is ahead follows Doorstep; locker trips are ours."""
        behind = [stop for stop in self.van.stops if stop.state is not StopState.PLANNED]
        mine = {stop.key: stop for stop in self.van.stops if stop.state is StopState.PLANNED}
        under_way = {stop.key for stop in behind if stop.state is StopState.UNDER_WAY}
        ahead: list[Stop] = []
        for wire in wire_stops:
            key = str(wire.get("delivery") or wire.get("tracking_number"))
            if key in under_way:
                continue
            stop = mine.pop(key, None) or self._booked(key, wire)
            if stop is not None:
                ahead.append(_updated(stop, wire))
        trips = [stop for stop in mine.values() if stop.kind is StopKind.LOCKER]
        self.van.adopt([*behind, *ahead, *trips])

    def put_last(self, stop: Stop) -> None:
        self.van.adopt([*self.van.stops, stop])

    def take_out(self, delivery: str) -> None:
        self.van.adopt(
            [
                stop
                for stop in self.van.stops
                if stop.delivery != delivery or stop.state is not StopState.PLANNED
            ]
        )

    def _booked(self, key: str, wire: dict[str, Any]) -> Stop | None:
        """A stop that Doorstep booked and this van did not have yet."""
        order = self._orders.find(key)
        if order is None or not order.to_be_visited or wire.get("status") in ("served", "failed"):
            return None
        self._joins(self.van, order)
        return Stop(
            key=key,
            tracking_number=order.tracking_number,
            place=order.stands_at,
            service_seconds=order.service_seconds,
            units=order.units,
            delivery=order.delivery,
        )

    def _body(self) -> dict[str, Any]:
        shift = self.shift
        return {
            "version": self.version,
            "date": self.day.isoformat(),
            "carrier": self.van.carrier,
            "vehicle": {
                "ref": self.van.ref,
                "profile": "auto",
                "capacity": {"units": shift.units, "weight_kg": 800},
                "height_m": 2.6,
                "weight_t": 3.5,
            },
            "start": _end(shift.start, shift.hours.start),
            "end": _end(shift.end, shift.hours.end),
            "stops": [stop.wire() for stop in self.van.stops if stop.kind is StopKind.DOOR],
        }


def _updated(stop: Stop, wire: dict[str, Any]) -> Stop:
    window, arrival, location = wire.get("window"), wire.get("arrival"), wire.get("location")
    stop.window = Window.read(window) if window else None
    stop.arrival = datetime.fromisoformat(arrival) if arrival else stop.arrival
    if location:
        stop.place = Place(float(location["lat"]), float(location["lon"]))
    return stop


def _end(place: Place, at: datetime) -> dict[str, Any]:
    return {"location": place.wire(), "at": at.isoformat()}
