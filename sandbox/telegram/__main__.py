"""Serves a pretend Telegram alone, with one bot and two people, until it is interrupted.

python -m sandbox.telegram [port] [--http-apps]

Like Telegram it opens Mini Apps from https addresses only; with `--http-apps` also from
http://127.0.0.1, for a bot that runs beside it without a certificate.
"""

import sys

from aiohttp import web

from sandbox.telegram.pace import TELEGRAM_PACE
from sandbox.telegram.page import everything
from sandbox.telegram.world import Place, Settings, TelegramWorld

TOKEN = "1000001:sandbox"
PROVIDER_TOKEN = "284685063:TEST:sandbox"  # takes money that is none
PORT = 8081
HTTP_APPS = "--http-apps"


def main() -> None:
    told = [word for word in sys.argv[1:] if word != HTTP_APPS]
    port = int(told[0]) if told else PORT
    places = (Place("Central station", 60.1719, 24.9414), Place("Market square", 60.1676, 24.9526))
    settings = Settings(pace=TELEGRAM_PACE, http_apps=HTTP_APPS in sys.argv)
    world = TelegramWorld(settings=settings, places=places)
    world.add_bot(TOKEN, "doorstep_bot", "Doorstep", provider_tokens=[PROVIDER_TOKEN])
    world.add_user(2001, "Anna", "+358401001001", "fi")
    world.add_user(2002, "Ivan", "+358401001002", "ru")
    print(f"Bot API  http://127.0.0.1:{port}/bot{TOKEN}/getMe")
    print(f"Provider {PROVIDER_TOKEN}")
    print(f"Phones   http://127.0.0.1:{port}/phones", flush=True)
    web.run_app(everything(world), host="127.0.0.1", port=port, print=None, shutdown_timeout=2.0)


if __name__ == "__main__":
    main()
