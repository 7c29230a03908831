"""Topic outlet: carries one letter into a topic of the agents' group."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.telegram.answer import Garbled
from bot.telegram.client import Client, Wire
from bot.telegram.limits import Limits
from bot.telegram.outlet import TooFast, Undeliverable, place_in, seconds_of
from bot.telegram.parameters import answering, message_id_of
from bot.telegram.request import NotSent
from bot.topics.letter import Deed, TopicLetter
from bot.voice import bare
from core.ports import Unavailable, UncertainEffect

BUTTONS_A_ROW = 2
LONG_LABEL = 18
# How servers say that a topic is not there (any more), that it is as it was to be made, and that
# the group does not let us.
_GONE = ("message thread not found", "topic_id_invalid", "topic_deleted", "thread not found")
_SAME = ("topic_not_modified", "not modified")
_NOT_LET = (
    "not enough rights",
    "chat_admin_required",
    "not a forum",
    "chat not found",
    "forum_topics",
    "have no rights",
    "topic_closed",
)

log = logging.getLogger(__name__)


class TopicGone(Exception):
    """Somebody deleted it, or Telegram lost it: it is opened anew."""


class GroupHasMoved(Exception):
    """It became a supergroup, which has another id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("moved")
        self.chat_id = chat_id


class NotLetIn(Unavailable):
    """We are not in the group, it has no topics, or we may not open any: somebody must see to it.
    Nothing was sent."""


@dataclass(frozen=True, slots=True)
class TopicOutlet:
    """`limits` are the bot's own, shared with its other chats."""

    bot: Client
    limits: Limits
    monotonic: Callable[[], float] = time.monotonic

    async def open(self, chat_id: int, name: str) -> int:
        """A new topic; returns its thread. Raises what `carry` raises."""
        try:
            answer = await self._called("createForumTopic", {"chat_id": chat_id, "name": name})
        except BadRequest as error:
            raise Undeliverable(error.message) from None
        except EndPointNotFound:
            raise NotLetIn("this server knows no topics") from None
        found = answer.get("message_thread_id") if isinstance(answer, dict) else None
        if not isinstance(found, int):
            raise Unavailable("no thread in the answer")
        return found

    async def carry(
        self,
        letter: TopicLetter,
        chat_id: int,
        thread: int | None,
        *,
        answers: int | None = None,
        stands: int | None = None,
    ) -> int | None:
        """The id of its message, if it is one. `answers` and `stands` are messages of the group:
        the one that it answers, and the one that it edits.

        Raises TopicGone, GroupHasMoved, NotLetIn, TooFast, Undeliverable, Unavailable and
        UncertainEffect.
        """
        here: dict[str, Any] = {"chat_id": chat_id}
        if thread is not None:
            here["message_thread_id"] = thread
        match letter.deed:
            case Deed.CLOSE:
                await self._settled("closeForumTopic", here)
            case Deed.REOPEN:
                await self._settled("reopenForumTopic", here)
            case Deed.TAKE_AWAY:
                await self._settled("deleteForumTopic", here)
            case Deed.EDIT if stands is not None:
                await self._edited(letter, {"chat_id": chat_id, "message_id": stands})
                return stands
            case Deed.EDIT:
                return None
            case Deed.COPY if letter.shown is not None:
                return await self._copied(letter, here | answering(answers))
            case _:
                return await self._said(letter, here | answering(answers))
        return None

    async def _said(self, letter: TopicLetter, here: dict[str, Any]) -> int | None:
        params = here | {"text": letter.text, "parse_mode": "HTML"}
        if letter.buttons:
            params["reply_markup"] = {"inline_keyboard": rows_of(letter.buttons)}
        params["link_preview_options"] = {"is_disabled": True}
        try:
            return message_id_of(await self._called("sendMessage", params))
        except BadRequest as error:
            log.info("a letter to the group is said plainly: it was refused as it is")
            plain = here | {"text": bare(letter.text)}
            inside = tuple(one for one in letter.buttons if not one[1].startswith("http"))
            is_about_links = len(inside) < len(letter.buttons)
            if inside and (is_about_links or "button" not in error.message.casefold()):
                plain["reply_markup"] = {"inline_keyboard": rows_of(inside)}
            try:
                return message_id_of(await self._called("sendMessage", plain))
            except BadRequest as again:
                raise Undeliverable(again.message) from None

    async def _copied(self, letter: TopicLetter, here: dict[str, Any]) -> int | None:
        """The recipient's own message; its words where it cannot be copied any more."""
        assert letter.shown is not None
        shown = letter.shown
        params = here | {"from_chat_id": shown.chat_id, "message_id": shown.message_id}
        if letter.caption:
            params |= {"caption": letter.caption, "parse_mode": "HTML"}
        try:
            return message_id_of(await self._called("copyMessage", params))
        except (BadRequest, EndPointNotFound) as error:
            log.info("copyMessage was not taken: %s", type(error).__name__)
            return await self._said(letter, here)

    async def _edited(self, letter: TopicLetter, here: dict[str, Any]) -> None:
        """What stands there says something else; a copied one in its caption. What can be edited no
        more stays as it is."""
        try:
            await self._called(
                "editMessageText", here | {"text": letter.text, "parse_mode": "HTML"}
            )
        except BadRequest as error:
            if "no text in the message" not in error.message.casefold():
                return
            try:
                caption = {"caption": letter.text, "parse_mode": "HTML"}
                await self._called("editMessageCaption", here | caption)
            except BadRequest:
                log.debug("a message of the group stays as it is")

    async def _settled(self, method: str, here: dict[str, Any]) -> None:
        """Closed is closed, however often it is asked for."""
        try:
            await self._called(method, here)
        except BadRequest as error:
            if not any(word in error.message.casefold() for word in _SAME):
                raise Undeliverable(error.message) from None
        except EndPointNotFound:
            raise Undeliverable(f"this server knows no {method}") from None

    async def _called(self, method: str, params: dict[str, Any]) -> Wire:
        """One call, in the pace of the group. What Telegram says of group, topic and pace is the
        same for every method; what it says of the message is BadRequest, for the caller."""
        chat_id = params["chat_id"]
        await place_in(self.limits, self.monotonic, chat_id)
        try:
            return await self.bot.call(method, params)
        except RetryAfter as error:
            self.limits.pause(chat_id, seconds_of(error), self.monotonic())
            raise TooFast(seconds_of(error)) from None
        except ChatMigrated as error:
            raise GroupHasMoved(error.new_chat_id) from None
        except Forbidden as error:
            raise NotLetIn(error.message) from None
        except BadRequest as error:
            said = error.message.casefold()
            if any(word in said for word in _GONE):
                raise TopicGone from None
            if any(word in said for word in _NOT_LET):
                raise NotLetIn(error.message) from None
            raise
        except EndPointNotFound:
            raise
        except NotSent as error:
            raise Unavailable(type(error).__name__) from None
        except (TimedOut, Garbled) as error:
            raise UncertainEffect(type(error).__name__) from None
        except (NetworkError, InvalidToken) as error:
            raise Unavailable(type(error).__name__) from None


def rows_of(buttons: tuple[tuple[str, str], ...]) -> list[list[dict[str, str]]]:
    """Short ones two a row."""
    rows: list[list[dict[str, str]]] = []
    for label, data in buttons:
        button = {"text": label, "url" if data.startswith("http") else "callback_data": data}
        fits = (
            rows
            and len(rows[-1]) < BUTTONS_A_ROW
            and all(len(one["text"]) <= LONG_LABEL for one in (*rows[-1], button))
        )
        if fits:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
