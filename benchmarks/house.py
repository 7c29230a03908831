"""The house as it is measured: the real command in a process of its own, with known recipients."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from app.web import listening
from benchmarks.processes import PATIENCE_SECONDS, Fell, Process, said, started
from benchmarks.telegram_peer import number_of
from sandbox.doorstep import Doorstep
from sandbox.own_fleet.settings import REF, carrier_wire
from sandbox.town import ADDRESSES

COMMAND = "app.main"
LOOK_SECONDS = 0.02
CALLS_AT_ONCE_MAX = 16
EVENT = "in_transit"


@dataclass(frozen=True, slots=True)
class Running:
    """`ready_seconds` from the start of the process to its first 200 at /health/ready."""

    process: Process
    address: str
    ready_seconds: float


@dataclass(frozen=True, slots=True)
class Announced:
    """A delivery, and what its chat link hands to the bot."""

    id: str
    link: str


def settings_in(folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/doorstep.db",
        "ADDRESS_MODEL_DIR": str(folder / "no-model"),
        "QUIET_HOURS": "off",
    }


@asynccontextmanager
async def running(
    folder: Path, settings: Mapping[str, str], role: str = "all"
) -> AsyncIterator[Running]:
    """A process of the house. One that serves nobody shows its health all the same."""
    port = _free_port()
    begun = time.perf_counter()
    door = "PORT" if role in ("all", "web") else "METRICS_PORT"
    told = {**settings_in(folder), door: str(port), **settings}
    asked = (COMMAND, "run", "--role", role)
    async with started(folder, f"house-{role}", *asked, settings=told) as process:
        address = f"http://127.0.0.1:{port}"
        await _ready(process, address)
        yield Running(process, address, time.perf_counter() - begun)


async def command(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> str:
    told = {**settings_in(folder), **(settings or {})}
    return await said(folder, COMMAND, *arguments, settings=told)


async def town_imported(folder: Path, settings: Mapping[str, str] | None = None) -> None:
    """Central Helsinki in the gazetteer."""
    asked = ("address", "import", str(ADDRESSES), "--country", "FI")
    await command(folder, *asked, settings=settings)


async def key(folder: Path, settings: Mapping[str, str] | None = None) -> str:
    """A carrier's key: `apikey create` makes the carrier too."""
    asked = ("apikey", "create", "bench", "--scope", "carrier", "--carrier", REF, "--json")
    told = await command(folder, *asked, settings=settings)
    return str(json.loads(told)["secret"])


async def announced(address: str, secret: str, count: int) -> tuple[list[Announced], float]:
    """So many deliveries, one for each phone, in order; and how many seconds it took."""
    together = asyncio.Semaphore(CALLS_AT_ONCE_MAX)
    async with aiohttp.ClientSession() as session:
        doorstep = Doorstep(address, secret, session)
        told = await doorstep.put(f"/v1/carriers/{REF}", carrier_wire(days_ahead=2))
        if not told.ok:
            raise Fell(f"the carrier was not taken: {told}")

        async def one(place: int) -> Announced:
            async with together:
                answer = await doorstep.post("/v1/deliveries", _delivery(place))
            if not answer.ok:
                raise Fell(f"a delivery was not taken: {answer}")
            link = str(answer.body["chat_link"]).partition("start=")[2]
            return Announced(str(answer.body["id"]), link)

        begun = time.perf_counter()
        made = await asyncio.gather(*(one(place) for place in range(count)))
        return made, time.perf_counter() - begun


async def reported(address: str, secret: str, deliveries: Sequence[Announced]) -> float:
    """One event of each delivery, each in a call of its own; how many seconds it took."""
    together = asyncio.Semaphore(CALLS_AT_ONCE_MAX)
    async with aiohttp.ClientSession() as session:
        doorstep = Doorstep(address, secret, session)
        now = datetime.now(UTC).isoformat()

        async def one(delivery: str) -> None:
            event = {"event_id": f"bench-{delivery}", "type": EVENT, "occurred_at": now}
            async with together:
                answer = await doorstep.post(f"/v1/deliveries/{delivery}/events", event)
            if not answer.ok:
                raise Fell(f"an event was not taken: {answer}")

        begun = time.perf_counter()
        await asyncio.gather(*(one(each.id) for each in deliveries))
        return time.perf_counter() - begun


def _delivery(place: int) -> dict[str, object]:
    return {
        "tracking_number": f"BENCH{place:05}",
        "carrier": REF,
        "merchant": "Kauppa Oy",
        "recipient": {"name": f"Phone {place}", "phone": number_of(place), "language": "en"},
        "address": {"text": "Kaisaniemenkatu 5, 00100 Helsinki", "country": "FI"},
        "parcel": {"size": "M", "weight_kg": 2.5},
        "format": "door",
        "service_seconds": 180,
    }


async def _ready(process: Process, address: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    async with aiohttp.ClientSession() as session:
        while process.returncode is None and time.monotonic() < until:
            try:
                async with session.get(f"{address}/health/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(LOOK_SECONDS)
    raise Fell(f"doorstep run did not get ready; it ended with {process.returncode}")


def _free_port() -> int:
    with listening("127.0.0.1", 0) as doors:
        return int(doors.getsockname()[1])
