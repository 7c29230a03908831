"""The doctor: looks at every part that a process stands on, and says in a line what is wrong."""

import asyncio
import os
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from address.parser.model_files import Presence, state_of
from app import doctor_peers as peers
from app.addresses import address_model_dir, geocoders_of, loaded_gazetteer
from app.compose import open_carriers, open_feeds, sync_seconds, system_clock
from app.finding import Finding, Look
from app.places import addresses_dir, cache_dir
from app.settings import Settings, WrongSetting
from bot.telegram.client import connect
from bot.telegram.setup import group_problem, webhook_state, who_am_i
from core.model.breaker import Breaker
from core.model.location import Location
from core.model.route import Profile
from core.model.sync import BACKUP, Sync
from core.ports import CarrierAdapter, FindsPoints, Unavailable
from integrations.carriers import module_of
from integrations.maps.extract.building import map_file
from integrations.routing import open_travel_times
from storage import audit_chain
from storage.backups import EVERY
from storage.migrate import is_newest
from storage.resealing import tally
from storage.sealing import Sealing, State
from storage.store import open_store

LOOK_SECONDS_MAX = 30.0
FREE_BYTES_MIN = 500_000_000


async def examine(settings: Settings) -> list[Finding]:
    """A finding a part; each look is bounded, and none of them raises."""
    found = [Finding("settings", "read")]
    for part, look in LOOKS.items():
        found.append(await _looked(part, look, settings))
    for name in settings.geocoders:
        found.append(await _looked(f"geocoder {name}", _geocoder(name), settings))
    for ref in settings.carriers:
        found.append(await _looked(f"carrier {ref}", _carrier(ref), settings))
    for name in settings.lockers:
        found.append(await _looked(f"lockers {name}", _lockers(name), settings))
    return [*found, *await _syncs(settings)]


async def _looked(part: str, look: Look, settings: Settings) -> Finding:
    try:
        async with asyncio.timeout(LOOK_SECONDS_MAX):
            return await look(settings)
    except TimeoutError:
        return Finding(part, "no answer", f"it took more than {LOOK_SECONDS_MAX:.0f} seconds")
    except (Unavailable, WrongSetting, OSError, ValueError) as ill:
        return Finding(part, "not to be had", str(ill) or type(ill).__name__)


async def _database(settings: Settings) -> Finding:
    name = "SQLite" if settings.is_sqlite else "PostgreSQL"
    if not settings.is_sqlite and not await is_newest(settings.database_url):
        return Finding("database", f"{name}, an old schema", "run doorstep migrate")
    store = await open_store(settings.database_url)
    try:
        await store.ping()
    finally:
        await store.aclose()
    return Finding("database", f"{name}, newest schema")


async def _backup(settings: Settings) -> Finding:
    """There are other ways to make one, which are not seen from here: none is no problem."""
    store = await open_store(settings.database_url)
    try:
        async with store.read() as unit:
            noted = await unit.syncs.get(BACKUP)
    finally:
        await store.aclose()
    if noted is None or noted.last_success is None:
        return Finding("backup", "none yet by doorstep backup")
    lag = system_clock().wall() - noted.last_success
    todo = "see why doorstep backup did not run since" if lag > 2 * EVERY else ""
    return Finding("backup", f"made {_ago(lag)}", todo)


async def _audit_trail(settings: Settings) -> Finding:
    """Read again from its first line to its last."""
    if not settings.is_sqlite and not await is_newest(settings.database_url):
        return Finding("audit trail", "not looked at: the schema is old")
    store = await open_store(settings.database_url)
    try:
        found = await store.database.look(audit_chain.checked)
    finally:
        await store.aclose()
    if found.is_whole:
        return Finding("audit trail", f"{found.lines:,} lines, none altered")
    said = f"altered: lines {found.first} to {found.last} are not what was written"
    todo = "compare them with a backup, and see who can write to the database"
    return Finding("audit trail", said, todo)


async def _secrets(settings: Settings) -> Finding:
    """Each is opened. That they lie plain where no key is set is told, and no problem."""
    if not settings.is_sqlite and not await is_newest(settings.database_url):
        return Finding("secrets", "not looked at: the schema is old")
    store = await open_store(settings.database_url, Sealing(settings.secret_keys))
    try:
        found = await tally(store)
    finally:
        await store.aclose()
    if found[State.SPOILT]:
        todo = "compare the database with a backup, and see who can write to it"
        return Finding("secrets", f"{found[State.SPOILT]} are not what was sealed there", todo)
    if found[State.LOCKED]:
        todo = "give the key that sealed them in DOORSTEP_SECRET_KEY, after the first"
        return Finding("secrets", f"{found[State.LOCKED]} cannot be opened", todo)
    if not store.sealing.has_keys:
        said = f"{found[State.PLAIN]} lie plain in the database: DOORSTEP_SECRET_KEY is not set"
        return Finding("secrets", said)
    left = found[State.PLAIN] + found[State.OLDER]
    todo = f"run doorstep secrets seal: {left} are not sealed by the first key" if left else ""
    return Finding("secrets", f"{found[State.NEWEST]} sealed in the database", todo)


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("telegram", "no token: the bot is not run")
    bot = connect(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    try:
        me = await who_am_i(bot)
        state = await webhook_state(bot)
    except Unavailable as ill:
        todo = "check DOORSTEP_TELEGRAM_TOKEN and DOORSTEP_TELEGRAM_API_URL"
        return Finding("telegram", str(ill), todo)
    finally:
        await bot.aclose()
    wants_push = settings.telegram_mode == "webhook"
    said = f"@{me.name}, {settings.telegram_mode}"
    if state is None:
        return Finding("telegram", f"{said}; this server does not tell of webhooks")
    if state.error:
        return Finding("telegram", said, f"telegram could not push: {state.error}")
    if wants_push and urlsplit(state.url).netloc != urlsplit(settings.public_url or "").netloc:
        return Finding("telegram", said, "no webhook is set yet: start doorstep run")
    return Finding("telegram", f"{said}, {state.pending} updates wait")


async def _group(settings: Settings) -> Finding:
    if settings.telegram_group is None or settings.telegram_token is None:
        return Finding("agents' group", "none: agents work on the console")
    bot = connect(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    try:
        problem = await group_problem(bot, settings.telegram_group)
    finally:
        await bot.aclose()
    return Finding("agents' group", str(settings.telegram_group), problem)


async def _gazetteer(settings: Settings) -> Finding:
    gazetteer = await asyncio.to_thread(loaded_gazetteer, settings)
    if not gazetteer.house_count and settings.geocoders:
        return Finding(
            "gazetteer", f"empty: {', '.join(settings.geocoders)} looks up every address"
        )
    if not gazetteer.house_count:
        todo = "doorstep address import FILE --country FI"
        return Finding("gazetteer", f"empty ({addresses_dir(settings)})", todo)
    said = f"{gazetteer.house_count:,} addresses in {len(gazetteer.streets):,} streets"
    return Finding("gazetteer", said)


async def _address_model(settings: Settings) -> Finding:
    """Without it the bot works, by the gazetteer alone: no problem, but said."""
    folder = address_model_dir(settings)
    state = await asyncio.to_thread(state_of, folder)
    if state.presence is Presence.READY:
        return Finding("address model", f"ready in {folder}")
    make = "python -m address.parser.model_files makes it"
    said = f"{state.presence}: addresses are read by the gazetteer alone ({make})"
    return Finding("address model", said)


async def _routing(settings: Settings) -> Finding:
    """A way between two points of the extract cannot be known here: opening it is the look."""
    travel = await open_travel_times(
        settings.routing_by, settings.osm_extract, cache_dir(), settings.biggest_truck
    )
    try:
        here = Location(60.17, 24.94)
        await travel.matrix([here], [here], Profile.AUTO)
    finally:
        await travel.aclose()
    if settings.routing_by == "straight-line":
        return Finding("routing", "straight lines, no roads (set DOORSTEP_OSM_EXTRACT for roads)")
    return Finding("routing", travel.name)


async def _map(settings: Settings) -> Finding:
    """It is made in the background of the first start; until then the bot sends words alone."""
    if settings.osm_extract is None:
        return Finding("map", "no extract: no pictures (set DOORSTEP_OSM_EXTRACT for them)")
    file = map_file(settings.osm_extract, cache_dir())
    if not file.exists():
        return Finding("map", "not made yet: the next start makes it, beside its other work")
    return Finding("map", f"ready, {file.stat().st_size / 1e6:.0f} MB")


async def _disk(settings: Settings) -> Finding:
    folder = addresses_dir(settings)
    while not folder.exists():
        folder = folder.parent
    stat = os.statvfs(folder)
    free = stat.f_bavail * stat.f_frsize
    said = f"{free / 1e9:.1f} GB free"
    return Finding("disk", said, "" if free >= FREE_BYTES_MIN else "make room")


def _lockers(name: str) -> Look:
    """Its first page is read, and nothing of it kept."""

    async def look(settings: Settings) -> Finding:
        told = settings.model_copy(update={"lockers": {name: settings.lockers[name]}})
        (fed,) = open_feeds(told)
        try:
            page = await fed.feed.page(None)
        finally:
            await fed.feed.aclose()
        more = " on its first page" if page.cursor is not None else ""
        return Finding(f"lockers {name}", f"answers; {len(page.points)} points{more}")

    return look


async def _syncs(settings: Settings) -> list[Finding]:
    """How the running house has fared with each peer that is set; nothing where the database is
    away, for that is told already."""
    names = {f"carrier:{ref}{part}" for ref in settings.carriers for part in ("", "/options")}
    names |= {f"geocoder:{name}" for name in settings.geocoders}
    names |= {f"points:{name}" for name in (*settings.lockers, *settings.carriers)}
    try:
        store = await open_store(settings.database_url)
        try:
            async with store.read() as unit:
                syncs, breakers = await unit.syncs.all(), await unit.peers.all()
        finally:
            await store.aclose()
    except Unavailable:
        return []
    planners = [sync for sync in syncs if sync.name.startswith("planner:")]
    names |= {one.name for one in sorted(planners, key=lambda one: one.due_at)[-1:]}  # the last set
    wall = system_clock().wall()
    worn = [_breaker(breaker, wall) for breaker in breakers if breaker.name in names]
    return [
        *(_sync(sync, wall) for sync in syncs if sync.name in names),
        *(found for found in worn if found is not None),
    ]


def _breaker(breaker: Breaker, wall: datetime) -> Finding | None:
    """None of one that lets everybody through."""
    rest = breaker.rest_seconds(wall)
    if not rest and not breaker.is_worn:
        return None
    part = f"breaker {breaker.name}"
    if not breaker.is_worn:
        return Finding(part, f"it wants to be left alone for {rest:.0f} s")
    said = f"left alone for {rest:.0f} s" if rest else "one call may try it now"
    since = _ago(wall - breaker.since) if breaker.since is not None else "a while ago"
    return Finding(part, said, f"{breaker.failures} calls failed since {since}: {breaker.error}")


def _sync(sync: Sync, wall: datetime) -> Finding:
    known = sync.last_success
    said = f"last answered {_ago(wall - known)}" if known is not None else "never answered"
    error = sync.last_error or ""
    if sync.errors_in_a_row:
        return Finding(f"sync {sync.name}", said, f"{error} ({sync.errors_in_a_row} in a row)")
    return Finding(f"sync {sync.name}", f"{said}; {error}" if error else said)


def _ago(lag: timedelta) -> str:
    """How old what we know of a peer is: "4 min ago"."""
    seconds = max(0, round(lag.total_seconds()))
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit} ago"
    return f"{seconds} s ago"


def _geocoder(name: str) -> Look:
    """Asked for a town that everybody knows: nobody's address leaves the house for a look."""

    async def look(settings: Settings) -> Finding:
        told = settings.model_copy(update={"geocoders": {name: settings.geocoders[name]}})
        (geocoder,) = geocoders_of(told)
        try:
            found = await geocoder.find("Paris", None)
        finally:
            await geocoder.aclose()
        return Finding(f"geocoder {name}", f"answers ({found.licence})")

    return look


def _carrier(ref: str) -> Look:
    async def look(settings: Settings) -> Finding:
        told = settings.model_copy(update={"carriers": {ref: settings.carriers[ref]}})
        adapter = next(iter(open_carriers(told).values()))
        declared = module_of(settings.carriers[ref].adapter).DECLARATION
        try:
            await adapter.check()
            said = await adapter.about()
            points = await _own_points(adapter)
        finally:
            await adapter.aclose()
        allowed = sum(one.allowed for one in said.capabilities.values())
        here = f"{allowed} kinds of change allowed"
        if not allowed and declared.portal:
            here = "changes are made on its own page"
        return Finding(
            f"carrier {ref}", f"{declared.title} answers; {here}{points}; {_pushes(settings, ref)}"
        )

    return look


async def _own_points(adapter: CarrierAdapter) -> str:
    """How many points its own list begins with, where it has one."""
    if not isinstance(adapter, FindsPoints) or adapter.points is None:
        return ""
    page = await adapter.points.page(None)
    more = " on the first page" if page.cursor is not None else ""
    return f"; {len(page.points)} points of its own{more}"


def _pushes(settings: Settings, ref: str) -> str:
    """Whether it may call us, and what must be told for that."""
    told = settings.carriers[ref]
    declared = module_of(told.adapter).DECLARATION
    if not declared.hook:
        return f"looked at every {sync_seconds(told)} s"
    if not told.hook_secrets:
        return f"pushes nothing, without a hook_secret ({declared.hook})"
    return f"pushes to /hooks/{ref}"


LOOKS: dict[str, Look] = {
    "database": _database,
    "backup": _backup,
    "audit trail": _audit_trail,
    "secrets": _secrets,
    "telegram": _telegram,
    "agents' group": _group,
    "gazetteer": _gazetteer,
    "address model": _address_model,
    "routing": _routing,
    "map": _map,
    "planner": peers.planner,
    "interpreter": peers.interpreter,
    "translator": peers.translator,
    "sign-on": peers.sign_on,
    "speech": peers.speech,
    "weather": peers.weather,
    "mail and SMS": peers.beside,
    "disk": _disk,
}
