"""The personas talk with the house itself, over the pretend Telegram; every talk must hold."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import aiohttp
import pytest

from address.importers.files import rows_of
from address.importers.report import ImportReport, Loss
from address.making.shelf import Shelf
from app.clocks import PlayedClock
from app.compose import opened_home
from app.ids import new_id
from app.places import addresses_dir
from app.roles import RunRole
from app.serve import working
from app.settings import load
from app.web import listening, served, web_app
from core.model.access import Scope
from core.model.carrier import all_allowed
from core.model.ids import CarrierRef
from sandbox.doorstep import Doorstep
from sandbox.lockers import LockerNetwork
from sandbox.personas.manners import MANNERS
from sandbox.personas.play import CARRIER, Report, furnish, play
from sandbox.telegram.bot_api import bot_api
from sandbox.telegram.world import TelegramWorld
from sandbox.town import ADDRESSES, TIMEZONE, Town
from web.api.keys import create_key

TOKEN = "1000003:the-personas-talk-with-this-one"
BEGINS = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # a Tuesday
HOST = "127.0.0.1"


@asynccontextmanager
async def a_town(folder: Path, seed: int) -> AsyncIterator[tuple[TelegramWorld, Doorstep]]:
    """A pretend Telegram and a house beside it, with a carrier, a van a day, and lockers."""
    clock = PlayedClock(BEGINS, datetime.now(UTC))
    telegram = TelegramWorld(clock=clock.now)
    telegram.add_bot(TOKEN, "doorstep_personas_bot", "Doorstep")
    async with AsyncExitStack() as stack:
        api, doors = listening(HOST, 0), listening(HOST, 0)
        await stack.enter_async_context(served(bot_api(telegram), api, 0.1))
        address = f"http://{HOST}:{doors.getsockname()[1]}"
        settings = load(
            database_url=f"sqlite+aiosqlite:///{folder / 'doorstep.db'}",
            data_dir=folder,
            telegram_token=TOKEN,
            telegram_api_url=f"http://{HOST}:{api.getsockname()[1]}",
            telegram_fast=True,
            host=HOST,
            port=int(doors.getsockname()[1]),
            timezone=TIMEZONE,
            quiet_hours="off",
            routing="straight-line",
        )
        rows = rows_of(ADDRESSES, "FI", ImportReport(source=ADDRESSES.name))
        Shelf(addresses_dir(settings)).put(ADDRESSES.name, "FI", rows, loss=Loss.MEANT)
        home = await stack.enter_async_context(opened_home(settings, clock))
        own = CarrierRef(CARRIER)
        keys = {
            scope: create_key(new_id, str(scope), scope, carrier, clock.now())
            for scope, carrier in ((Scope.CARRIER, own), (Scope.LOCKER, None))
        }
        async with home.house.store.begin() as unit:
            for key, _ in keys.values():
                await unit.access.put_key(key)
            await unit.carriers.put(replace(all_allowed(own), timezone=TIMEZONE))
        await stack.enter_async_context(served(await web_app(home), doors, 0.1))
        await stack.enter_async_context(working(home, RunRole.ALL))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        lockers = Doorstep(address, keys[Scope.LOCKER][1], session)
        await LockerNetwork(Town.load(), Random(seed)).announce(lockers)
        carrier = Doorstep(address, keys[Scope.CARRIER][1], session)
        await furnish(carrier, BEGINS)
        yield telegram, carrier


async def talked(folder: Path, seed: int, crowds: int = 1) -> Report:
    async with a_town(folder, seed) as (telegram, doorstep):
        return await play(
            telegram=telegram,
            bot=telegram.bots[TOKEN],
            doorstep=doorstep,
            seed=seed,
            crowds=crowds,
            out=folder / "talks",
        )


@pytest.mark.xdist_group("personas")
async def test_every_talk_holds_and_is_kept(tmp_path: Path) -> None:
    """Nobody meets silence, a dead end or a third asking; a stranger reads and does nothing."""
    report = await talked(tmp_path, seed=1)
    assert report.ok, report.render()
    assert {talk.manner for talk, _ in report.talks} == set(MANNERS)
    pages = sorted(page.name for page in (tmp_path / "talks").iterdir())
    assert len(pages) == len(MANNERS) + 1
    index = (tmp_path / "talks" / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\((\d{3}-[\w-]+\.md)\)", index)) == set(pages) - {"index.md"}
