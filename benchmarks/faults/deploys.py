"""Deploys: two versions at once on one database, and a backup that is put back."""

import asyncio
import signal
import subprocess
import tarfile
from pathlib import Path

from benchmarks.faults.databases import Postgres, SqliteFile
from benchmarks.faults.judge import judge_changes, judge_talks
from benchmarks.faults.load import (
    announced,
    answered,
    asked_for,
    chatter,
    say_each,
    sender,
    talks,
)
from benchmarks.faults.scenario import Case, NotRun, Scenario, Seen
from benchmarks.faults.stand import NORTH, Stand, stand, with_keys
from benchmarks.processes import ROOT

SETTLED_SECONDS_MAX = 120.0
AFTERWARDS_SECONDS = 3.0
MIGRATIONS = "alembic/versions"


async def two_versions(case: Case) -> Seen:
    """The version before the newest migration works; the migration runs; the new one joins, and the
    old one leaves. People write all the time."""
    seen = Seen()
    old, name = await asyncio.to_thread(_before_the_newest_migration, case.folder)
    async with stand(case.kind, case.folder, case.seed, code=old) as house:
        before = await house.start("web", "worker", "scheduler")
        people = talks(house, 6)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set, (0.1, 0.5)))
            await asyncio.sleep(2.0)
            house.code = ROOT
            await house.command("migrate")
            await asyncio.sleep(2.0)
            await house.start("worker", "scheduler")
            await asyncio.sleep(3.0)
            for part in reversed(before):
                code = await part.ended(signal.SIGTERM)
                seen.must(11, code == 0, f"the old {part.role} ended with {code}")
                if part.role == "web":
                    await house.start("web")
            over.set()
        await answered(people, SETTLED_SECONDS_MAX)
        await asyncio.sleep(AFTERWARDS_SECONDS)
        judge_talks(seen, people, extra_each=0)
        seen.note(f"from {name}")
    return seen


async def put_back(case: Case) -> Seen:
    """A backup under load; the house goes on, then its machine is gone; on an empty one the backup
    is put back. Nothing that went out is sent again."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        shop, people = sender(house), talks(house, 6)
        parcels = [await announced(shop, f"BACK{n:05}") for n in range(4)]
        over = asyncio.Event()
        backup = case.folder / "backup.db"
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set))
            for parcel in parcels:
                await asked_for(shop, parcel, "before the backup")
            tools = _tools(house)
            await house.command("backup", str(backup), *tools)
            await asyncio.sleep(2.0)
            over.set()
        await answered(people, SETTLED_SECONDS_MAX)
        await asyncio.sleep(AFTERWARDS_SECONDS)
        for part in house.parts:
            await house.kill(part)
        heard = [len(one.heard()) for one in people]
        asked = dict(house.carriers[NORTH].asked)
        await _an_empty_machine(house)
        await house.command("restore", str(backup), "--overwrite", *tools)
        await house.start()
        await asyncio.sleep(10.0)
        again = [len(one.heard()) - before for one, before in zip(people, heard, strict=True)]
        seen.must(4, not any(again), f"after it was put back, {sum(again)} letters came again")
        new = set(house.carriers[NORTH].asked) - set(asked)
        seen.must(5, not new, f"the carrier was asked anew for {len(new)} changes")
        late = talks(house, 2)
        await say_each(late, 2)
        seen.must(15, await answered(late, SETTLED_SECONDS_MAX), "nobody answers")
        judge_talks(seen, late, extra_each=0)
        await judge_changes(seen, shop, house, parcels)
        seen.note(f"{sum(heard)} letters had gone out")
    return seen


def _tools(house: Stand) -> tuple[str, ...]:
    database = house.database
    return ("--tools", str(database.tools)) if isinstance(database, Postgres) else ()


async def _an_empty_machine(house: Stand) -> None:
    database = house.database
    if isinstance(database, SqliteFile):
        database.path = database.path.with_name("restored.db")
    else:
        await database.empty()


def _before_the_newest_migration(folder: Path) -> tuple[Path, str]:
    """The house as it was then, in a folder of its own; and which it is. Raises NotRun."""
    try:
        newest = _git("log", "-1", "--diff-filter=A", "--format=%H", "--", MIGRATIONS).strip()
        name = _git("log", "-1", "--format=%h of %cs", f"{newest}^").strip()
        packed = folder / "old.tar"
        _git("archive", "--format=tar", "-o", str(packed), f"{newest}^")
    except (OSError, subprocess.CalledProcessError):
        raise NotRun("there is no history of the house here") from None
    with tarfile.open(packed) as files:
        files.extractall(folder / "old", filter="data")
    return folder / "old", name


def _git(*arguments: str) -> str:
    git = ["git", *arguments]
    return subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout


SCENARIOS = (
    Scenario(
        number=24, name="two versions, one database", play=two_versions, kinds=("postgresql",)
    ),
    Scenario(number=28, name="a backup put back", play=put_back),
)
