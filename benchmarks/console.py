"""The console under load: its list over many open talks, and a new message in many open consoles.

    python -m benchmarks.console [--talks 10000] [--consoles 200] [--seconds 30] [--json]

One process serves, as `doorstep run` does; this one looks. The page of the list is fetched again
and again; then consoles are connected by server-sent events, each with a talk of its own open, and
recipients write: how long it takes from the commit of a line until it stands in the stream of its
console. Exit 1 where one of the limits is missed. It says how busy the machine was.
"""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout, CookieJar, TCPConnector, web
from argon2 import PasswordHasher

from app.bell import Bell, RingingStore
from bot.voice import Voice
from core.actions.house import House
from core.model.access import Person
from core.model.conversation import Author, Conversation, Holder, Message
from core.model.ids import AgentId, ConversationId, DeliveryId, MessageId
from storage.migrate import to_newest
from storage.store import SqlStore, open_store
from tests.bot.building import Clock, build
from tests.bot.world import a_carrier, a_delivery
from web.console.app import console

PAGE_MILLISECONDS_MAX = 100.0
MESSAGE_SECONDS_MAX = 1.0
LINES_A_TALK = 5
PAGES = 40
WRITES_A_SECOND = 2.0
PASSWORD = "correct horse battery"
HELD_SHARE, WAITING_SHARE = 0.05, 0.1
STAMP = re.compile(rb"sent at (\d+\.\d+) ")


class RealClock(Clock):
    def now(self) -> datetime:
        return datetime.now(UTC)

    def wall(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class Found:
    """Milliseconds of each page, seconds of each message; how many lines were written."""

    pages: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)
    written: int = 0
    load: float = 0.0

    def told(self, talks: int, consoles: int) -> dict[str, Any]:
        return {
            "talks": talks,
            "consoles": consoles,
            "page_ms": {"p50": _at(self.pages, 0.5), "p95": _at(self.pages, 0.95)},
            "message_s": {"p50": _at(self.messages, 0.5), "p95": _at(self.messages, 0.95)},
            "written": self.written,
            "arrived": len(self.messages),
            "load": round(self.load, 1),
            "cores": os.cpu_count(),
        }


async def furnish(store: SqlStore, talks: int, now: datetime) -> None:
    """Open talks, each with a parcel and some lines; a tenth of them waits for a person."""
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    agent = Person(
        id=AgentId("agt_1"),
        email="a@example.com",
        name="Anna",
        password_hash=hashed,
        created_at=now,
    )
    async with store.begin() as unit:
        await unit.access.put_person(agent)
        await unit.carriers.put(a_carrier())
    for first in range(0, talks, 500):
        async with store.begin() as unit:
            for number in range(first, min(first + 500, talks)):
                id, about = ConversationId(f"cnv_{number:06d}"), DeliveryId(f"dlv_{number:020d}")
                share = number % 100 / 100
                is_waiting = share < WAITING_SHARE
                is_held = not is_waiting and share < WAITING_SHARE + HELD_SHARE
                delivery = replace(
                    a_delivery(about),
                    tracking_number=f"JJFI{number:010d}",
                    conversation=id,
                    chat_token=f"lnk{number}",
                )
                await unit.deliveries.add(delivery)
                await unit.conversations.put(
                    Conversation(
                        id=id,
                        lane=f"telegram:1:{number}",
                        chat_id=number,
                        user_id=number,
                        bot_id=1,
                        holder=Holder.WAITING if is_waiting or is_held else Holder.BOT,
                        asked_at=now if is_waiting or is_held else None,
                        deliveries=(about,),
                        focus=about,
                        created_at=now,
                        updated_at=now,
                    )
                )
                for line in range(LINES_A_TALK):
                    await unit.conversations.say(_line(id, line, "Where is my parcel?", now))


def _line(talk: ConversationId, number: int | str, text: str, now: datetime) -> Message:
    return Message(
        id=MessageId(f"msg_{talk}_{number}"),
        conversation=talk,
        at=now,
        author=Author.RECIPIENT,
        text=text,
    )


async def serve(path: Path, port: int, consoles: int) -> None:
    """The console, and recipients who write as long as somebody looks: a line on our standard
    input begins and ends it."""
    store, bell = await open_store(f"sqlite+aiosqlite:///{path}"), Bell()
    house: House = replace(
        build(RingingStore(store, bell), store.lanes).house, bell=bell, clock=RealClock()
    )
    app = web.Application()
    app.add_subapp("/console", console(house, store.lanes, Voice()))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("serving", flush=True)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.readline)
    ends = loop.run_in_executor(None, sys.stdin.readline)
    number = 0
    while not ends.done():
        id = ConversationId(f"cnv_{number % consoles:06d}")
        now = house.clock.now()
        async with house.store.begin() as unit:
            talk = await unit.conversations.get(id)
            assert talk is not None
            text = f"sent at {time.time():.4f} "
            await unit.conversations.say(_line(id, f"w{number}", text, now))
            await unit.conversations.put(replace(talk, updated_at=now))
        number += 1
        await asyncio.sleep(1 / WRITES_A_SECOND)
    print(number, flush=True)
    await runner.cleanup()
    await store.aclose()


async def look(
    port: int, consoles: int, seconds: float, child: asyncio.subprocess.Process
) -> Found:
    found, base = Found(), f"http://127.0.0.1:{port}/console"
    jar, timeout = CookieJar(unsafe=True), ClientTimeout(total=None)
    async with ClientSession(
        cookie_jar=jar, timeout=timeout, connector=TCPConnector(limit=0)
    ) as http:
        form = {"email": "a@example.com", "password": PASSWORD}
        async with http.post(f"{base}/login", data=form, allow_redirects=False) as answer:
            assert answer.status == 303, answer.status
        for number in range(PAGES + 3):
            began = time.perf_counter()
            async with http.get(f"{base}/") as answer:
                await answer.read()
            if number >= 3:
                found.pages.append((time.perf_counter() - began) * 1000)
        tasks = [
            asyncio.create_task(_follow(http, f"{base}/stream?c=cnv_{number:06d}", found))
            for number in range(consoles)
        ]
        await asyncio.sleep(min(30.0, 5.0 + consoles / 20))
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(b"begin\n")
        await asyncio.sleep(seconds)
        child.stdin.write(b"end\n")
        found.written = int(await child.stdout.readline())
        await asyncio.sleep(3.0)
        found.load = os.getloadavg()[0]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return found


async def _follow(http: ClientSession, address: str, found: Found) -> None:
    """Each line is counted in the stream of its own talk, once."""
    known: set[bytes] = set()
    async with http.get(address) as stream:
        named = b""
        async for chunk in stream.content.iter_any():
            at = time.time()
            named = (named + chunk)[-400_000:]
            for block in named.split(b"\n\n")[:-1]:
                if b"event: line\n" not in block:
                    continue
                for stamp in STAMP.findall(block):
                    if stamp not in known:
                        known.add(stamp)
                        found.messages.append(at - float(stamp))
            named = named.split(b"\n\n")[-1]


def _at(numbers: list[float], share: float) -> float | None:
    if not numbers:
        return None
    return round(sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))], 3)


async def measured(talks: int, consoles: int, seconds: float, port: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="doorstep-console-") as folder:
        path = Path(folder) / "console.db"
        await to_newest(f"sqlite+aiosqlite:///{path}")
        store = await open_store(f"sqlite+aiosqlite:///{path}")
        await furnish(store, talks, datetime.now(UTC))
        await store.aclose()
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "benchmarks.console", "--serve", str(path)),
            *("--port", str(port), "--consoles", str(consoles)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert child.stdout is not None
        try:
            assert (await child.stdout.readline()).strip() == b"serving"
            found = await look(port, consoles, seconds, child)
        finally:
            if child.returncode is None:
                child.terminate()
            await child.wait()
    return found.told(talks, consoles)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--talks", type=int, default=10_000)
    asked.add_argument("--consoles", type=int, default=200)
    asked.add_argument("--seconds", type=float, default=30.0)
    asked.add_argument("--port", type=int, default=18_431)
    asked.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    if given.serve is not None:
        asyncio.run(serve(given.serve, given.port, given.consoles))
        return 0
    told = asyncio.run(measured(given.talks, given.consoles, given.seconds, given.port))
    page, message = told["page_ms"]["p50"], told["message_s"]["p95"]
    if given.json:
        print(json.dumps(told))
    else:
        print(f"{told['talks']} open talks, {told['consoles']} consoles, load {told['load']}")
        print(f"the list: {page} ms (p50), {told['page_ms']['p95']} ms (p95)")
        print(f"a new message: {told['message_s']['p50']} s (p50), {message} s (p95)")
        print(f"{told['arrived']} of {told['written']} lines arrived")
    is_good = page < PAGE_MILLISECONDS_MAX and message is not None
    return 0 if is_good and message < MESSAGE_SECONDS_MAX else 1


if __name__ == "__main__":
    raise SystemExit(main())
