"""Serving: one process of the house, with the parts of its role, until it is told to stop."""

import asyncio
import gc
import logging
import os
import secrets
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from aiohttp import web

from app import logs
from app.clocks import SystemClock
from app.compose import Home, opened_home
from app.fresh_gazetteer import FreshGazetteer
from app.roles import RunRole
from app.schedule import ticks
from app.settings import Settings, WrongSetting, unknown_settings
from app.ticks import Ticker
from app.web import listening, served, tell_telegram_where, watch_app, web_app
from app.worker import Worker
from bot.telegram.client import Client
from bot.telegram.setup import introduce, start_polling, webhook_state
from bot.understanding.embedding import warm
from bot.voice import Voice
from core import fail_points
from storage.alone import AlreadyRunning, single_process_lock

log = logging.getLogger("serve")

GARBAGE_EVERY = (10_000, 20, 20)  # objects; and so many looks at the younger for one at the older
FAIL_POINTS = "FP"  # no setting of a house, but a test's word: see core/fail_points.py


async def serve(settings: Settings, role: RunRole) -> None:
    """Until SIGTERM or SIGINT. Raises WrongSetting, Unavailable."""
    logs.set_up(settings.log_format)
    for name in unknown_settings(os.environ):
        log.warning("%s is no setting: is it misspelt?", name)
    if words := os.environ.get(FAIL_POINTS):
        _arm(words)
    stop = told_to_stop()
    async with AsyncExitStack() as stack:
        if settings.is_sqlite:
            _alone(settings, role, stack)
        home = await stack.enter_async_context(opened_home(settings, SystemClock()))
        if settings.is_sqlite:
            await home.store.free_what_is_held()
        _spare_what_stays()
        await run(home, role, stop)


def _spare_what_stays() -> None:
    """What a start has made stays to the end: nobody looks through it for garbage again, and
    through what is young not after every few hundred objects. A busy house spent a tenth of its
    time on that."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_EVERY)


def _arm(words: str) -> None:
    try:
        fail_points.arm(words)
    except ValueError as wrong:
        raise WrongSetting(f"{FAIL_POINTS}: {wrong}") from None
    log.warning("this process is to fall: %s", words)


def told_to_stop() -> asyncio.Event:
    """Set by SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def _alone(settings: Settings, role: RunRole, stack: AsyncExitStack) -> None:
    """SQLite bears one process that serves, and that one does everything."""
    if role is not RunRole.ALL:
        raise WrongSetting(f"DOORSTEP_DATABASE_URL: --role {role} wants PostgreSQL")
    file = Path(settings.database_url.removeprefix("sqlite+aiosqlite:///"))
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        stack.enter_context(single_process_lock(file))
    except AlreadyRunning as taken:
        raise WrongSetting(f"DOORSTEP_DATABASE_URL: {taken}") from None


async def run(home: Home, role: RunRole, stop: asyncio.Event) -> None:
    """The parts of the role, side by side. If one falls, all end and its error is raised."""
    async with AsyncExitStack() as stack:
        if role in (RunRole.ALL, RunRole.WEB):
            await _web(home, stack)
        elif home.settings.metrics_port is not None:
            await _watched(home, home.settings.metrics_port, stack)
        async with working(home, role):
            await stop.wait()
            log.info("stopping")
    log.info("stopped")


@asynccontextmanager
async def working(home: Home, role: RunRole, hurry: float = 1.0) -> AsyncIterator[None]:
    """Inbox, outbox, polling and ticks, as the role has them, inside the block. `hurry`: how many
    times as often the ticks look, for a world whose days are short."""
    owner = f"{os.getpid()}-{secrets.token_hex(4)}"
    async with AsyncExitStack() as stack:
        stack.push_async_callback(home.store.leases.let_go, owner)
        work: list[Coroutine[None, None, None]] = [
            FreshGazetteer(home.settings, home.store, home.desk).run(),
            home.voice.warm(),
            home.vitals.run(),
        ]
        if role in (RunRole.ALL, RunRole.WORKER):
            work += await _work(home, owner, stack)
        if role in (RunRole.ALL, RunRole.SCHEDULER):
            ticker = Ticker(ticks(home, owner, hurry), home.store.leases, home.clock, owner)
            ticker.start()
            stack.push_async_callback(ticker.aclose)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(part) for part in work]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()


async def _web(home: Home, stack: AsyncExitStack) -> None:
    settings = home.settings
    doors = listening(settings.host, settings.port)
    app = await web_app(home)
    app.router.add_get("/", _to_the_console)
    await stack.enter_async_context(served(app, doors))
    if home.bot is not None and settings.telegram_mode == "webhook":
        await tell_telegram_where(home)
    log.info("serving http://%s:%s", *doors.getsockname()[:2])


async def _watched(home: Home, port: int, stack: AsyncExitStack) -> None:
    """What serves nothing else is watched at a port of its own."""
    doors = listening(home.settings.host, port)
    await stack.enter_async_context(served(watch_app(home), doors))
    log.info("health and metrics at http://%s:%s", *doors.getsockname()[:2])


async def _to_the_console(request: web.Request) -> web.Response:
    raise web.HTTPSeeOther("/console/")


async def _work(home: Home, owner: str, stack: AsyncExitStack) -> list[Coroutine[None, None, None]]:
    worker = Worker(home, owner)
    stack.push_async_callback(worker.aclose)
    work = [warm(), worker.watch.run(), worker.inbox.run()]
    work += [one.run() for one in worker.outbox]
    if home.bot is None or home.me is None:
        log.info("no DOORSTEP_TELEGRAM_TOKEN: the bot is not run")
        return work
    polling = worker.polling()
    if polling is not None:
        await start_polling(home.bot)
        work.append(polling.run())
    work.append(_introduced(home.bot, home.voice))
    bot = home.bot
    work.append(home.vitals.watch_telegram(lambda: webhook_state(bot)))
    log.info("the bot is @%s", home.me.name)
    return work


async def _introduced(bot: Client, voice: Voice) -> None:
    await voice.warm()
    await introduce(bot, voice)
