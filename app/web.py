"""The web part: the API, the console, carriers' hooks and Telegram's, under one address."""

import secrets
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from app.compose import Home
from app.drafts import drafted
from app.looking import Looking, Writing
from app.places import growing_dir
from app.worker import receive
from bot.languages import LANGUAGES
from bot.telegram.setup import start_webhook
from bot.telegram.webhook import PATH as TELEGRAM_PATH
from bot.telegram.webhook import Webhook
from core.model.ids import CarrierRef
from core.ports import CarrierAdapter, CarrierHook, ReceivesEvents, Unavailable
from web.api.app import Peers, api, health_pages
from web.api.metrics import FIGURES_DAYS, Metrics
from web.console.app import console
from web.courier import courier_pages
from web.hooks import hooks
from web.miniapp import MiniApp, Tiles
from web.neighbour import neighbour_pages

BACKLOG = 512
KEEPALIVE_SECONDS = 15.0
SHUTDOWN_SECONDS = 5.0
TELEGRAM_SECRET = "telegram-webhook"


async def web_app(home: Home) -> web.Application:
    """Everything that is served. Further pages may be added before it runs."""
    app = api(home.house, peers_of(home))
    app.add_subapp("/console", console(home.house, home.store.lanes, home.voice, home.sign_on))
    app.add_subapp("/driver", courier_pages(home.house, home.voice, LANGUAGES))
    app.add_subapp("/neighbour", neighbour_pages(home.house, home.voice, LANGUAGES))
    theirs = hooks_of(home.carriers)
    app.add_routes(hooks(home.house, hook_secrets(home), theirs))
    if (mini_app := mini_app_of(home)) is not None:
        app.add_routes(mini_app.routes())
    if home.me is not None and home.settings.telegram_mode == "webhook":
        secret = await _kept_secret(home)
        hook = Webhook(home.me.id, secret, lambda rows: receive(home, rows), home.clock.wall)
        app.add_routes([hook.route()])
    return app


def watch_app(home: Home) -> web.Application:
    """Health and metrics alone, without the figures: those that serve tell them."""
    return health_pages(home.house, peers_of(home, figures_days=0))


def peers_of(home: Home, figures_days: int = FIGURES_DAYS) -> Peers:
    """Ready is who can read and write, and whose loop wakes everybody in time."""
    vitals = home.vitals
    writing = Writing(home.store.leases, home.clock, vitals)
    looking = Looking(home.store.database, home.clock, vitals, growing_dir(home.settings))
    return Peers(
        lanes=home.store.lanes,
        check_url=home.sender.targets.check,
        checks={
            "database": home.store.ping,
            "writing": writing.check,
            "loop": vitals.check_loop,
        },
        metrics=Metrics(vitals.registry, (looking.look,), figures_days),
    )


def mini_app_of(home: Home) -> MiniApp | None:
    """None without a bot: its pages are opened in its chats alone."""
    settings = home.settings
    if home.me is None or settings.telegram_token is None:
        return None
    url = settings.tiles_url
    return MiniApp(
        house=home.house,
        lanes=home.store.lanes,
        bot_id=home.me.id,
        token=settings.telegram_token.get_secret_value(),
        voice=home.voice,
        languages=LANGUAGES,
        base_map=home.maps,
        tiles=Tiles(url, settings.tiles_attribution) if url is not None else None,
        drafted=drafted,
    )


def hook_secrets(home: Home) -> dict[CarrierRef, tuple[str, ...]]:
    """Of the carriers that push our own events, signed as our own webhooks are."""
    return {
        CarrierRef(ref): told.hook_secrets
        for ref, told in home.settings.carriers.items()
        if told.hook_secrets and not isinstance(home.carriers[CarrierRef(ref)], ReceivesEvents)
    }


def hooks_of(carriers: Mapping[CarrierRef, CarrierAdapter]) -> dict[CarrierRef, CarrierHook]:
    """Of the carriers that push in a way of their own, and have told us how to know them."""
    return {
        ref: adapter.hook
        for ref, adapter in carriers.items()
        if isinstance(adapter, ReceivesEvents) and adapter.hook is not None
    }


async def tell_telegram_where(home: Home) -> None:
    """Updates are pushed to us from now on. Raises Unavailable."""
    assert home.bot is not None
    await start_webhook(
        home.bot, f"{home.settings.public_url}{TELEGRAM_PATH}", await _kept_secret(home)
    )


def listening(host: str, port: int) -> socket.socket:
    """The door, open before anybody stands behind it; port 0: any free one. Raises Unavailable."""
    try:
        return socket.create_server((host, port), backlog=BACKLOG)
    except OSError as taken:
        why = f"cannot listen on {host}:{port}: {taken.strerror}"
        raise Unavailable(f"DOORSTEP_HOST, DOORSTEP_PORT: {why}") from None


@asynccontextmanager
async def served(
    app: web.Application, doors: socket.socket, shutdown_seconds: float = SHUTDOWN_SECONDS
) -> AsyncIterator[None]:
    """Serves inside the block, and shuts the door after it: whoever is being served may take so
    many seconds more."""
    runner = web.AppRunner(
        app,
        access_log=None,
        keepalive_timeout=KEEPALIVE_SECONDS,
        shutdown_timeout=shutdown_seconds,
    )
    await runner.setup()
    try:
        await web.SockSite(runner, doors).start()
        yield
    finally:
        await runner.cleanup()


async def _kept_secret(home: Home) -> str:
    """Made at the first start, the same for every process."""
    async with home.house.store.begin() as unit:
        await unit.access.put_secret(TELEGRAM_SECRET, secrets.token_urlsafe(32).encode())
        kept = await unit.access.secret(TELEGRAM_SECRET)
    assert kept is not None
    return kept.decode()
