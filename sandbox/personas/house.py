"""A house for the personas: Doorstep as it is started from a shell, beside a pretend Telegram."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from sandbox.town import ADDRESSES, TIMEZONE

COMMAND = (sys.executable, "-m", "app.main")
READY_WITHIN_SECONDS = 120.0
LOOK_SECONDS = 0.2
SCOPES = {"carrier": ("--carrier", "own-fleet"), "locker": ()}


class NotStarted(Exception):
    """The command ended, or did not get ready in time."""


@asynccontextmanager
async def doorstep_at(
    folder: Path, token: str, telegram_url: str
) -> AsyncIterator[tuple[str, Mapping[str, str]]]:
    """Its address, and a key for each scope; everything of it lies in `folder`."""
    port = _free_port()
    told = _environment(folder, token, telegram_url, port)
    await _run(told, "address", "import", str(ADDRESSES), "--country", "FI")
    keys: dict[str, str] = {}
    for scope, more in SCOPES.items():
        out = await _run(told, "apikey", "create", scope, "--scope", scope, *more, "--json")
        keys[scope] = str(json.loads(out)["secret"])
    with (folder / "doorstep.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *COMMAND, "run", env=told, stdout=log, stderr=log
        )
        try:
            await _until_ready(process, f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", keys
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()


def _environment(folder: Path, token: str, telegram_url: str, port: int) -> dict[str, str]:
    """Nobody's own settings come in."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
    settings = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'doorstep.db'}",
        "DATA_DIR": str(folder / "data"),
        "TELEGRAM_TOKEN": token,
        "TELEGRAM_API_URL": telegram_url,
        "TELEGRAM_FAST": "true",
        "PORT": str(port),
        "TIMEZONE": TIMEZONE,
        "QUIET_HOURS": "off",
        "ROUTING": "straight-line",
    }
    return clean | {f"DOORSTEP_{name}": value for name, value in settings.items()}


async def _run(told: Mapping[str, str], *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        *arguments,
        env=dict(told),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    if process.returncode != 0:
        raise NotStarted(f"doorstep {' '.join(arguments)}: {err.decode()[-400:]}")
    return out.decode()


async def _until_ready(process: asyncio.subprocess.Process, address: str) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(READY_WITHIN_SECONDS):
        while process.returncode is None:
            try:
                async with session.get(f"{address}/health/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(LOOK_SECONDS)
    raise NotStarted("doorstep run ended before it was ready")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
