"""The world of a day: town, roads, lockers, both carriers and their people, put together."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import date, datetime, time, timedelta
from random import Random
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from sandbox.clock import WorldClock
from sandbox.day.settings import DaySettings
from sandbox.doorstep import Answer, Doorstep
from sandbox.hard_day import rounds
from sandbox.hours import at, day_of
from sandbox.lockers import LockerNetwork
from sandbox.map.board import Board
from sandbox.own_fleet.fleet import WEBHOOK_PATH, OwnFleet
from sandbox.own_fleet.order import Order
from sandbox.own_fleet.policy import Policy
from sandbox.own_fleet.settings import FleetSettings
from sandbox.parcel_carrier.api import ParcelApi
from sandbox.parcel_carrier.company import ParcelCompany
from sandbox.planner.plan import PlanningRoom
from sandbox.roads import Roads
from sandbox.town import EXTRACT, Town

PARCEL_API_PATH = "/parcel-post"
DEPOT = ("Siltasaarenkatu", "1")
POST_DEPOT = ("Kaivokatu", "1")
DAY_ENDS = time(21, 0)


class World:
    """An async context: inside it the sandbox's own server answers, and the carriers exist.

    `webhook_url` and `parcel_api_url` are known as soon as it is entered, so that a Doorstep can
    be configured with them before `begin` speaks to it.
    """

    def __init__(self, settings: DaySettings, clock: WorldClock) -> None:
        self.settings = settings
        self.clock = clock
        self.chance = Random(settings.seed)
        self.roads = Roads(EXTRACT, settings.cache)
        self.webhook_url = self.parcel_api_url = self.rounds_url = ""
        self._stack = AsyncExitStack()
        self._work: list[asyncio.Task[None]] = []
        self.began: list[Answer] = []
        self.yours: Order | None = None

    async def __aenter__(self) -> Self:
        await self.roads.open()
        self._stack.callback(self.roads.close)
        self.planning = PlanningRoom(self.roads)
        self._stack.callback(self.planning.close)
        whole = Town.load()
        hub = whole.at(*DEPOT).place
        self.town = whole.only(
            await self.roads.reachable(hub, [address.place for address in whole.addresses])
        )
        self.lockers = LockerNetwork(whole, self.chance)
        session = await self._stack.enter_async_context(aiohttp.ClientSession())
        self.carrier = self._doorstep(self.settings.keys.carrier, session)
        self.post = self._doorstep(self.settings.keys.parcel_carrier, session)
        self.desk = self._doorstep(self.settings.keys.agent, session)
        self.locker_desk = self._doorstep(self.settings.keys.locker, session)
        self.company = ParcelCompany(
            clock=self.clock,
            roads=self.roads,
            planning=self.planning,
            lockers=self.lockers,
            depot=whole.at(*POST_DEPOT).place,
            chance=self.chance,
        )
        self.parcel_api = ParcelApi(self.company, self.clock, self.settings.parcel_api_key)
        app = web.Application()
        app.router.add_post(WEBHOOK_PATH, self._webhook)
        app.router.add_post(rounds.WEBHOOK_PATH, self._rounds_webhook)
        app.add_subapp(PARCEL_API_PATH, self.parcel_api.app())
        base = await self._serve(app)
        self.webhook_url = base + WEBHOOK_PATH
        self.parcel_api_url = base + PARCEL_API_PATH
        self.rounds_url = base + rounds.WEBHOOK_PATH
        self.rounds = rounds.Rounds(
            doorstep=self._doorstep(self.settings.keys.rounds, session),
            clock=self.clock,
            lockers=self.lockers,
            depot=hub,
        )
        self.fleet = OwnFleet(
            settings=FleetSettings(
                webhook_url=self.webhook_url,
                door_wait_seconds=self.settings.door_wait_seconds,
                load_stops=self.settings.load_stops,
                days_ahead=self.settings.days_ahead,
            ),
            doorstep=self.carrier,
            clock=self.clock,
            roads=self.roads,
            planning=self.planning,
            town=self.town,
            lockers=self.lockers,
            depot=hub,
            policy=Policy(),
            chance=self.chance,
        )
        self.board = Board(fleet=self.fleet, company=self.company, lockers=self.lockers)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        await self._stack.aclose()

    @property
    def today(self) -> date:
        return day_of(self.clock.now())

    async def begin(self) -> None:
        """Both carriers have their plans, and own-fleet and the lockers make themselves known."""
        today, others = self.today, max(6, self.settings.load_stops // 3)
        for ahead in range(self.settings.days_ahead + 1):
            customers = self.town.pick(self.chance, others)
            await self.company.plan_day(today + timedelta(days=ahead), customers)
        self.began = await self.fleet.open()
        await self.lockers.announce(self.locker_desk)
        self.began += await self.fleet.plan_days(today, self.settings.days_ahead + 1)
        self.spawn(self.fleet.work())
        self.spawn(self.company.work())

    def spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Something that goes on in the background until the world ends."""
        task = asyncio.ensure_future(work)
        self._work.append(task)
        return task

    def failures(self) -> list[str]:
        """What broke in the background, as far as it has come to light."""
        return [
            repr(task.exception())
            for task in self._work
            if task.done() and not task.cancelled() and task.exception() is not None
        ]

    async def _webhook(self, request: web.Request) -> web.Response:
        return await self.fleet.webhooks.take(request)

    async def _rounds_webhook(self, request: web.Request) -> web.Response:
        return await self.rounds.webhooks.take(request)

    async def _serve(self, app: web.Application) -> str:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, self.settings.host, self.settings.port)
        await site.start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def _doorstep(self, key: str, session: aiohttp.ClientSession) -> Doorstep:
        return Doorstep(self.settings.doorstep_url, key, session)


def end_of(day: date) -> datetime:
    return at(day, DAY_ENDS)
