"""The pretend Telegram in its own process, with two bots and many phones that are played by order.

It says its address on standard output, and ends with its parent. `/bench/…` is ours alone:
`webhook` stands in for the proxy that takes TLS off, `enter` opens chat links and proves numbers,
`play` lets every phone act again and again, each time after it was answered; `pace` lets some act
at their moments, whether or not anybody was answered; `letters` counts what phones received.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec
from aiohttp import web

from app.web import listening
from sandbox.telegram.account import Bot
from sandbox.telegram.chat import Happened
from sandbox.telegram.page import everything
from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import Shown
from sandbox.telegram.world import TelegramWorld

HOUSE_TOKEN = "1000001:the-house"
ECHO_TOKEN = "1000002:the-echo"
FIRST_USER_ID = 10_001
ANSWER_SECONDS_MAX = 60.0
PRESS = "press:"


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """`letters` counts what the bot said meanwhile; `unanswered` what it kept quiet about."""

    answered: int
    unanswered: int
    letters: int
    seconds: float
    latency_seconds: tuple[float, ...]


class Play(msgspec.Struct, frozen=True, kw_only=True):
    """`acts` in turn: words to send, or `press:` and what the button's data begins with."""

    token: str
    phones: int
    turns: int
    acts: tuple[str, ...]


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """`rate` acts a second of the phones from `first` on. Who waits for an answer acts no more, so
    the next who is free does; time counts from when it should have been."""

    token: str
    first: int
    phones: int
    rate: float
    seconds: float
    acts: tuple[str, ...]


class Phones(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    first: int
    phones: int


class Enter(msgspec.Struct, frozen=True, kw_only=True):
    """`links` are start payloads, one for each phone, in order; the first `looking` of them (all,
    else) also look where their parcel is, and have its buttons before them."""

    token: str
    links: tuple[str, ...]
    looking: int | None = None


class Proxy(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    url: str


def number_of(phone: int) -> str:
    """The phone number of each phone, as a shop would know it."""
    return f"+35840{1_000_001 + phone}"


class Peer:
    def __init__(self, phones_max: int) -> None:
        self.world = TelegramWorld()
        for token in (HOUSE_TOKEN, ECHO_TOKEN):
            self.world.add_bot(token, f"bench_{token.partition(':')[0]}_bot")
        users = [
            self.world.add_user(FIRST_USER_ID + phone, f"Phone {phone}", number_of(phone), "en")
            for phone in range(phones_max)
        ]
        self._phones = {
            token: [Phone(self.world, user, bot) for user in users]
            for token, bot in self.world.bots.items()
        }

    def app(self) -> web.Application:
        app = everything(self.world)
        app.router.add_post("/bench/webhook", self.webhook)
        app.router.add_post("/bench/enter", self.enter)
        app.router.add_post("/bench/play", self.play)
        app.router.add_post("/bench/pace", self.pace)
        app.router.add_post("/bench/letters", self.letters)
        return app

    async def webhook(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read(), type=Proxy)
        bot: Bot = self.world.bots[told.token]
        # A process is ready before it has told Telegram where it listens.
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            while bot.webhook is None:
                await self.world.webhook_bell.heard(1.0)
        bot.webhook = replace(bot.webhook, url=told.url)
        return web.Response()

    async def enter(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read(), type=Enter)
        phones = self._phones[told.token][: len(told.links)]
        together = asyncio.Semaphore(20)

        async def opened(place: int, phone: Phone, link: str) -> None:
            async with together:
                await _answered(phone, lambda: phone.start(link))
                if link:
                    await phone.wait_for(lambda one: one.asks_for_contact, ANSWER_SECONDS_MAX)
                    phone.share_contact()
                    await phone.wait_for(_shows("address.yes"), ANSWER_SECONDS_MAX)
                if link and (told.looking is None or place < told.looking):
                    phone.text("/status")
                    await phone.wait_for(_shows("menu"), ANSWER_SECONDS_MAX)

        async with asyncio.TaskGroup() as group:
            for place, (phone, link) in enumerate(zip(phones, told.links, strict=True)):
                group.create_task(opened(place, phone, link))
        return web.Response()

    async def play(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read(), type=Play)
        phones = self._phones[told.token][: told.phones]
        before = sum(_letters(phone) for phone in phones)
        begun = time.perf_counter()
        latencies = await asyncio.gather(
            *(_played(phone, told.acts, told.turns, place) for place, phone in enumerate(phones))
        )
        seconds = time.perf_counter() - begun
        found = [latency for of_phone in latencies for latency in of_phone]
        answered = [latency for latency in found if latency is not None]
        played = Played(
            answered=len(answered),
            unanswered=len(found) - len(answered),
            letters=sum(_letters(phone) for phone in phones) - before,
            seconds=seconds,
            latency_seconds=tuple(sorted(answered)),
        )
        self.world.calls.clear()
        return web.Response(body=msgspec.json.encode(played))

    async def letters(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read(), type=Phones)
        phones = self._phones[told.token][told.first : told.first + told.phones]
        return web.Response(body=msgspec.json.encode(sum(map(_letters, phones))))

    async def pace(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read(), type=Pace)
        phones = self._phones[told.token][told.first : told.first + told.phones]
        before = sum(map(_letters, phones))
        begun = time.perf_counter()
        found = await _paced(phones, told)
        answered = [latency for latency in found if latency is not None]
        played = Played(
            answered=len(answered),
            unanswered=len(found) - len(answered),
            letters=sum(map(_letters, phones)) - before,
            seconds=time.perf_counter() - begun,
            latency_seconds=tuple(sorted(answered)),
        )
        self.world.calls.clear()
        return web.Response(body=msgspec.json.encode(played))


async def _paced(phones: Sequence[Phone], told: Pace) -> list[float | None]:
    """How long after its moment each act was answered."""
    free: asyncio.Queue[tuple[Phone, int]] = asyncio.Queue()
    for place, phone in enumerate(phones):
        free.put_nowait((phone, place))
    begun = time.perf_counter()

    async def one(due: float) -> float | None:
        phone, turn = await free.get()
        act = told.acts[turn % len(told.acts)]
        done = await _answered(phone, lambda: _act(phone, act))
        free.put_nowait((phone, turn + 1))
        return time.perf_counter() - due if done else None

    asked = []
    for number in range(round(told.rate * told.seconds)):
        due = begun + number / told.rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        asked.append(asyncio.create_task(one(due)))
    return list(await asyncio.gather(*asked))


async def _played(phone: Phone, acts: Sequence[str], turns: int, place: int) -> list[float | None]:
    """How long each answer took; phones begin at different places of the acts."""
    found: list[float | None] = []
    for turn in range(turns):
        act = acts[(place + turn) % len(acts)]
        begun = time.perf_counter()
        done = await _answered(phone, lambda act=act: _act(phone, act))  # type: ignore[misc]
        found.append(time.perf_counter() - begun if done else None)
    return found


def _act(phone: Phone, act: str) -> object:
    if act.startswith(PRESS):
        return phone.press(act.removeprefix(PRESS))
    return phone.text(act)


async def _answered(phone: Phone, act: Callable[[], object]) -> bool:
    """Do it, and wait until the bot has said something, or changed what it said."""
    before = _letters(phone)
    act()
    until = time.monotonic() + ANSWER_SECONDS_MAX
    while _letters(phone) == before:
        left = until - time.monotonic()
        if left <= 0.0 or not await phone.chat.bell.heard(left):
            return False
    return True


def _shows(button: str) -> Callable[[Shown], bool]:
    return lambda one: one.button(button) is not None


def _letters(phone: Phone) -> int:
    """What the bot has said and changed since the chat began; the journal is short."""
    said = (Happened.MESSAGE, Happened.EDITED)
    return sum(
        entry.what in said and entry.message is not None and entry.message.is_from_bot
        for entry in phone.chat.journal
    )


async def main(phones_max: int) -> None:
    doors = listening("127.0.0.1", 0)
    runner = web.AppRunner(Peer(phones_max).app(), access_log=None)
    await runner.setup()
    await web.SockSite(runner, doors).start()
    print(f"http://127.0.0.1:{doors.getsockname()[1]}", flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
