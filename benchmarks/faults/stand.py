"""The stand: real processes of the house between a pretend Telegram and pretend carriers.

What goes in and out passes fault proxies; what came of it is read on the phones and in the
carriers' ledgers, both of which live in this process and know nothing of the house.
"""

import asyncio
import json
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import aiohttp

from app.web import listening, served
from benchmarks.faults.carrier import KEY, PretendCarrier
from benchmarks.faults.databases import Database, Kind, database
from benchmarks.faults.planted import BUG
from benchmarks.faults.proxy import FaultProxy
from benchmarks.processes import ROOT, environment
from sandbox.telegram import Phone, Settings, TelegramWorld, everything
from sandbox.telegram.account import Bot

TOKEN = "1000001:the-faults"
FIRST_USER_ID = 20_001
NORTH, SOUTH = "north-post", "south-post"
READY_SECONDS_MAX = 180.0
ENDS_SECONDS_MAX = 60.0  # how soon it must end is looked at where it is told to
LOOK_SECONDS = 0.05
TLS_HOST = "https://doorstep.invalid"
PARTS = {"sqlite": ("all",), "postgresql": ("web", "worker", "worker", "scheduler")}


class Fell(Exception):
    """What a scenario stands on did not come about: no verdict on the house."""


@dataclass(slots=True)
class Part:
    """One process of the house. `address` is where it shows its health."""

    role: str
    process: asyncio.subprocess.Process
    address: str

    @property
    def is_alive(self) -> bool:
        return self.process.returncode is None

    def send(self, number: int) -> None:
        if self.is_alive:
            self.process.send_signal(number)

    async def ended(self, number: int, seconds: float = ENDS_SECONDS_MAX) -> int:
        """Its exit code; a process that does not go is killed, and Fell raised."""
        self.send(number)
        try:
            async with asyncio.timeout(seconds):
                return await self.process.wait()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
            raise Fell(f"{self.role} did not end within {seconds:.0f} s") from None


@dataclass(slots=True, kw_only=True)
class Stand:
    """`keys` are secrets of the API by owner; `extra` is told to every process that is started
    from now on, in its environment; `before` is a command before the interpreter; `code` is where
    the house's own lies."""

    folder: Path
    chance: Random
    database: Database
    world: TelegramWorld
    bot: Bot
    carriers: Mapping[str, PretendCarrier]
    to_telegram: FaultProxy
    to_house: FaultProxy
    to_carrier: Mapping[str, FaultProxy]
    session: aiohttp.ClientSession
    bug: str = ""
    code: Path = ROOT
    port: int = 0
    keys: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()
    parts: list[Part] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)

    # The house

    async def start(self, *roles: str) -> list[Part]:
        """Processes of these roles, or of all that this database wants; ready when it returns."""
        begun = [await self.begin(role) for role in roles or PARTS[self.database.kind]]
        for part in begun:
            await self.until_ready(part)
        return begun

    async def begin(self, role: str) -> Part:
        """A process of the house, not yet ready. One serves where the proxy leads."""
        serves = role in ("all", "web")
        port = self.port if serves else _free_port()
        told = self._settings() | ({"PORT": str(port)} if serves else {"METRICS_PORT": str(port)})
        process = await self._spawn("run", "--role", role, settings=told)
        part = Part(role, process, f"http://127.0.0.1:{port}")
        self.parts.append(part)
        return part

    async def until_ready(self, part: Part, seconds: float = READY_SECONDS_MAX) -> float:
        """How many seconds it took from now until it said that it is ready."""
        begun = time.monotonic()
        while part.is_alive and time.monotonic() - begun < seconds:
            if await self.health(part) == 200:
                return time.monotonic() - begun
            await asyncio.sleep(LOOK_SECONDS)
        raise Fell(f"{part.role} is not ready; it ended with {part.process.returncode}")

    async def health(self, part: Part) -> int:
        """What it says to /health/ready; 0 where it says nothing."""
        limit = aiohttp.ClientTimeout(total=5.0)
        try:
            async with self.session.get(f"{part.address}/health/ready", timeout=limit) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    def of(self, role: str) -> list[Part]:
        """Those of a role that live; one that does all is of every role."""
        return [one for one in self.parts if one.is_alive and one.role in (role, "all")]

    async def kill(self, part: Part) -> None:
        part.send(signal.SIGKILL)
        await part.process.wait()

    async def stop(self) -> None:
        """All of them, as whoever deploys does it."""
        living = [part for part in self.parts if part.is_alive]
        await asyncio.gather(*(part.ended(signal.SIGTERM) for part in living))

    async def command(self, *arguments: str, settings: Mapping[str, str] | None = None) -> str:
        """What a command of the house printed. Raises Fell where it said no."""
        told = self._settings() | dict(settings or {})
        process = await self._spawn(*arguments, settings=told, out=asyncio.subprocess.PIPE)
        async with asyncio.timeout(READY_SECONDS_MAX):
            out, _ = await process.communicate()
        if process.returncode != 0:
            raise Fell(f"doorstep {' '.join(arguments[:2])} ended with {process.returncode}")
        return out.decode()

    async def _spawn(
        self, *arguments: str, settings: Mapping[str, str], out: int = asyncio.subprocess.DEVNULL
    ) -> asyncio.subprocess.Process:
        entry = ("-m", "benchmarks.faults.planted" if self.bug else "app.main")
        with (self.folder / "house.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *self.before, sys.executable, *entry, *arguments,
                cwd=self.folder, stdout=out, stderr=log,
                env=environment(settings) | self._told(),
            )  # fmt: skip

    def _told(self) -> dict[str, str]:
        bug = {BUG: self.bug} if self.bug else {}
        return {"PYTHONPATH": str(self.code)} | self.extra | bug

    def _settings(self) -> dict[str, str]:
        carriers = {
            ref: {"url": proxy.address, "key": KEY, "every_seconds": 2}
            for ref, proxy in self.to_carrier.items()
        }
        return {
            "DATABASE_URL": self.database.url,
            "DATA_DIR": str(self.folder / "data"),
            "ADDRESS_MODEL_DIR": str(self.folder / "no-model"),
            "QUIET_HOURS": "off",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.to_telegram.address,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_FAST": "true",
            "PUBLIC_URL": TLS_HOST,
            "CARRIERS": json.dumps(carriers),
        }

    # The people

    def add_phones(self, count: int) -> list[Phone]:
        """New people, who have pressed nothing yet."""
        first = FIRST_USER_ID + len(self.phones)
        users = [
            self.world.add_user(number, f"P{number}", number_of(number), "en")
            for number in range(first, first + count)
        ]
        made = [Phone(self.world, user, self.bot) for user in users]
        self.phones += made
        return made


def number_of(user_id: int) -> str:
    """A phone number that the carrier knows too."""
    return f"+35840{1_000_000 + user_id}"


@asynccontextmanager
async def stand(
    kind: Kind,
    folder: Path,
    seed: int,
    *,
    bug: str = "",
    code: Path = ROOT,
    carriers: Sequence[str] = (NORTH,),
) -> AsyncIterator[Stand]:
    """Everything around the house, and a database with the newest schema; no process yet."""
    chance = Random(seed)
    world = TelegramWorld(
        settings=Settings(
            webhook_wait_seconds=0.3, webhook_wait_seconds_max=2.0, strict_fields=False
        ),
        chance=Random(chance.random()),
    )
    bot = world.add_bot(TOKEN, "doorstep_faults_bot", "Doorstep")
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        doors = listening("127.0.0.1", 0)
        await enter(served(everything(world), doors, 0.1))
        port = _free_port()
        to_house = FaultProxy(f"http://127.0.0.1:{port}", Random(chance.random()))
        await enter(to_house.serving())

        def without_tls(body: bytes) -> bytes:
            return body.replace(b"https%3A%2F%2Fdoorstep.invalid", _quoted(to_house.address))

        telegram = f"http://127.0.0.1:{doors.getsockname()[1]}"
        to_telegram = FaultProxy(telegram, Random(chance.random()), without_tls)
        await enter(to_telegram.serving())
        offices = {ref: PretendCarrier(ref) for ref in carriers}
        to_carrier = {}
        for ref, office in offices.items():
            between = FaultProxy(await enter(office.serving()), Random(chance.random()))
            to_carrier[ref] = await enter(between.serving())
        made = Stand(
            folder=folder,
            chance=chance,
            database=await enter(database(kind, folder)),
            world=world,
            bot=bot,
            carriers=offices,
            to_telegram=to_telegram,
            to_house=to_house,
            to_carrier=to_carrier,
            session=await enter(aiohttp.ClientSession()),
            bug=bug,
            code=code,
            port=port,
        )
        stack.push_async_callback(_all_gone, made)
        if kind == "postgresql":  # on SQLite every command does it
            await made.command("migrate")
        yield made


async def with_keys(made: Stand) -> None:
    """A key of each carrier, and one of a sender."""
    wanted = {ref: ("carrier", "--carrier", ref) for ref in made.carriers}
    for owner, (scope, *more) in {**wanted, "sender": ("sender",)}.items():
        told = await made.command("apikey", "create", owner, "--scope", scope, *more, "--json")
        made.keys[owner] = str(json.loads(told)["secret"])


async def _all_gone(made: Stand) -> None:
    for part in made.parts:
        if part.is_alive:
            part.send(signal.SIGCONT)
            part.send(signal.SIGKILL)
            await part.process.wait()


def _quoted(address: str) -> bytes:
    return address.replace(":", "%3A").replace("/", "%2F").encode()


def _free_port() -> int:
    with listening("127.0.0.1", 0) as doors:
        return int(doors.getsockname()[1])
