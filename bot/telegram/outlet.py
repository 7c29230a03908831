"""Outlet: carries one letter to Telegram, as an edit where its message still stands, with its
picture where there is one and Telegram takes it."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import InputFile, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.letter import Letter, Live, unpacked_letter
from bot.telegram.answer import Garbled
from bot.telegram.client import Client, Wire
from bot.telegram.invoices import send_invoice
from bot.telegram.keyboards import markup
from bot.telegram.limits import Limits
from bot.telegram.live_places import live_calls, seen
from bot.telegram.parameters import (
    copy_of,
    is_about_buttons,
    message_id_of,
    of_a_new_one,
    params_of,
)
from bot.telegram.pictures import Pictures, fits_caption
from bot.telegram.request import NotSent
from bot.voice import bare
from core.model.ids import ConversationId
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.notice import NoticeKind
from core.model.post import Outgoing
from core.model.shown import Shown
from core.ports import Unavailable, UncertainEffect

SLEPT_SECONDS_MAX = 2.0  # a longer wait for a place goes back into the queue

log = logging.getLogger(__name__)


class Unreachable(Exception):
    """The chat blocked us or is gone: nothing more is sent there until it writes again."""

    def __init__(self, conversation: ConversationId) -> None:
        super().__init__("unreachable")
        self.conversation = conversation


class TooFast(Unavailable):
    """Telegram, or our own pace, wants us to wait. Nothing was sent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.1f} s")
        self.seconds = seconds


class Undeliverable(Exception):
    """Telegram refuses this letter as it is, and always will: it is buried where people look."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How a letter went out: where its message stands now, to be kept for the slot."""

    conversation: ConversationId
    slot: str | None
    telegram_id: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A call was taken; some servers answer with nothing."""

    result: Wire = None


@dataclass(slots=True)
class Outlet:
    """`app_url` is where our pages live, None where no button can open one; `payment_token` the
    provider's, who takes money. `monotonic` is the process's own; tests bring theirs."""

    bot: Client
    limits: Limits = field(default_factory=Limits)
    pictures: Pictures = field(default_factory=Pictures)
    app_url: str | None = None
    payment_token: str = ""
    monotonic: Callable[[], float] = time.monotonic
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def carry(
        self,
        outgoing: Outgoing,
        standing: int | None = None,
        courier: Location | None = None,
        photo: bytes | None = None,
    ) -> Carried:
        """Send a letter; `standing` is the id of the message in its slot, if there is one, and
        `courier` where the vehicle is that it shows, as far as anybody knows. `photo` goes with the
        words where Telegram takes it, else they go alone.

        Raises Unreachable, TooFast, Undeliverable, Unpayable, UncertainEffect (it may have arrived)
        and Unavailable (it did not).
        """
        letter = seen(unpacked_letter(outgoing.body), courier)
        if letter.live is not None:
            return await self._live(letter, letter.live, standing, courier)
        await place_in(self.limits, self.monotonic, letter.chat_id)
        if letter.bill is not None:
            sent = await send_invoice(self._called, letter, letter.bill, self.payment_token)
            return Carried(letter.conversation, letter.slot, message_id_of(sent))
        if photo is not None and (shown := await self._photographed(outgoing.key, letter, photo)):
            return shown
        living = None if letter.fresh or letter.keyboard else standing
        if letter.shown is not None and (copied := await self._copied(letter, letter.shown)):
            return copied
        if letter.picture is not None:
            if fits_caption(bare(letter.text)):
                shown = await self._pictured(outgoing.key, letter, letter.picture, living)
                if shown is not None:
                    return shown
            elif await self._picture_first(outgoing.key, letter, letter.picture):
                living = None  # the words belong under the picture that has just been sent
        if living is not None:
            edited = await self._edited(letter, living)
            if edited is not None:
                return Carried(letter.conversation, letter.slot, edited)
        sent = await self._sent(letter)
        if living is None and standing not in (None, sent) and letter.kind:
            await self._retire(letter, standing)
        return Carried(letter.conversation, letter.slot, sent)

    async def _retire(self, letter: Letter, older: int | None) -> None:
        """One card of a delivery lives: the one above it keeps its words, and no buttons. It is
        only tidiness: where there is no place for it at once, or Telegram does not take it, nothing
        is lost. Nobody waits: what was sent is not written down yet."""
        if self.limits.reserve(letter.chat_id, self.monotonic()) > 0.0:
            return
        try:
            params = {"chat_id": letter.chat_id, "message_id": older}
            await self._called("editMessageReplyMarkup", params, letter)
        except (Unavailable, Unreachable, Undeliverable, TelegramError) as error:
            log.debug("an old card keeps its buttons: %s", type(error).__name__)

    async def _live(
        self, letter: Letter, live: Live, standing: int | None, courier: Location | None
    ) -> Carried:
        """A place that moves: Telegram draws it. Where it cannot, nothing is said instead."""
        for method, params in live_calls(letter, live, standing, courier):
            await place_in(self.limits, self.monotonic, letter.chat_id)
            try:
                answer = await self._called(method, params, letter)
            except BadRequest as error:
                if "not modified" in error.message.casefold():
                    break
                log.info("%s was refused", method)
            except TelegramError as error:
                log.info("%s was not taken: %s", method, type(error).__name__)
                break
            else:
                return Carried(letter.conversation, letter.slot, message_id_of(answer) or standing)
        return Carried(letter.conversation, letter.slot, standing)

    def acknowledge(self, press: str, words: str = "") -> None:
        """Stop a pressed button's spinning, at once and without waiting for it, with words that pop
        up where there are some; where that fails nothing is lost."""
        task = asyncio.get_running_loop().create_task(self._acknowledged(press, words))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def aclose(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _acknowledged(self, press: str, words: str) -> None:
        told = {"text": words, "show_alert": True} if words else {}
        try:
            await self.bot.call("answerCallbackQuery", {"callback_query_id": press, **told})
        except TelegramError as error:
            log.debug("a press was not acknowledged: %s", type(error).__name__)

    async def _photographed(self, key: str, letter: Letter, photo: bytes) -> Carried | None:
        """A photo of somebody's with the words; None where these must go alone."""
        if self.pictures.is_given_up(key) or not fits_caption(bare(letter.text)):
            return None
        params = params_of(letter, self.app_url, "caption") | of_a_new_one(letter)
        params["photo"] = InputFile(photo, filename="photo.jpg")
        answer = await self._tried("sendPhoto", params, letter, key)
        if answer is None:
            return None
        return Carried(letter.conversation, letter.slot, message_id_of(answer.result))

    async def _copied(self, letter: Letter, shown: Shown) -> Carried | None:
        """What one of us has sent; None where it cannot be copied, and the words must do."""
        try:
            answer = await self._asked("copyMessage", copy_of(letter, shown), letter)
        except (TimedOut, Garbled) as error:
            raise UncertainEffect(type(error).__name__) from None
        except (BadRequest, InvalidToken, EndPointNotFound) as error:
            log.info("copyMessage was not taken: %s", type(error).__name__)
            return None
        except NetworkError as error:
            raise Unavailable(type(error).__name__) from None
        return Carried(letter.conversation, letter.slot, message_id_of(answer))

    async def _pictured(
        self, key: str, letter: Letter, picture: MapPicture, living: int | None
    ) -> Carried | None:
        """Picture and words as one message; None where the words must go without it.

        Where the message stands with this very picture only its words are changed. A message of
        words alone gets the picture where the server can do that; else both are sent anew.
        """
        chat = letter.chat_id
        if living is not None and self.pictures.stands(chat, living, picture):
            params = params_of(letter, self.app_url, "caption") | {"message_id": living}
            if await self._tried("editMessageCaption", params, letter, key) is not None:
                return Carried(letter.conversation, letter.slot, living)
        drawn = await self.pictures.drawn(key, picture)
        if drawn is None:
            return None
        if living is not None:
            params = params_of(letter, self.app_url, None) | {"message_id": living}
            file = InputFile(drawn, filename="map.png", attach=True)
            params["media"] = InputMediaPhoto(file, caption=letter.text, parse_mode="HTML")
            if await self._tried("editMessageMedia", params, letter, key) is not None:
                self.pictures.shown(chat, living, picture)
                return Carried(letter.conversation, letter.slot, living)
        params = params_of(letter, self.app_url, "caption") | of_a_new_one(letter)
        params["photo"] = InputFile(drawn, filename="map.png")
        answer = await self._tried("sendPhoto", params, letter, key)
        if answer is None:
            return None
        sent = message_id_of(answer.result)
        self.pictures.shown(chat, sent, picture)
        return Carried(letter.conversation, letter.slot, sent)

    async def _picture_first(self, key: str, letter: Letter, picture: MapPicture) -> bool:
        """The picture alone, ahead of words that are too long for its caption; at most once as
        long as this process lives. True where it has gone."""
        if self.pictures.is_ahead(key):
            return True
        drawn = await self.pictures.drawn(key, picture)
        if drawn is None:
            return False
        photo = InputFile(drawn, filename="map.png")
        params = {"chat_id": letter.chat_id, "photo": photo} | of_a_new_one(letter)
        if await self._tried("sendPhoto", params, letter, key) is None:
            return False
        self.pictures.sent_ahead(key)
        await place_in(self.limits, self.monotonic, letter.chat_id)
        return True

    async def _tried(
        self, method: str, params: dict[str, Any], letter: Letter, key: str
    ) -> Answered | None:
        """A call that there is another way for: None where it was surely not taken.

        Where that is uncertain the letter's next try does without the picture: a server that never
        answers here must not hold up the words for ever.
        """
        try:
            return Answered(await self._asked(method, params, letter))
        except BadRequest as error:
            if "not modified" in error.message.casefold():
                return Answered()
            log.info("%s was refused", method)
            return None
        except (TimedOut, Garbled) as error:
            self.pictures.give_up(key)
            raise UncertainEffect(type(error).__name__) from None
        except (NetworkError, InvalidToken, EndPointNotFound) as error:
            # An unknown method, or a server that fails on it.
            log.info("%s was not taken: %s", method, type(error).__name__)
            return None

    async def _edited(self, letter: Letter, standing: int) -> int | None:
        """The id of the edited message; None where it must be sent anew."""
        params = params_of(letter, self.app_url, "text") | {"message_id": standing}
        try:
            await self._asked("editMessageText", params, letter)
        except BadRequest as error:
            said = error.message.casefold()
            if "not modified" in said:
                return standing
            # The card shows its courier in a picture, and so does what one of us has sent: the
            # words are the caption of that.
            has_picture = letter.route is not None or letter.kind == NoticeKind.AGENT_SAID
            is_captioned = has_picture and "no text in the message" in said
            return await self._caption(letter, standing) if is_captioned else None
        except (InvalidToken, NetworkError) as error:
            # An unknown method, or a server that fails on it: editing again harms nothing, and
            # neither does a new message.
            if isinstance(error, TimedOut):
                raise UncertainEffect(type(error).__name__) from None
            return None
        return standing

    async def _caption(self, letter: Letter, standing: int) -> int | None:
        params = params_of(letter, self.app_url, "caption") | {"message_id": standing}
        try:
            await self._asked("editMessageCaption", params, letter)
        except TimedOut as error:
            raise UncertainEffect(type(error).__name__) from None
        except TelegramError as error:
            is_same = "not modified" in error.message.casefold()
            return standing if is_same else None
        return standing

    async def _sent(self, letter: Letter) -> int | None:
        params = params_of(letter, self.app_url, "text") | of_a_new_one(letter)
        try:
            answer = await self._asked("sendMessage", params, letter)
        except BadRequest as error:
            answer = await self._sent_plainly(letter, params, error)
        except (TimedOut, Garbled) as error:
            raise UncertainEffect(type(error).__name__) from None
        except (NetworkError, InvalidToken) as error:
            raise Unavailable(type(error).__name__) from None
        return message_id_of(answer)

    async def _sent_plainly(
        self, letter: Letter, params: dict[str, Any], refused: BadRequest
    ) -> Wire:
        """Once more without marks, without protection and without a keyboard that was refused."""
        said = refused.message.casefold()
        if "chat not found" in said or "user not found" in said or "peer_id_invalid" in said:
            raise Unreachable(letter.conversation) from None
        if letter.secret and "protect" not in said and "parse" not in said:
            raise Undeliverable(refused.message) from None
        plain = {"chat_id": params["chat_id"], "text": bare(letter.text)}
        if "button" not in said and "markup" not in said and "reply_markup" in params:
            plain["reply_markup"] = params["reply_markup"]
        try:
            return await self._asked("sendMessage", plain, letter)
        except BadRequest as error:
            raise Undeliverable(error.message) from None
        except (TimedOut, Garbled) as error:
            raise UncertainEffect(type(error).__name__) from None
        except (NetworkError, InvalidToken) as error:
            raise Unavailable(type(error).__name__) from None

    async def _asked(self, method: str, params: dict[str, Any], letter: Letter) -> Wire:
        """A call, without the buttons that open a page where Telegram refuses these."""
        try:
            return await self._called(method, params, letter)
        except BadRequest as error:
            has_apps = bool(letter.apps) and self.app_url is not None and "reply_markup" in params
            if not has_apps or not is_about_buttons(error):
                raise
        less = {name: value for name, value in params.items() if name != "reply_markup"}
        if (board := markup(letter)) is not None:
            less["reply_markup"] = board
        return await self._called(method, less, letter)

    async def _called(self, method: str, params: dict[str, Any], letter: Letter) -> Wire:
        """One call; what Telegram says of the chat or of our pace is the same for every method."""
        try:
            return await self.bot.call(method, params)
        except RetryAfter as error:
            seconds = seconds_of(error)
            self.limits.pause(letter.chat_id, seconds, self.monotonic())
            raise TooFast(seconds) from None
        except Forbidden:
            raise Unreachable(letter.conversation) from None
        except ChatMigrated:
            raise Undeliverable("the chat has moved") from None
        except NotSent as error:
            raise Unavailable(type(error).__name__) from None


async def place_in(limits: Limits, monotonic: Callable[[], float], chat: int) -> None:
    """Wait for a place in the pace, but not for long. Raises TooFast."""
    waited = 0.0
    while (wait := limits.reserve(chat, monotonic())) > 0.0:
        if waited + wait > SLEPT_SECONDS_MAX:
            raise TooFast(wait)
        await asyncio.sleep(wait)
        waited += wait


def seconds_of(error: RetryAfter) -> float:
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
