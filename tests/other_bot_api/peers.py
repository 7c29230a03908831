"""Bot API servers by others, each in a process and an environment of its own."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.app.running import free_port
from tests.house.checkout import ROOT

HERE = Path(__file__).parent
PEERS = Path(sys.prefix) / "peers"
LOCKS = ROOT / "requirements" / "peers"
TELEMELYA = PEERS / "telemelya"
TELEGRAM_TEST_API = PEERS / "telegram-test-api"
START_SECONDS_MAX = 40.0
LOOK_SECONDS = 0.05


def why_no_telemelya() -> str | None:
    if not (TELEMELYA / "lock").is_file():
        return "telemelya is not installed; scripts/prepare_peers.sh does it"
    return None


def why_no_telegram_test_api() -> str | None:
    if shutil.which("node") is None:
        return "there is no node to run telegram-test-api"
    if not (TELEGRAM_TEST_API / "lock").is_file():
        return "telegram-test-api is not installed; scripts/prepare_peers.sh does it"
    return None


@asynccontextmanager
async def telemelya() -> AsyncIterator[str]:
    command = (str(TELEMELYA / "bin" / "python"), str(HERE / "telemelya_server.py"))
    async with _serving(*command) as url:
        yield url


@asynccontextmanager
async def telegram_test_api() -> AsyncIterator[str]:
    command = ("node", str(HERE / "telegram_test_api_server.cjs"), str(TELEGRAM_TEST_API))
    async with _serving(*command) as url:
        yield url


@asynccontextmanager
async def _serving(*command: str) -> AsyncIterator[str]:
    """The command with a free port after it, until it answers; its address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(*command, str(port))
    try:
        await _answers(process, url)
        yield url
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _answers(process: asyncio.subprocess.Process, url: str) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(START_SECONDS_MAX):
        while process.returncode is None:
            try:
                async with session.post(f"{url}/bot1:x/getMe") as answer:
                    await answer.read()
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(LOOK_SECONDS)
    raise AssertionError(f"the server ended with {process.returncode}")
