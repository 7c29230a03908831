"""Serves a pretend Telegram alone, with one bot and two people, until it is interrupted.

python -m sandbox.telegram [port]
"""

import sys

from aiohttp import web

from sandbox.telegram.pace import TELEGRAM_PACE
from sandbox.telegram.page import everything
from sandbox.telegram.world import Place, Settings, TelegramWorld

TOKEN = "1000001:sandbox"
PORT = 8081


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else PORT
    places = (Place("Central station", 60.1719, 24.9414), Place("Market square", 60.1676, 24.9526))
    world = TelegramWorld(settings=Settings(pace=TELEGRAM_PACE), places=places)
    world.add_bot(TOKEN, "doorstep_bot", "Doorstep")
    world.add_user(2001, "Anna", "+358401001001", "fi")
    world.add_user(2002, "Ivan", "+358401001002", "ru")
    print(f"Bot API  http://127.0.0.1:{port}/bot{TOKEN}/getMe")
    print(f"Phones   http://127.0.0.1:{port}/phones", flush=True)
    web.run_app(everything(world), host="127.0.0.1", port=port, print=None, shutdown_timeout=2.0)


if __name__ == "__main__":
    main()
