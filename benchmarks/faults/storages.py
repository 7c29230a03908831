"""Databases that fall, are full, are blocked, fail to sync, and files that were torn."""

import asyncio
import resource
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.faults.databases import Postgres, SqliteFile
from benchmarks.faults.judge import judge_changes, judge_talks
from benchmarks.faults.load import (
    Talk,
    announced,
    answered,
    asked_for,
    chatter,
    say_each,
    sender,
    talks,
    until_asked,
)
from benchmarks.faults.scenario import Case, NotRun, Scenario, Seen
from benchmarks.faults.stand import Part, Stand, stand, with_keys

PEOPLE = 6
SETTLED_SECONDS_MAX = 120.0
AFTERWARDS_SECONDS = 2.0
READY_AGAIN_SECONDS_MAX = 15.0
REFUSED_SECONDS = 10.0
BLOCKED_SECONDS = 10.0
ROOM_BYTES = 128 * 1024  # left on the "full" disk
TORN_STARTS = 2


async def postgres_falls(case: Case) -> Seen:
    """It crashes and comes back, throws everybody out, and lets nobody in for ten seconds."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        database = house.database
        assert isinstance(database, Postgres)
        await with_keys(house)
        await house.start()
        shop, people = sender(house), talks(house, PEOPLE)
        parcels = [await announced(shop, f"PG{n:05}") for n in range(6)]
        over, rounds = asyncio.Event(), case.times(1, 5)
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set, (0.1, 0.5)))
            for turn in range(rounds):
                await asyncio.sleep(2.0)
                await database.crash()
                await asyncio.sleep(2.0)
                await database.start()
                await _ready_again(house, seen, "a crash")
                await asked_for(shop, parcels[turn % len(parcels)], "after a crash")
                seen.note(f"{await database.cut_connections()} connections cut")
                await _ready_again(house, seen, "cut connections")
                await asked_for(shop, parcels[turn % len(parcels)], "after a cut")
                await database.refuse(REFUSED_SECONDS)
                await _ready_again(house, seen, "refused connections")
            over.set()
        await _settled(people)
        judge_talks(seen, people, extra_each=3 * rounds)
        await judge_changes(seen, shop, house, parcels)
        seen.look(15, [f"an answer was lost: {one}" for one in seen.wrong[1]])
        _all_live(seen, house)
    return seen


async def writer_blocked(case: Case) -> Seen:
    """Somebody's shell holds the write lock for ten seconds: it is waited for, reading goes on, and
    nobody sees an error."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        assert isinstance(house.database, SqliteFile)
        await with_keys(house)
        await house.start()
        shop, people = sender(house), talks(house, PEOPLE)
        parcel = await announced(shop, "BLOCKED1")
        await answered(people, SETTLED_SECONDS_MAX)
        blocking = asyncio.create_task(
            asyncio.to_thread(_hold_the_lock, house.database.path, BLOCKED_SECONDS)
        )
        await asyncio.sleep(0.5)
        await say_each(people, 3)
        begun = time.monotonic()
        await shop.get(f"/v1/deliveries/{parcel.id}")
        took = time.monotonic() - begun
        seen.must(15, took < BLOCKED_SECONDS / 2, f"reading took {took:.1f} s beside a writer")
        await blocking
        settled = await _settled(people)
        seen.must(15, settled, "somebody waits although the lock is free again")
        judge_talks(seen, people, extra_each=0)
        _all_live(seen, house)
        seen.note(f"blocked for {BLOCKED_SECONDS:.0f} s")
    return seen


async def disk_full(case: Case) -> Seen:
    """No file grows any more: Telegram hears 503, reading goes on; then there is room again."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        assert isinstance(house.database, SqliteFile)
        await with_keys(house)
        (part,) = await house.start()
        shop, people = sender(house), talks(house, PEOPLE)
        parcel = await announced(shop, "FULL0001")
        await answered(people, SETTLED_SECONDS_MAX)
        _no_file_grows(part, house.database.path)
        for _ in range(100):
            await say_each(people, 2)
            refused = house.bot.webhook is not None and house.bot.webhook.last_error is not None
            if refused:
                break
            await asyncio.sleep(0.2)
        hook = house.bot.webhook
        said = hook.last_error if hook is not None else None
        seen.must(15, "503" in str(said), f"with a full disk Telegram heard {said}")
        answer = await shop.once("GET", f"/v1/deliveries/{parcel.id}", None)
        seen.must(15, answer.status == 200, f"reading was answered with {answer.status}")
        seen.must(15, part.is_alive, "the process fell")
        await asyncio.sleep(3.0)
        resource.prlimit(part.process.pid, resource.RLIMIT_FSIZE, (-1, -1))
        settled = await _settled(people)
        seen.must(15, settled, "somebody waits although there is room again")
        judge_talks(seen, people, extra_each=1)
        _all_live(seen, house)
    return seen


async def sync_fails(case: Case) -> Seen:
    """The disk says that it could not write: nothing is acknowledged that is not on it."""
    if shutil.which("strace") is None:
        raise NotRun("there is no strace")
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        house.before = (
            "strace", "-D", "-f", "-qq", "-o", str(case.folder / "strace.log"),
            "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync:error=EIO:when=60+17",
        )  # fmt: skip
        try:
            await house.start()
        finally:
            house.before = ()
        people = talks(house, PEOPLE)
        await say_each(people, case.times(6, 40), 0.3)
        await asyncio.sleep(2.0)
        injected = (case.folder / "strace.log").read_text().count("(INJECTED)")
        await house.kill(house.parts[0])
        await house.start()
        settled = await _settled(people)
        seen.must(15, settled, "somebody waits on a disk that is well again")
        judge_talks(seen, people, extra_each=1 + injected)
        seen.must(15, injected, "no sync failed: nothing was tried")
        seen.note(f"{injected} syncs failed")
    return seen


async def torn(case: Case) -> Seen:
    """The file and its log as a machine without power leaves them: whole, and a beginning of what
    was told; and the house starts on it."""
    seen, cuts = Seen(), case.times(20, 400)
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        assert isinstance(house.database, SqliteFile)
        (part,) = await house.start()
        people = talks(house, PEOPLE)
        over = asyncio.Event()
        copies: list[Path] = []
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set))
            for number in range(4):
                await asyncio.sleep(house.chance.uniform(0.5, 2.0))
                copies.append(_stopped_copy(part, house.database.path, case.folder, number))
            over.set()
        await _settled(people)
        judge_talks(seen, people, extra_each=0)
        wrong = 0
        for number in range(cuts):
            whole = copies[number % len(copies)]
            cut = _cut_copy(whole, house.chance.random(), case.folder / "cut")
            problem = await asyncio.to_thread(_problem_of, cut, whole)
            wrong += problem is not None
            seen.look(15, [] if problem is None else [problem])
        await house.stop()
        for number in range(TORN_STARTS):
            cut = _cut_copy(copies[number], house.chance.random(), case.folder / "cut")
            house.database.path = cut
            await house.start()
            late = talks(house, 1)
            await say_each(late, 1)
            seen.must(15, await _settled(late), "nobody answers after a torn restart")
            await house.stop()
        seen.note(f"{cuts} cuts, {wrong} wrong, {TORN_STARTS} starts on one")
    return seen


async def _ready_again(house: Stand, seen: Seen, after: str) -> None:
    begun = time.monotonic()

    async def all_ready() -> bool:
        told = [await house.health(part) for part in house.parts if part.is_alive]
        return bool(told) and all(status == 200 for status in told)

    await until_asked(all_ready, 60.0)
    took = time.monotonic() - begun
    is_soon = took <= READY_AGAIN_SECONDS_MAX
    seen.must(15, is_soon, f"after {after} it was ready again after {took:.0f} s")


def _hold_the_lock(path: Path, seconds: float) -> None:
    shell = sqlite3.connect(path, isolation_level=None, timeout=30.0)
    try:
        shell.execute("BEGIN IMMEDIATE")
        threading.Event().wait(seconds)
        shell.execute("ROLLBACK")
    finally:
        shell.close()


def _no_file_grows(part: Part, database: Path) -> None:
    """The log that everything is written to first soon reaches its end. Python lets a write beyond
    the limit fail as it fails on a full disk. A log that has been longer would be written over from
    its beginning, and need no room: so it is made short first."""
    shell = sqlite3.connect(database, timeout=30.0)
    try:
        shell.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        shell.close()
    limit = max(Path(f"{database}{end}").stat().st_size for end in ("", "-wal")) + ROOM_BYTES
    resource.prlimit(part.process.pid, resource.RLIMIT_FSIZE, (limit, -1))


def _stopped_copy(part: Part, database: Path, folder: Path, number: int) -> Path:
    """File and log of one moment: nobody writes between the two."""
    copy = folder / f"torn-{number}.db"
    part.send(signal.SIGSTOP)
    try:
        shutil.copyfile(database, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{database}-wal", f"{copy}-wal")
    finally:
        part.send(signal.SIGCONT)
    return copy


def _cut_copy(whole: Path, share: float, cut: Path) -> Path:
    """The log ends at some byte; the index of it is lost."""
    for end in ("", "-wal", "-shm"):
        Path(f"{cut}{end}").unlink(missing_ok=True)
    shutil.copyfile(whole, cut)
    log = Path(f"{whole}-wal")
    if log.exists():
        data = log.read_bytes()
        Path(f"{cut}-wal").write_bytes(data[: int(len(data) * share)])
    return cut


def _problem_of(cut: Path, whole: Path) -> str | None:
    """None where it is sound, and holds the first so many of what the whole one holds."""
    with sqlite3.connect(cut) as database:
        (said,) = database.execute("PRAGMA integrity_check").fetchone()
        rows = [row[0] for row in database.execute("SELECT seq FROM inbox ORDER BY seq")]
    database.close()
    full = Path(f"{cut}.whole")
    shutil.copyfile(whole, full)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{whole}-wal", f"{full}-wal")
    with sqlite3.connect(full) as database:
        all_rows = [row[0] for row in database.execute("SELECT seq FROM inbox ORDER BY seq")]
    database.close()
    if said != "ok":
        return f"a cut file is unsound: {said}"
    if rows != all_rows[: len(rows)]:
        return "a cut file has rows of which earlier ones are missing"
    return None


async def _settled(people: Sequence[Talk]) -> bool:
    done = await answered(people, SETTLED_SECONDS_MAX)
    await asyncio.sleep(AFTERWARDS_SECONDS)
    return done


def _all_live(seen: Seen, house: Stand) -> None:
    fell = [one.role for one in house.parts if not one.is_alive]
    seen.must(15, not fell, f"fell by themselves: {', '.join(fell)}")


SCENARIOS = (
    Scenario(
        number=12,
        name="PostgreSQL crashes, cuts and refuses",
        play=postgres_falls,
        kinds=("postgresql",),
    ),
    Scenario(
        number=14, name="a stray shell blocks the writer", play=writer_blocked, kinds=("sqlite",)
    ),
    Scenario(
        number=15,
        name="disk full",
        play=disk_full,
        kinds=("sqlite",),
        catches=("illness-hidden",),
    ),
    Scenario(number=16, name="the disk fails to sync", play=sync_fails, kinds=("sqlite",)),
    Scenario(number=17, name="torn file, restarted", play=torn, kinds=("sqlite",)),
)
