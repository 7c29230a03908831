"""Those outside, in this process: Telegram without a wire, and a carrier at its adapter's port.
Each may be ill: it does not take a call, or takes it and its answer is lost.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from telegram.request import BaseRequest, RequestData

from bot.letter import Letter
from bot.telegram.answer import sound
from bot.telegram.request import MaybeSent, NotSent
from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.ids import CarrierRef
from core.model.post import OutboxRow
from core.ports import ChangeAnswer, TooFast, Unavailable, UncertainEffect
from sandbox.telegram.bot_api import BotApi
from sandbox.telegram.world import TelegramWorld
from tests.guarantees.books import Asked, Books, Shown
from tests.guarantees.turns import Turns

TOKEN = "1000001:the-pretend-telegram-knows-this-one"
ANSWERED = frozenset({ChangeState.ACCEPTED, ChangeState.APPLIED, ChangeState.REJECTED})


class Illness(StrEnum):
    WELL = "well"
    AWAY = "away"  # nothing is taken
    DEAF = "deaf"  # it is taken, and the answer is lost
    HURRIED = "hurried"  # we are told to wait
    TWICE = "twice"  # something on the way repeats the call


type Carrying = tuple[OutboxRow, Letter | None, datetime]  # and since when
carrying: ContextVar[Carrying | None] = ContextVar("carrying", default=None)


@dataclass(slots=True)
class Line:
    """A way to somebody outside. `lives` raises where the process that speaks is dead."""

    turns: Turns
    lives: Callable[[], None]

    async def goes_out(self) -> None:
        await self.turns.wait()
        self.lives()


class PretendTelegram:
    """The sandbox's Bot API and the phones before it; whoever calls comes by a `Line`."""

    def __init__(self, world: TelegramWorld, books: Books) -> None:
        self.world = world
        self.books = books
        self.illness = Illness.WELL
        self.left = 0  # calls that it is ill for yet
        self._api = BotApi(world)

    def falls_ill(self, illness: Illness, calls: int) -> None:
        self.illness, self.left = illness, calls

    async def take(self, method: str, raw: dict[str, Any]) -> tuple[int, bytes]:
        """Raises NotSent, MaybeSent."""
        illness = self._struck() if method != "answerCallbackQuery" else Illness.WELL
        if illness is Illness.AWAY:
            raise NotSent("away")
        if illness is Illness.HURRIED:
            wait = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry later"}
            return sound(429, msgspec.json.encode(wait | {"parameters": {"retry_after": 7}}))
        bot = self.world.bots[TOKEN]
        status, told, _ = await self._api.run(bot, method, raw, {})
        self._write_down(method, raw, status, told)
        if illness is Illness.DEAF:
            if (now := carrying.get()) is not None:
                self.books.astray[now[0].outgoing.key] += 1
            raise MaybeSent("deaf")
        return sound(status, msgspec.json.encode(told))

    def _struck(self) -> Illness:
        if not self.left:
            return Illness.WELL
        self.left -= 1
        return self.illness

    def _write_down(
        self, method: str, raw: dict[str, Any], status: int, told: dict[str, Any]
    ) -> None:
        now = carrying.get()
        if now is None:
            return
        row, letter, begun = now
        if letter is None:
            return
        key = row.outgoing.key
        if method.startswith("edit"):
            is_same = "not modified" in str(told.get("description", ""))
            if status == 200 or is_same:
                self.books.edited[key] += 1
        elif method.startswith(("send", "copy")) and status == 200:
            self.books.shown.append(
                Shown(
                    chat=int(raw["chat_id"]),
                    text=str(raw.get("text", "")),
                    at=self.world.clock(),
                    begun=begun,
                    key=key,
                    kind=letter.kind,
                    fact=letter.fact,
                    is_secret=row.outgoing.at_most_once,
                )
            )


class Wireless(BaseRequest):
    """python-telegram-bot's transport, with Telegram at its other end."""

    def __init__(self, telegram: PretendTelegram, line: Line) -> None:
        self._telegram = telegram
        self._line = line

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...
    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        raw = dict(request_data.json_parameters) if request_data is not None else {}
        await self._line.goes_out()
        return await self._telegram.take(url.rpartition("/")[2], raw)


@dataclass(slots=True)
class Office:
    """The carrier itself: what it wrote down, and what it decides."""

    about: Carrier
    books: Books
    illness: Illness = Illness.WELL
    left: int = 0

    def falls_ill(self, illness: Illness, calls: int) -> None:
        self.illness, self.left = illness, calls

    def struck(self) -> Illness:
        if not self.left:
            return Illness.WELL
        self.left -= 1
        return self.illness

    def writes_down(self, change: Change, key: str) -> Asked:
        """The same key again is the same wish; without one, who could tell."""
        known = next((one for one in self.books.asked if key and one.key == key), None)
        if known is None:
            known = Asked(change, key)
            self.books.asked.append(known)
        return known

    def decides(self, one: Asked, state: ChangeState) -> None:
        if one.state in (ChangeState.SENT, ChangeState.ACCEPTED) and one.state is not state:
            one.state = state
            one.why_not = "not-today" if state is ChangeState.REJECTED else None


@dataclass(slots=True)
class PretendAdapter:
    """How one process speaks with the carrier."""

    ref: CarrierRef
    office: Office
    line: Line

    async def about(self) -> Carrier:
        return self.office.about

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        illness = await self._reached()
        one = self.office.writes_down(change, key)
        if illness is Illness.TWICE:
            one = self.office.writes_down(change, key)
        return self._answer(one, illness)

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        illness = await self._reached()
        found = self.office.books.of_change(change.id)
        return self._answer(found[-1], illness) if found else None

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        return await self.read_back(change, delivery) or ChangeAnswer(state=ChangeState.UNCERTAIN)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        illness = await self._reached()
        found = self.office.books.of_change(change.id)
        if not found:
            return ChangeAnswer(state=ChangeState.CANCELLED)
        for one in found:
            if one.state in (ChangeState.SENT, ChangeState.ACCEPTED):
                one.state = ChangeState.CANCELLED
        return self._answer(found[-1], illness)

    async def _reached(self) -> Illness:
        await self.line.goes_out()
        illness = self.office.struck()
        if illness is Illness.AWAY:
            raise Unavailable("away")
        if illness is Illness.HURRIED:
            raise TooFast(5.0)
        return illness

    def _answer(self, one: Asked, illness: Illness) -> ChangeAnswer:
        if illness is Illness.DEAF:
            raise UncertainEffect("deaf")
        return ChangeAnswer(state=one.state, why_not=one.why_not, their_id=f"their-{one.change.id}")
