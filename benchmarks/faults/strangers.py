"""Strangers: whoever connects and means no good, and crowds that mean no harm."""

import asyncio
import gzip
import time
from contextlib import suppress

import aiohttp

from benchmarks.faults.judge import judge_talks
from benchmarks.faults.load import (
    announced,
    answered,
    say_each,
    sender,
    talks,
    until,
)
from benchmarks.faults.scenario import Case, Scenario, Seen
from benchmarks.faults.stand import Stand, stand, with_keys
from benchmarks.processes import rss_mib

SETTLED_SECONDS_MAX = 240.0
CLOSED_SECONDS_MAX = 22.0
MEMORY_MIB_MAX = 500.0
OTHERS_SECONDS_MAX = 2.0
MIB = 1024 * 1024
LOOKS = 20


async def bad_clients(case: Case) -> Seen:
    """Slow headers and bodies, idle connections, big, packed and deep ones: each ends with a no or
    is shut out, and who comes properly is served meanwhile."""
    seen, idle = Seen(), case.times(300, 2_000)
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop = sender(house)
        parcel = await announced(shop, "BAD00001")
        before = max(rss_mib(part.process) for part in house.of("web"))
        idling = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(idle)]
        slow = [
            asyncio.create_task(
                _closed_after(house, b"GET /v1/deliveries HTTP/1.1\r\nHost: x\r\n")
            ),
            asyncio.create_task(
                _closed_after(
                    house,
                    b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\n"
                    b"Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
                )
            ),
        ]
        await _no_for_each(house, seen)
        took = []
        for _ in range(LOOKS):
            begun = time.monotonic()
            told = await shop.once("GET", f"/v1/deliveries/{parcel.id}", None)
            took.append(time.monotonic() - begun)
            seen.must(12, told.status == 200, f"somebody else was answered with {told.status}")
        seen.must(12, max(took) < OTHERS_SECONDS_MAX, f"others waited {max(took):.1f} s")
        for name, closing in zip(("slow headers", "a slow body"), slow, strict=True):
            after = await closing
            is_closed = after is not None and after <= CLOSED_SECONDS_MAX
            seen.must(12, is_closed, f"{name}: the connection still stands after {after}")
        still = sum(not reader.at_eof() for reader, _ in idling)
        seen.note(f"{idle - still} of {idle} idle connections closed")
        for _, writer in idling:
            writer.close()
        grown = max(rss_mib(part.process) for part in house.of("web")) - before
        seen.must(12, grown < 100.0, f"its memory grew by {grown:.0f} MiB")
        people = talks(house, 2)
        await say_each(people, 2)
        await answered(people, 60.0)
        judge_talks(seen, people, extra_each=0)
    return seen


async def _no_for_each(house: Stand, seen: Seen) -> None:
    """Bodies that nobody should take; none of them is a bug of ours."""
    key = {"Authorization": f"Bearer {house.keys['sender']}", "Content-Type": "application/json"}
    hook = house.bot.webhook
    secret = {"X-Telegram-Bot-Api-Secret-Token": (hook.secret or "") if hook is not None else ""}
    packed = {"Content-Encoding": "gzip"}
    deep = b"[" * 100_000 + b"]" * 100_000
    bomb = gzip.compress(b"0" * (200 * MIB), 9)
    deep_update = b'{"update_id": 1, "message": ' + deep + b"}"
    for name, path, headers, body in (
        ("10 MB", "/v1/deliveries", key, b'{"a": "' + b"x" * (10 * MIB) + b'"}'),
        ("10 MB to the webhook", "/telegram/webhook", secret, b"x" * (10 * MIB)),
        ("a bomb", "/v1/deliveries", key | packed, bomb),
        ("a bomb to the webhook", "/telegram/webhook", secret | packed, bomb),
        ("deep JSON", "/v1/deliveries", key, deep),
        ("deep JSON to the webhook", "/telegram/webhook", secret, deep_update),
        ("no update", "/telegram/webhook", secret, b"[]"),
        ("a long header", "/v1/deliveries", key | {"X-Long": "x" * MIB}, b"{}"),
    ):
        status = await _status(house, path, headers, body)
        seen.must(12, 400 <= status < 500 or not status, f"{name} was answered with {status}")


async def _status(house: Stand, path: str, headers: dict[str, str], body: bytes) -> int:
    """0 where the connection was closed instead."""
    try:
        async with house.session.post(
            f"http://127.0.0.1:{house.port}{path}",
            data=body,
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=60.0),
        ) as answer:
            return answer.status
    except (aiohttp.ClientError, TimeoutError):
        return 0


async def _closed_after(house: Stand, first: bytes) -> float | None:
    """How many seconds until a connection that dribbles is closed; None where it never was."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    begun = time.monotonic()
    try:
        writer.write(first)
        while time.monotonic() - begun < 2 * CLOSED_SECONDS_MAX:
            with suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    if not await reader.read(4096):
                        return time.monotonic() - begun
            writer.write(b" ")
            await writer.drain()
    except OSError:
        return time.monotonic() - begun
    finally:
        writer.close()
    return None


async def crowd(case: Case) -> Seen:
    """Everybody writes at once, and a backlog waits for who starts: memory stays bounded, each chat
    keeps its order."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        is_split = case.kind == "postgresql"
        await house.start(*(("web",) if is_split else ()))
        people = talks(house, 40)
        wishes = case.times(15, 1_250)
        most = [0.0]
        over = asyncio.Event()

        async def watch() -> None:
            while not over.is_set():
                for part in house.parts:
                    if part.is_alive:
                        with suppress(Exception):
                            most[0] = max(most[0], rss_mib(part.process))
                await asyncio.sleep(0.5)

        watching = asyncio.create_task(watch())
        await say_each(people, wishes, 0.0)
        if is_split:  # what the web process took in waits for whoever works
            await until(lambda: not house.bot.queue.alive(), SETTLED_SECONDS_MAX)
            await house.start("worker", "scheduler")
        seen.must(12, await answered(people, SETTLED_SECONDS_MAX), "somebody waits")
        over.set()
        await watching
        judge_talks(seen, people, extra_each=0)
        seen.must(12, most[0] < MEMORY_MIB_MAX, f"a process had {most[0]:.0f} MiB")
        seen.note(f"{most[0]:.0f} MiB at most")
    return seen


SCENARIOS = (
    Scenario(number=21, name="clients that mean no good", play=bad_clients),
    Scenario(number=23, name="a crowd, and its backlog", play=crowd),
)
