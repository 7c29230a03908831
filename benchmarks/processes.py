"""Processes: each server that is measured has its own, on loopback, and is ended by its id."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_SECONDS = 60.0
ENDS_SECONDS = 15.0
MIB = 1024 * 1024

Process = asyncio.subprocess.Process


class Fell(Exception):
    """A server that is needed did not start, or ended before its time."""


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Nobody's own settings come in; the house is found from any folder."""
    clean = {name: value for name, value in os.environ.items() if "DOORSTEP" not in name}
    told = {f"DOORSTEP_{name}": value for name, value in settings.items()}
    return {**clean, "PYTHONPATH": str(ROOT), **told}


@asynccontextmanager
async def started(
    folder: Path, name: str, *command: str, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Process]:
    """`python -m command…`, told to end after the block. What it says stands in `folder`."""
    with (folder / f"{name}.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command,
            cwd=folder, env=environment(settings or {}), stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
    try:
        yield process
    finally:
        await ended(process)


async def ended(process: Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(ENDS_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def address_told(process: Process) -> str:
    """Where a server of ours listens: the first line that it says."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_SECONDS):
        line = await process.stdout.readline()
    if not line:
        raise Fell(f"a server ended with {await process.wait()}")
    return line.decode().strip()


async def said(folder: Path, *command: str, settings: Mapping[str, str] | None = None) -> str:
    """What a command that comes to its end printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command,
        cwd=folder, env=environment(settings or {}), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE_SECONDS):
        out, _ = await process.communicate()
    if process.returncode != 0:
        raise Fell(f"{command} ended with {process.returncode}")
    return out.decode()


def rss_mib(process: Process) -> float:
    """Resident memory of the process and of those it started."""
    parent = psutil.Process(process.pid)
    family = [parent, *parent.children(recursive=True)]
    return float(sum(each.memory_info().rss for each in family)) / MIB


def cpu_seconds(process: Process) -> float:
    told = psutil.Process(process.pid).cpu_times()
    return float(told.user + told.system)
