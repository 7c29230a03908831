"""A pretend Telegram on localhost: a Bot API that refuses as the real one does, and its phones.

world = TelegramWorld(clock)
bot = world.add_bot("123456:secret", "doorstep_bot")
anna = Phone(world, world.add_user(2001, "Anna", "+358401001001", "fi"), bot)
web.run_app(everything(world), host="127.0.0.1", port=8081)
"""

from sandbox.telegram.bot_api import bot_api
from sandbox.telegram.group import Group
from sandbox.telegram.pace import TELEGRAM_PACE, Pace
from sandbox.telegram.page import everything, phone_pages
from sandbox.telegram.people import RecipientPhones
from sandbox.telegram.phone import Phone
from sandbox.telegram.world import Settings, TelegramWorld

__all__ = [
    "TELEGRAM_PACE",
    "Group",
    "Pace",
    "Phone",
    "RecipientPhones",
    "Settings",
    "TelegramWorld",
    "bot_api",
    "everything",
    "phone_pages",
]
