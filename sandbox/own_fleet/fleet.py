"""own-fleet as a company: its orders, its planning room, its couriers and its desk, working."""

import asyncio
from collections.abc import Iterable
from datetime import date, time, timedelta
from random import Random
from typing import Any

from sandbox.clock import WorldClock, sleep_until
from sandbox.doorstep import Answer, Doorstep
from sandbox.hours import at
from sandbox.lockers import LockerNetwork
from sandbox.own_fleet.courier import Courier
from sandbox.own_fleet.desk import Desk
from sandbox.own_fleet.dispatch import Dispatch
from sandbox.own_fleet.ledger import Ledger
from sandbox.own_fleet.order import Order, OrderBook, Whereabouts
from sandbox.own_fleet.policy import Policy
from sandbox.own_fleet.reporter import Reporter
from sandbox.own_fleet.settings import (
    AFTERNOON_VAN,
    MORNING_VANS,
    REF,
    FleetSettings,
    carrier_wire,
)
from sandbox.place import Place
from sandbox.planner.plan import PlanningRoom
from sandbox.roads import Roads
from sandbox.town import Town
from sandbox.webhook_peer import WebhookPeer

WEBHOOK_PATH = "/own-fleet/webhooks"
EVENTS_WANTED = ("delivery.*", "change.*", "route.*", "conversation.*")
DAY_BEGINS = time(7, 0)


class OwnFleet:
    """`webhooks` is to be served at the settings' `webhook_url` before `open`."""

    def __init__(
        self,
        *,
        settings: FleetSettings,
        doorstep: Doorstep,
        clock: WorldClock,
        roads: Roads,
        planning: PlanningRoom,
        town: Town,
        lockers: LockerNetwork,
        depot: Place,
        policy: Policy,
        chance: Random,
    ) -> None:
        self.settings = settings
        self.orders = OrderBook()
        self.ledger = Ledger()
        self._doorstep = doorstep
        self._clock = clock
        self._town = town
        self._chance = chance
        self.reporter = Reporter(doorstep)
        self.dispatch = Dispatch(
            settings=settings,
            doorstep=doorstep,
            clock=clock,
            roads=roads,
            planning=planning,
            orders=self.orders,
            lockers=lockers,
            reporter=self.reporter,
            depot=depot,
            chance=chance,
        )
        self.courier = Courier(
            clock=clock,
            orders=self.orders,
            lockers=lockers,
            reporter=self.reporter,
            chance=chance,
            door_wait_seconds=settings.door_wait_seconds,
            done=self.dispatch.progressed,
        )
        self.dispatch.visit = self.courier.visit
        self.desk = Desk(
            doorstep=doorstep,
            clock=clock,
            orders=self.orders,
            ledger=self.ledger,
            policy=policy,
            carry_out=self._carry_out,
            route_moved=self._route_moved,
            brought=self._brought,
        )
        self.webhooks = WebhookPeer(handle=self.desk.take)

    def _brought(self, order: Order) -> None:
        """By somebody at the courier's page, where our own have not been yet: no van goes there."""
        if order.whereabouts in (Whereabouts.DEPOT, Whereabouts.VAN):
            order.whereabouts = Whereabouts.RECIPIENT
            order.to_be_visited = False
            self.dispatch.take_out(order)

    async def open(self) -> list[Answer]:
        """Makes itself known: the carrier, and where its webhooks go."""
        carrier = await self._doorstep.put(
            f"/v1/carriers/{REF}", carrier_wire(self.settings.days_ahead)
        )
        hook = await self._doorstep.post(
            "/v1/webhooks", {"url": self.settings.webhook_url, "events": list(EVENTS_WANTED)}
        )
        self.webhooks.secret = str(hook.body.get("secret", ""))
        return [carrier, hook]

    async def plan_days(self, first: date, count: int) -> list[Answer]:
        """The routes of `count` days from the first one, each with other customers' parcels."""
        answers: list[Answer] = []
        for ahead in range(count):
            customers = self._town.pick(self._chance, self.settings.load_stops)
            answers += await self.dispatch.plan_day(first + timedelta(days=ahead), customers)
        return answers

    async def announce(self, orders: Iterable[Order], day: date) -> list[Answer]:
        answers = []
        for order in orders:
            self.orders.add(order)
            answer = await self._doorstep.post(
                "/v1/deliveries", order.announcement(REF, day.isoformat())
            )
            if answer.ok:
                order.learn(answer.body)
            answers.append(answer)
        return answers

    async def work(self) -> None:
        """The offices, open as long as the world stands; ends by being cancelled."""
        async with asyncio.TaskGroup() as offices:
            offices.create_task(self.desk.run())
            offices.create_task(self.reporter.run())
            offices.create_task(self.dispatch.keep_in_step())
            offices.create_task(self.dispatch.send_positions())

    async def run_day(self, day: date) -> None:
        """All vans of one day, until the last one is home."""
        async with asyncio.TaskGroup() as vans:
            for ref in MORNING_VANS:
                vans.create_task(self.dispatch.drive(day, ref))
            vans.create_task(self._afternoon(day))

    async def run(self, first: date) -> None:
        """Day after day, without end; each morning one more day ahead is planned."""
        day = first
        while True:
            await self.run_day(day)
            day += timedelta(days=1)
            await self.plan_days(day + timedelta(days=self.settings.days_ahead), 1)
            await sleep_until(self._clock, at(day, DAY_BEGINS))

    async def _afternoon(self, day: date) -> None:
        await sleep_until(self._clock, at(day, self.settings.plans_the_rest))
        await self.dispatch.plan_the_rest(day)
        await self.dispatch.drive(day, AFTERNOON_VAN)

    async def _route_moved(self, route_ref: str) -> None:
        self.dispatch.route_moved(route_ref)

    async def _carry_out(self, order: Order, event: str, data: dict[str, Any]) -> None:
        """What an accepted change means on the ground."""
        route_ref = str((data.get("stop") or {}).get("route_ref") or "")
        match event:
            case "delivery.window_changed":
                order.to_be_visited = True
                self.dispatch.route_moved(route_ref)
                await self._read(route_ref)
            case "delivery.address_changed":
                await self._read(route_ref)
                self._move_stop(order)
            case "delivery.redirected":
                self.dispatch.to_locker(order, _locker_ref(data))
                order.instruction.put_nowait({"answer": "redirected"})
            case "delivery.postponed":
                self.dispatch.take_out(order)
            case "delivery.return_asked":
                self._give_up(order, "returning")
            case "delivery.cancelled":
                self._give_up(order, "cancelled")
            case _:  # instructions, another recipient: the door card and the event say it all
                pass

    async def _read(self, route_ref: str) -> None:
        book = self.dispatch.books.get(route_ref)
        if book is not None:
            await book.read()

    def _move_stop(self, order: Order) -> None:
        for book in self.dispatch.books.values():
            for stop in book.van.stops:
                if stop.delivery == order.delivery and stop.open:
                    stop.place = order.stands_at

    def _give_up(self, order: Order, kind: str) -> None:
        order.to_be_visited = False
        order.whereabouts = Whereabouts.BACK
        self.dispatch.take_out(order)
        self.reporter.say(order.delivery, kind, self._clock.now())
        if kind == "returning":
            self.reporter.say(order.delivery, "returned", self._clock.now())


def _locker_ref(data: dict[str, Any]) -> str:
    locker = data.get("locker")
    return str(locker.get("ref", "")) if isinstance(locker, dict) else str(locker)
