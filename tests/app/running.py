"""The real command in a process of its own, as people start it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from app.web import listening

COMMAND = (sys.executable, "-m", "app.main")
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


def environment(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Only what the test says: nobody's own settings come in."""
    clean = {name: value for name, value in os.environ.items() if "DOORSTEP" not in name}
    database = {"DOORSTEP_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/doorstep.db"}
    told = {f"DOORSTEP_{name}": value for name, value in settings.items()}
    return {**clean, "PYTHONWARNINGS": "error", **database, **told}


async def doorstep(
    folder: Path, *arguments: str, told: str = "", settings: Mapping[str, str] | None = None
) -> Ended:
    """Runs to its end, in `folder`, with `told` on its standard input."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        *arguments,
        cwd=folder,
        env=environment(folder, settings or {}),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(PATIENCE_SECONDS):
        out, err = await process.communicate(told.encode())
    return Ended(process.returncode or 0, out.decode(), err.decode())


@dataclass(frozen=True, slots=True)
class Running:
    """A `doorstep run` that answers at `address`."""

    process: asyncio.subprocess.Process
    address: str

    async def ends(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self.process.wait()


@asynccontextmanager
async def started(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that goes on by itself; killed at the end where it still runs."""
    with (folder / "run.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            *arguments,
            cwd=folder,
            env=environment(folder, settings or {}),
            stderr=log,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@asynccontextmanager
async def running(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Running]:
    """`doorstep run`, once it is ready; at a free port where the settings name none."""
    told = {"PORT": str(free_port()), **(settings or {})}
    async with started(folder, "run", *arguments, settings=told) as process:
        run = Running(process, f"http://127.0.0.1:{told['PORT']}")
        await _ready(run)
        yield run


async def _ready(run: Running) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE_SECONDS):
        while run.process.returncode is None:
            try:
                async with session.get(f"{run.address}/health/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(LOOK_SECONDS)
    raise AssertionError(f"doorstep run ended with {run.process.returncode}")


async def read(address: str) -> str:
    """A page, once somebody serves it."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                async with session.get(address) as answer:
                    return await answer.text()
            except aiohttp.ClientError:
                await asyncio.sleep(LOOK_SECONDS)


def free_port() -> int:
    with listening("127.0.0.1", 0) as doors:
        return int(doors.getsockname()[1])
