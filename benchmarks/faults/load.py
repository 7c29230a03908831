"""The load: people who write, a shop that announces, carriers that report; each remembers what it
was told, for only what was acknowledged can be asked back."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

import aiohttp

from benchmarks.faults.stand import NORTH, Fell, Stand
from bot.languages import LANGUAGES
from bot.voice import TEXTS
from sandbox.telegram import Phone
from sandbox.telegram.chat import Happened

TRY_SECONDS = 20.0
FIRST_PAUSE_SECONDS = 0.1
PAUSE_SECONDS_MAX = 2.0
UNTIL_TAKEN_SECONDS_MAX = 90.0
LOOK_SECONDS = 0.1
CHOSEN = "language-chosen = "
MERCHANT = "Kauppa Oy"


def _answers() -> dict[str, str]:
    """What is said when a language was chosen, and which one that was."""
    found = {}
    for code in LANGUAGES:
        lines = (TEXTS / code / "settings.ftl").read_text().splitlines()
        found[next(line for line in lines if line.startswith(CHOSEN)).removeprefix(CHOSEN)] = code
    return found


ANSWERS = _answers()
RIGHT_TO_LEFT_MARK = "\u200f"  # begins what is written that way


@dataclass(slots=True)
class Talk:
    """One person who asks for one language after another: each wish changes something, and each
    has an answer of its own, in the order of the wishes."""

    phone: Phone
    chance: Random
    said: list[str] = field(default_factory=list)

    def begin(self) -> None:
        self.phone.start()

    def say(self) -> None:
        """Never the same twice running: so a repeated answer is known from the next one."""
        before = self.said[-1:]
        code = self.chance.choice([one for one in LANGUAGES if [one] != before])
        self.said.append(code)
        self.phone.text(f"/language {code}")

    def heard(self) -> list[str]:
        """The answers, as they came to the phone."""
        said = [
            one.text.lstrip(RIGHT_TO_LEFT_MARK)
            for one in self.phone.log()
            if one.is_from_bot and one.what is Happened.MESSAGE
        ]
        return [ANSWERS[text] for text in said if text in ANSWERS]

    @property
    def is_answered(self) -> bool:
        heard = self.heard()
        return len(heard) >= len(self.said) and heard[-1:] == self.said[-1:]


def talks(stand: Stand, people: int) -> list[Talk]:
    """New people, who press Start now."""
    made = [Talk(phone, Random(stand.chance.random())) for phone in stand.add_phones(people)]
    for talk in made:
        talk.begin()
    return made


async def chatter(
    people: Sequence[Talk], until: Callable[[], bool], pause: tuple[float, float] = (0.05, 0.4)
) -> None:
    """Everybody writes again and again, whether or not they were answered."""

    async def one(talk: Talk) -> None:
        while not until():
            talk.say()
            await asyncio.sleep(talk.chance.uniform(*pause))

    await asyncio.gather(*(one(talk) for talk in people))


async def say_each(people: Sequence[Talk], times: int, pause_seconds: float = 0.05) -> None:
    for _ in range(times):
        for talk in people:
            talk.say()
        await asyncio.sleep(pause_seconds)


async def answered(people: Sequence[Talk], seconds: float) -> bool:
    """Whether all have their last answer; no longer, when nobody got any for so many seconds."""
    heard, since = -1, time.monotonic()
    while not all(talk.is_answered for talk in people):
        now = sum(len(talk.heard()) for talk in people)
        if now != heard:
            heard, since = now, time.monotonic()
        elif time.monotonic() - since >= seconds:
            return False
        await asyncio.sleep(LOOK_SECONDS * 3)
    return True


async def until(is_so: Callable[[], bool], seconds: float) -> bool:
    ends = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() >= ends:
            return False
        await asyncio.sleep(LOOK_SECONDS)
    return True


async def until_asked(is_so: Callable[[], Awaitable[bool]], seconds: float) -> bool:
    ends = time.monotonic() + seconds
    while not await is_so():
        if time.monotonic() >= ends:
            return False
        await asyncio.sleep(LOOK_SECONDS * 3)
    return True


# --- over the API ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """`tries`: how often it was asked, with one and the same key."""

    status: int
    body: dict[str, Any]
    tries: int


@dataclass(slots=True)
class Caller:
    """A program that uses the API as it is told to: it asks again until it was answered, as long as
    it has patience."""

    stand: Stand
    owner: str
    chance: Random
    patience_seconds: float = UNTIL_TAKEN_SECONDS_MAX

    async def get(self, path: str) -> Answer:
        return await self._until_taken("GET", path, None, {})

    async def post(self, path: str, body: dict[str, Any]) -> Answer:
        key = str(UUID(int=self.chance.getrandbits(128), version=4))
        return await self._until_taken("POST", path, body, {"Idempotency-Key": key})

    async def once(self, method: str, path: str, body: dict[str, Any] | None) -> Answer:
        """One try. Raises aiohttp.ClientError, TimeoutError."""
        return await self._once(method, path, body, {}, 1)

    async def _until_taken(
        self, method: str, path: str, body: dict[str, Any] | None, more: dict[str, str]
    ) -> Answer:
        ends, tries, pause = time.monotonic() + self.patience_seconds, 0, FIRST_PAUSE_SECONDS
        while time.monotonic() < ends:
            tries += 1
            try:
                answer = await self._once(method, path, body, more, tries)
                if answer.status < 500 and answer.status != 429:
                    return answer
            except (aiohttp.ClientError, TimeoutError, ValueError):
                pass  # nobody knows whether it arrived: the key makes the next try harmless
            await asyncio.sleep(pause)
            pause = min(PAUSE_SECONDS_MAX, pause * 2)
        raise Fell(f"{method} {path} was never answered")

    async def _once(
        self, method: str, path: str, body: dict[str, Any] | None, more: dict[str, str], tries: int
    ) -> Answer:
        stand = self.stand
        headers = {"Authorization": f"Bearer {stand.keys[self.owner]}", **more}
        async with stand.session.request(
            method,
            stand.to_house.address + path,
            json=body,
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=TRY_SECONDS),
        ) as answer:
            told = await answer.json(content_type=None)
            return Answer(answer.status, told if isinstance(told, dict) else {}, tries)


@dataclass(slots=True)
class Parcel:
    """A delivery that was announced, and whose phone it was made known to."""

    id: str
    number: str
    carrier: str
    link: str
    phone: Phone | None = None
    changes: list[str] = field(default_factory=list)


def sender(stand: Stand, patience_seconds: float = UNTIL_TAKEN_SECONDS_MAX) -> Caller:
    return Caller(stand, "sender", Random(stand.chance.random()), patience_seconds)


def office(stand: Stand, carrier: str = NORTH) -> Caller:
    return Caller(stand, carrier, Random(stand.chance.random()))


async def announced(
    shop: Caller, number: str, *, carrier: str = NORTH, phone: Phone | None = None
) -> Parcel:
    recipient: dict[str, str] = {"name": "Aino", "language": "en"}
    if phone is not None:
        recipient["phone"] = phone.user.phone
    told = {
        "tracking_number": number,
        "carrier": carrier,
        "merchant": MERCHANT,
        "recipient": recipient,
        "address": {"text": "Kaisaniemenkatu 5, 00100 Helsinki", "country": "FI"},
        "parcel": {"size": "M", "weight_kg": 2.5},
        "format": "door",
        "service_seconds": 180,
    }
    answer = await shop.post("/v1/deliveries", told)
    if answer.status != 201:
        raise Fell(f"a delivery was not taken: {answer}")
    link = str(answer.body["chat_link"]).partition("start=")[2]
    return Parcel(str(answer.body["id"]), number, carrier, link, phone)


async def bound(parcel: Parcel, seconds: float = 60.0) -> Parcel:
    """Its recipient has opened the link and shown whose it is."""
    phone = parcel.phone
    assert phone is not None
    phone.start(parcel.link)
    await phone.wait_for(lambda one: one.asks_for_contact, seconds)
    phone.share_contact()
    await phone.wait_for(lambda one: MERCHANT in one.text and bool(one.buttons), seconds)
    return parcel


async def asked_for(shop: Caller, parcel: Parcel, note: str) -> str:
    """A word for the courier; the id of the change that was acknowledged."""
    body = {"action": "instructions", "door_card": {"note": note}}
    answer = await shop.post(f"/v1/deliveries/{parcel.id}/changes", body)
    if answer.status != 202:
        raise Fell(f"a change was not taken: {answer}")
    parcel.changes.append(str(answer.body["id"]))
    return parcel.changes[-1]


def event(id: str, kind: str, at: datetime | None = None, **more: object) -> dict[str, Any]:
    told = (at or datetime.now(UTC)).isoformat()
    return {"event_id": id, "type": kind, "occurred_at": told, **more}
