"""Personas talk with a Doorstep of their own; what they said is kept, and judged.

python -m sandbox.personas --seed 1 --out talks [--crowds 1]

Each crowd is one of every manner. The same seed says the same as long as the bot answers the same;
the days that are offered are those from today. Ends with 1 where something does not hold.
"""

import argparse
import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import aiohttp
from aiohttp import web

from sandbox.doorstep import Doorstep
from sandbox.lockers import LockerNetwork
from sandbox.personas.house import doorstep_at
from sandbox.personas.play import Report, furnish, play
from sandbox.telegram.bot_api import bot_api
from sandbox.telegram.world import TelegramWorld
from sandbox.town import Town

TOKEN = "1000002:the-personas-talk-with-this-one"
BOT_NAME = "doorstep_personas_bot"
SHUTDOWN_SECONDS = 0.2


def main() -> int:
    told = argparse.ArgumentParser(prog="python -m sandbox.personas", description=__doc__)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--out", type=Path, required=True)
    told.add_argument("--crowds", type=int, default=1)
    wished = told.parse_args()
    report = asyncio.run(_play(wished.seed, wished.crowds, wished.out))
    print(report.render())
    print(f"The talks are in {wished.out}.")
    return 0 if report.ok else 1


async def _play(seed: int, crowds: int, out: Path) -> Report:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="personas-")))
        telegram = TelegramWorld()
        bot = telegram.add_bot(TOKEN, BOT_NAME, "Doorstep")
        runner = web.AppRunner(
            bot_api(telegram), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
        )
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        address, keys = await stack.enter_async_context(
            doorstep_at(folder, TOKEN, f"http://{host}:{port}")
        )
        session = await stack.enter_async_context(aiohttp.ClientSession())
        carrier = Doorstep(address, keys["carrier"], session)
        await LockerNetwork(Town.load(), Random(seed)).announce(
            Doorstep(address, keys["locker"], session)
        )
        await furnish(carrier, datetime.now(UTC))
        return await play(
            telegram=telegram, bot=bot, doorstep=carrier, seed=seed, crowds=crowds, out=out
        )


if __name__ == "__main__":
    raise SystemExit(main())
