"""The demo: the whole house beside a pretend world, in one process, on this machine alone.

The house is the real one, with a faster clock. It meets the sandbox only where it would meet the
real world: at the Bot API, at the HTTP API, at webhooks and at the carrier's own API.
"""

import asyncio
import logging
import os
import secrets
import sys
import tempfile
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from address.importers.files import rows_of
from address.importers.report import ImportReport, Loss
from address.making.shelf import Shelf
from app import logs
from app.clocks import PlayedClock
from app.compose import Home, opened_home
from app.demo_driver import Driver
from app.ids import new_id
from app.places import addresses_dir, cache_dir
from app.roles import RunRole
from app.second_opinion import prepared_in_the_background
from app.serve import told_to_stop, working
from app.settings import Settings, load
from app.web import listening, served, web_app
from core.model.access import ApiKey, Desk, Person, Scope
from core.model.carrier import all_allowed
from core.model.ids import AgentId, CarrierRef
from sandbox.day.play import announce_yours, play_day_in, run_world
from sandbox.day.settings import DaySettings, Keys
from sandbox.day.telegram_phones import TelegramPhones
from sandbox.day.world import World
from sandbox.hard_day.play import play_hard_day
from sandbox.hard_day.report import BothDays
from sandbox.map.app import map_app
from sandbox.map.town_drawing import drawing
from sandbox.showroom.app import Showroom
from sandbox.telegram.account import Bot
from sandbox.telegram.bot_api import bot_api
from sandbox.telegram.group import Group
from sandbox.telegram.group_page import group_path
from sandbox.telegram.page import phone_pages
from sandbox.telegram.world import Place, TelegramWorld
from sandbox.telegram.world import Settings as TelegramSettings
from sandbox.town import ADDRESSES, EXTRACT, TIMEZONE, Town
from web.api.keys import create_key
from web.console.passwords import hashed
from web.console.sessions import set_cookie, sign_in

log = logging.getLogger("demo")

HOST = "127.0.0.1"
TOKEN = "1000001:the-pretend-telegram-knows-this-one"
BOT_NAME = "doorstep_demo_bot"
OWN_FLEET, PARCEL_POST = CarrierRef("own-fleet"), CarrierRef("parcel-post")
DOOR_ROUNDS = CarrierRef("door-rounds")
KEYS: dict[str, tuple[Scope, CarrierRef | None]] = {
    "own-fleet": (Scope.CARRIER, OWN_FLEET),
    "parcel-post": (Scope.CARRIER, PARCEL_POST),
    "door-rounds": (Scope.CARRIER, DOOR_ROUNDS),
    "lockers": (Scope.LOCKER, None),
    "agents": (Scope.AGENT, None),
}
ZONE = ZoneInfo(TIMEZONE)
DAY_BEGINS, DAY_ENDS = time_of_day(7, 0), time_of_day(21, 0)
DAY_HOURS = DAY_ENDS.hour - DAY_BEGINS.hour
VANS_LEAVE = time_of_day(9, 45)
SHOWN_FROM = time_of_day(8, 30)
DAY_SHARE = 0.75  # of the seconds given: the rest is for the start and the evening
MORNING_SHARE = 0.4
HURRY_MAX = 30.0
AT_ONCE_SECONDS = 0.2  # a long poll of the pretend Telegram is not waited for
SYNC_SECONDS = 2
DOOR_WAIT_SECONDS, DOOR_WAIT_PLAYED_SECONDS = 45.0, 1.5
DAYS_SHOWN_AHEAD = 2
ANNA_ON_TELEGRAM = 900_001
ENTER, PHONES, MAP, DRIVER = "/demo/enter", "/demo/telegram", "/demo/map", "/demo/driver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Everything that stands on the stage. `port` is where its page is served."""

    home: Home
    world: World
    phones: TelegramPhones
    clock: PlayedClock
    port: int


async def play(seconds: int) -> BothDays:
    """A whole day in so many seconds, played by the sandbox's people; then, as long as the talks
    take, one on which everything goes wrong at the doors."""
    logs.set_up("console")
    logging.getLogger().setLevel(logging.WARNING)
    began = time.monotonic()
    day_seconds = seconds * DAY_SHARE
    span = f"{DAY_BEGINS:%H:%M} to {DAY_ENDS:%H:%M}"
    print(f"A day from {span} in {day_seconds:.0f} seconds ...", file=sys.stderr)
    async with staged(
        DAY_BEGINS,
        speed=DAY_HOURS * 3600 / day_seconds,
        door_wait_seconds=DOOR_WAIT_PLAYED_SECONDS,
        day_seconds=day_seconds,
    ) as demo:
        await demo.world.begin()
        demo.clock.play(*_paces(demo.clock.now(), day_seconds))
        report = await play_day_in(demo.world, demo.phones)
        hard_day = await play_hard_day(demo.world, demo.phones, demo.clock)
    return BothDays(day=report, hard_day=hard_day, seconds=time.monotonic() - began)


async def show(port: int, speed: float, browser: str) -> None:
    """The page, until it is interrupted."""
    logs.set_up("console")
    stop = told_to_stop()
    async with staged(
        SHOWN_FROM,
        speed=speed,
        door_wait_seconds=DOOR_WAIT_SECONDS,
        day_seconds=DAY_HOURS * 3600 / speed,
        port=port,
        days_ahead=DAYS_SHOWN_AHEAD,
    ) as demo:
        await demo.world.begin()
        demo.clock.play(speed)
        await announce_yours(demo.world)  # the page's phone opens its link
        address = f"http://{HOST}:{demo.port}/"
        print(f"The demo is at {address} (Ctrl+C ends it).", flush=True)
        if browser == "open":
            await asyncio.to_thread(webbrowser.open, address)
        async with asyncio.TaskGroup() as going_on:
            tasks = [going_on.create_task(run_world(demo.world, demo.phones))]
            if os.environ.get("DOORSTEP_ADDRESS_MODEL") == "yes":
                tasks.append(going_on.create_task(prepared_in_the_background(demo.home)))
            await stop.wait()
            for task in tasks:
                task.cancel()


@asynccontextmanager
async def staged(
    begins: time_of_day,
    *,
    speed: float,
    door_wait_seconds: float,
    day_seconds: float,
    port: int = 0,
    days_ahead: int = 0,
) -> AsyncIterator[Demo]:
    """House and world, wired and working inside the block. Raises Unavailable for a taken port."""
    async with AsyncExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="doorstep-demo-")))
        cache = cache_dir() / "demo"
        await asyncio.to_thread(_fill_gazetteer, cache)
        clock = PlayedClock(_today(begins), datetime.now(UTC))
        doors = listening(HOST, port)
        stack.callback(doors.close)
        port = int(doors.getsockname()[1])
        keys = {name: _key(name, clock) for name in KEYS}
        told = DaySettings(
            doorstep_url=f"http://{HOST}:{port}",
            keys=Keys(
                carrier=keys["own-fleet"][1],
                parcel_carrier=keys["parcel-post"][1],
                locker=keys["lockers"][1],
                agent=keys["agents"][1],
                rounds=keys["door-rounds"][1],
            ),
            console_door=ENTER,
            cache=cache / "world",
            day_seconds=day_seconds,
            door_wait_seconds=door_wait_seconds,
            days_ahead=days_ahead,
        )
        telegram = _telegram(clock, told)
        bot = telegram.add_bot(TOKEN, BOT_NAME, "Doorstep")
        group = _group(telegram, bot)
        api = listening(HOST, 0)
        await stack.enter_async_context(served(bot_api(telegram), api, AT_ONCE_SECONDS))
        world = await stack.enter_async_context(World(told, clock))
        settings = _settings(scratch, cache, world, port, int(api.getsockname()[1]), group)
        home = await stack.enter_async_context(opened_home(settings, clock))
        desk = await _who_may(home, [key for key, _ in keys.values()])
        app = await web_app(home)
        _add_pages(app, home, world, telegram, desk, speed)
        await stack.enter_async_context(served(app, doors))
        await stack.enter_async_context(working(home, RunRole.ALL, hurry=_hurry(speed)))
        phones = TelegramPhones(telegram, bot)
        yield Demo(home=home, world=world, phones=phones, clock=clock, port=port)


def _paces(now: datetime, day_seconds: float) -> tuple[float, tuple[datetime, float]]:
    """The morning, in which people talk, gets its share of the seconds; the vans get the rest."""
    out, ends = _today(VANS_LEAVE), _today(DAY_ENDS)
    morning = (out - now).total_seconds() / (day_seconds * MORNING_SHARE)
    rest = (ends - out).total_seconds() / (day_seconds * (1 - MORNING_SHARE))
    return morning, (out, rest)


def _today(hour: time_of_day) -> datetime:
    return datetime.combine(datetime.now(ZONE).date(), hour, ZONE).astimezone(UTC)


def _hurry(speed: float) -> float:
    """What a real house looks at every minute, a faster world wants sooner; not without end."""
    return min(HURRY_MAX, max(1.0, speed))


def _key(name: str, clock: PlayedClock) -> tuple[ApiKey, str]:
    scope, carrier = KEYS[name]
    return create_key(new_id, name, scope, carrier, clock.now())


def _telegram(clock: PlayedClock, told: DaySettings) -> TelegramWorld:
    home = Town.load().addresses[0].place
    places = (Place("Central station", 60.1719, 24.9414), Place("A doorway", home.lat, home.lon))
    world = TelegramWorld(
        clock=clock.now,
        settings=TelegramSettings(zone=TIMEZONE, http_apps=True),
        places=places,
        town=lambda: drawing(told.cache),
    )
    first, _, last = told.you.name.partition(" ")
    world.add_user(
        told.you.user_id, first, told.you.phone_number, told.you.language, last_name=last
    )
    return world


def _group(telegram: TelegramWorld, bot: Bot) -> Group:
    """Of the agents, with a topic for each talk: the demo's agent is known there."""
    anna = telegram.add_user(ANNA_ON_TELEGRAM, "Anna", "+358401900001", "en")
    group = Group(telegram, "Agents", is_forum=True)
    group.add_user(anna)
    group.add_bot(bot, anna)
    return group


def _settings(
    scratch: Path, cache: Path, world: World, port: int, api_port: int, group: Group
) -> Settings:
    post = {
        "adapter": "carrier-api-v1",
        "url": world.parcel_api_url,
        "key": world.settings.parcel_api_key,
        "every_seconds": SYNC_SECONDS,
    }
    return load(
        database_url=f"sqlite+aiosqlite:///{scratch / 'doorstep.db'}",
        data_dir=cache,
        telegram_token=TOKEN,
        telegram_api_url=f"http://{HOST}:{api_port}",
        telegram_fast=True,
        telegram_group=group.id,
        telegram_mode="polling",
        public_url=f"http://{HOST}:{port}",
        host=HOST,
        port=port,
        timezone=TIMEZONE,
        routing="valhalla",
        planner="vroom",
        osm_extract=EXTRACT,
        address_country="FI",
        webhook_allow_private=True,
        carriers={PARCEL_POST: post},
    )


def _fill_gazetteer(data: Path) -> None:
    """The town's own register, read once and kept; a newer file is read anew."""
    folder = addresses_dir(load(data_dir=data))
    for file in (EXTRACT, ADDRESSES):
        name = f"{file.name} {int(file.stat().st_mtime)}"
        marker = folder / f".{name}"
        if not marker.exists():
            report = ImportReport(source=file.name)
            Shelf(folder).put(file.name, "FI", rows_of(file, "FI", report), loss=Loss.MEANT)
            marker.touch()


async def _who_may(home: Home, keys: list[ApiKey]) -> Person:
    """The keys are known, the carriers too, and one agent may use the console."""
    now = home.clock.now()
    person = Person(
        id=AgentId(new_id("agt")),
        email="demo@doorstep.example",
        name="Anna",
        role=Desk.SUPERVISOR,
        password_hash=hashed(secrets.token_urlsafe(24)),  # comes in by the demo's own door
        created_at=now,
        telegram_id=ANNA_ON_TELEGRAM,
    )
    async with home.house.store.begin() as unit:
        for key in keys:
            await unit.access.put_key(key)
        for carrier in (OWN_FLEET, PARCEL_POST, DOOR_ROUNDS):
            await unit.carriers.put(replace(all_allowed(carrier), timezone=TIMEZONE))
        await unit.access.put_person(person)
    return person


def _add_pages(
    app: web.Application,
    home: Home,
    world: World,
    telegram: TelegramWorld,
    desk: Person,
    speed: float,
) -> None:
    async def enter(request: web.Request) -> web.Response:
        """The demo's agent is signed in; only on this machine, only in the demo."""
        token, _ = await sign_in(home.house, desk)
        response = web.Response(status=303, headers={"Location": "/console/"})
        set_cookie(request, response, token)
        return response

    group = next(iter(telegram.groups.values()))
    anna = telegram.users[ANNA_ON_TELEGRAM]

    def phone() -> str:
        token = world.yours.chat_token if world.yours is not None else ""
        return f"{PHONES}/phone/{world.settings.you.user_id}?start={token}"

    app.add_subapp(PHONES, phone_pages(telegram))
    app.add_subapp(MAP, map_app(world.board, world.clock, world.settings.cache))
    app.router.add_get(ENTER, enter)
    driver = Driver(
        home=home,
        carrier=OWN_FLEET,
        zone=ZONE,
        yours=lambda: world.yours.delivery if world.yours is not None else None,
    )
    app.router.add_get(DRIVER, driver.open)
    showroom = Showroom(
        phone=phone,
        phones=f"{PHONES}/phones",
        group=f"{PHONES}/{group_path(anna, group)}",
        console=ENTER,
        map=f"{MAP}/",
        driver=DRIVER,
        docs="/docs",
        speed=speed,
        door=lambda: world.yours.door if world.yours is not None else None,
    )
    showroom.add_to(app)
