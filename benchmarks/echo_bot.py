"""The measure: a bare python-telegram-bot that says each text again, as its documentation has it.

Nothing is stored, nothing is looked up. Updates come by the library's documented custom webhook:
an HTTP route (aiohttp here, as with us) that puts them into the application's own queue. Its
transport is its own, httpx. `python -m benchmarks.echo_bot API_URL TOKEN`; it says its address on
standard output.
"""

import asyncio
import sys
from typing import Any

from aiohttp import web
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from app.web import listening

PATH = "/telegram/webhook"


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


async def main(api_url: str, token: str) -> None:
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .updater(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))

    async def take(request: web.Request) -> web.Response:
        update = Update.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    hook = web.Application()
    hook.router.add_post(PATH, take)
    doors = listening("127.0.0.1", 0)
    runner = web.AppRunner(hook, access_log=None)
    await runner.setup()
    await web.SockSite(runner, doors).start()
    address = f"http://127.0.0.1:{doors.getsockname()[1]}"
    async with application:
        await application.bot.set_webhook(f"{address}{PATH}")
        await application.start()
        print(address, flush=True)
        try:
            await asyncio.Event().wait()
        finally:
            await application.stop()
            await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
