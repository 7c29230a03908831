"""Setup: who we are, how updates come, and the menu of commands; what is optional may fail."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.languages import DEFAULT, LANGUAGES
from bot.telegram.client import Client
from bot.telegram.outlet import seconds_of
from bot.voice import Voice
from core.ports import Unavailable

COMMANDS = (
    "start",
    "status",
    "places",
    "language",
    "privacy",
    "mydata",
    "forget",
    "stop",
    "help",
)
ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "pre_checkout_query",
)

TRIES_MAX = 6
FIRST_WAIT_SECONDS = 0.5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as its own getMe says."""

    id: int
    name: str


class TokenRefused(Unavailable):
    """The server is there, and does not know the token, or is no Bot API server."""


async def who_am_i(bot: Client) -> Me:
    """Raises Unavailable, and TokenRefused where asking again helps nobody."""
    try:
        told: Any = await bot.call("getMe")
    except InvalidToken as error:
        raise TokenRefused(f"getMe: {type(error).__name__}") from None
    except TelegramError as error:
        raise Unavailable(f"getMe: {type(error).__name__}") from None
    match told:
        case {"id": int(id), "username": str(name)}:
            return Me(id, name)
        case _:
            raise Unavailable("getMe: no id and username in the answer")


async def start_polling(bot: Client) -> None:
    """No webhook from now on; what waits is kept. Raises Unavailable."""
    await _needed(bot, "deleteWebhook", {"drop_pending_updates": False})


async def start_webhook(bot: Client, url: str, secret: str) -> None:
    """Updates are pushed to `url`, with the secret in a header. Raises Unavailable."""
    params = {"url": url, "secret_token": secret, "allowed_updates": list(ALLOWED_UPDATES)}
    await _needed(bot, "setWebhook", params)


@dataclass(frozen=True, slots=True)
class WebhookState:
    """What Telegram says of its pushing: where to, how much waits, and its last failure."""

    url: str
    pending: int
    error: str
    failed_at: datetime | None = None


async def webhook_state(bot: Client) -> WebhookState | None:
    """None where the server does not know the question."""
    try:
        told: Any = await bot.call("getWebhookInfo")
    except TelegramError:
        return None
    if not isinstance(told, dict):
        return None
    failed = told.get("last_error_date")
    return WebhookState(
        url=str(told.get("url", "")),
        pending=int(told.get("pending_update_count", 0)),
        error=str(told.get("last_error_message", "")),
        failed_at=datetime.fromtimestamp(failed, UTC) if isinstance(failed, int) else None,
    )


async def group_problem(bot: Client, chat_id: int) -> str:
    """What keeps us from opening topics in the agents' group; "" where nothing does."""
    try:
        chat: Any = await bot.call("getChat", {"chat_id": chat_id})
        me: Any = await bot.call("getMe")
        member: Any = await bot.call("getChatMember", {"chat_id": chat_id, "user_id": me["id"]})
    except ChatMigrated as moved:
        return f"it has moved: set DOORSTEP_TELEGRAM_GROUP to {moved.new_chat_id}"
    except TelegramError as error:
        return f"{error.message}: is the bot in it, and the number right?"
    if not chat.get("is_forum"):
        return "switch topics on in the group"
    if member.get("status") != "creator" and not member.get("can_manage_topics"):
        return "make the bot an admin that may manage topics"
    return ""


async def introduce(bot: Client, voice: Voice) -> None:
    """The menu of commands, and who we are, in every language. A server may know neither."""

    def commands(language: str) -> list[dict[str, str]]:
        return [
            {"command": name, "description": voice.words(f"command-{name}", language)}
            for name in COMMANDS
        ]

    def about(language: str) -> str:
        return voice.words("bot-description", language)

    def shortly(language: str) -> str:
        return voice.words("bot-short-description", language)

    await _say_of_us(bot, "Commands", "commands", commands)
    await _say_of_us(bot, "Description", "description", about)
    await _say_of_us(bot, "ShortDescription", "short_description", shortly)


async def _say_of_us(bot: Client, what: str, field: str, told: Callable[[str], object]) -> None:
    """Written only where it does not stand already: Telegram allows few such changes."""
    can_read = True
    for language in (None, *LANGUAGES):
        said = told(language or DEFAULT)
        which = {"language_code": language} if language is not None else {}
        if can_read:
            try:
                stands = await bot.call(f"getMy{what}", which)
            except TelegramError:
                can_read = False
            else:
                if stands in (said, {field: said}):
                    continue
        try:
            await bot.call(f"setMy{what}", {field: said} | which)
        except TelegramError as error:
            log.info("setMy%s was not taken: %s", what, type(error).__name__)
            return


async def _needed(bot: Client, method: str, params: dict[str, Any]) -> None:
    """A server may be ill, or want us to wait, for a moment; a clear no is final."""
    wait = FIRST_WAIT_SECONDS
    for tried in range(1, TRIES_MAX + 1):
        try:
            await bot.call(method, params)
            return
        except TelegramError as error:
            if tried == TRIES_MAX or isinstance(error, BadRequest | InvalidToken | Forbidden):
                raise Unavailable(f"{method}: {type(error).__name__}") from None
            told = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
        await asyncio.sleep(max(wait, told))
        wait *= 2
