"""Turns: updates answered a second, by the house and by the bare echo bot, in alternate rounds.

Both are fed by the same webhook pushes of the same pretend Telegram, and answer to it. The echo bot
is as the library starts it: its updates side by side made it slower, not faster.
"""

import tempfile
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import aiohttp
import msgspec

from benchmarks import house
from benchmarks.processes import Fell, Process, address_told, cpu_seconds, rss_mib, started
from benchmarks.telegram_peer import (
    ECHO_TOKEN,
    HOUSE_TOKEN,
    PRESS,
    Enter,
    Play,
    Played,
    Proxy,
)
from bot.telegram.webhook import PATH

# What recipients do most: they look, they ask, they press. Each is one update and one answer.
ACTS = ("/status", "Where is my parcel?", f"{PRESS}menu", "When will the courier come?")
# The echo bot has no buttons: it gets words instead, of the same length.
ECHO_ACTS = ("/status", "Where is my parcel?", "menu", "When will the courier come?")
PLAY_SECONDS_MAX = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    phones: int = 200
    turns: int = 5
    rounds: int = 5
    warm_turns: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One bot's rounds: updates answered on the phone, a second."""

    per_second: tuple[float, ...]
    p50_ms: float
    p99_ms: float
    letters_an_update: float
    cpu_ms_an_update: float

    @property
    def middle(self) -> float:
        return median(self.per_second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    house: Side
    echo: Side
    idle_mib: float
    loaded_mib: float
    announced_per_second: float
    events_per_second: float

    @property
    def ratio(self) -> float:
        """Of neighbouring rounds, so that a slow moment of the machine falls on both."""
        pairs = zip(self.house.per_second, self.echo.per_second, strict=True)
        return median(ours / theirs for ours, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Bench:
    """Each bot's process by its token, and how to order the phones about."""

    bots: Mapping[str, Process]
    peer: aiohttp.ClientSession


async def measured(size: Size) -> Turns:
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as told:
        async with AsyncExitStack() as stack:
            return await _measured(Path(told), size, stack)


async def _measured(folder: Path, size: Size, stack: AsyncExitStack) -> Turns:
    enter = stack.enter_async_context
    telegram = await enter(
        started(folder, "telegram", "benchmarks.telegram_peer", str(size.phones))
    )
    url = await address_told(telegram)
    peer = await enter(
        aiohttp.ClientSession(url, timeout=aiohttp.ClientTimeout(total=PLAY_SECONDS_MAX))
    )
    secret = await house.key(folder)
    await house.town_imported(folder)
    ours = await enter(house.running(folder, _settings(url)))
    echo = await enter(started(folder, "echo", "benchmarks.echo_bot", url, ECHO_TOKEN))
    await address_told(echo)
    bots = {HOUSE_TOKEN: ours.process, ECHO_TOKEN: echo}
    await _asked(peer, "webhook", Proxy(token=HOUSE_TOKEN, url=f"{ours.address}{PATH}"))
    announced, announced_seconds = await house.announced(ours.address, secret, size.phones)
    links = tuple(each.link for each in announced)
    for token in bots:
        opened = links if token == HOUSE_TOKEN else ("",) * size.phones
        await _asked(peer, "enter", Enter(token=token, links=opened))
    idle = rss_mib(ours.process)
    bench = Bench(bots, peer)
    await _rounds(bench, size, 1, size.warm_turns)
    sides = await _rounds(bench, size, size.rounds, size.turns)
    loaded = rss_mib(ours.process)
    reported_seconds = await house.reported(ours.address, secret, announced)
    return Turns(
        house=sides[HOUSE_TOKEN],
        echo=sides[ECHO_TOKEN],
        idle_mib=idle,
        loaded_mib=loaded,
        announced_per_second=size.phones / announced_seconds,
        events_per_second=size.phones / reported_seconds,
    )


def _settings(telegram: str) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": HOUSE_TOKEN,
        "TELEGRAM_API_URL": telegram,
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_FAST": "true",
        # Telegram pushes to https only; the bench's own webhook route plays the proxy before us.
        "PUBLIC_URL": "https://doorstep.invalid",
    }


async def _rounds(bench: Bench, size: Size, rounds: int, turns: int) -> dict[str, Side]:
    """A, B, A, B …: what slows the machine for a while slows both."""
    found: dict[str, list[tuple[Played, float]]] = {token: [] for token in bench.bots}
    for _ in range(rounds):
        for token, process in bench.bots.items():
            before = cpu_seconds(process)
            acts = ACTS if token == HOUSE_TOKEN else ECHO_ACTS
            play = Play(token=token, phones=size.phones, turns=turns, acts=acts)
            played = msgspec.json.decode(await _asked(bench.peer, "play", play), type=Played)
            found[token].append((played, cpu_seconds(process) - before))
    return {token: _side(of_bot) for token, of_bot in found.items()}


def _side(found: list[tuple[Played, float]]) -> Side:
    unanswered = sum(played.unanswered for played, _ in found)
    answered = sum(played.answered for played, _ in found)
    if unanswered:
        raise Fell(f"{unanswered} updates of {answered + unanswered} were not answered")
    latencies = sorted(each for played, _ in found for each in played.latency_seconds)
    return Side(
        per_second=tuple(played.answered / played.seconds for played, _ in found),
        p50_ms=latencies[len(latencies) // 2] * 1e3,
        p99_ms=latencies[int(len(latencies) * 0.99)] * 1e3,
        letters_an_update=sum(played.letters for played, _ in found) / answered,
        cpu_ms_an_update=sum(cpu for _, cpu in found) / answered * 1e3,
    )


async def _asked(peer: aiohttp.ClientSession, what: str, told: msgspec.Struct) -> bytes:
    async with peer.post(f"/bench/{what}", data=msgspec.json.encode(told)) as answer:
        if answer.status != 200:
            raise Fell(f"/bench/{what}: {answer.status}")
        return await answer.read()
