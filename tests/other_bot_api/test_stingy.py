"""A server that knows getMe, deleteWebhook, getUpdates and sendMessage, well and ill."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from tests.app.running import running
from tests.other_bot_api.carrier import Carrier, a_carrier
from tests.other_bot_api.home import copied, settings_for
from tests.other_bot_api.stingy import (
    UNKNOWN,
    Answer,
    Answered,
    Person,
    Stingy,
    ok,
    refusal,
    stingy,
)
from tests.other_bot_api.talk import Proof, Talk, said_too_often

# One process and one server for all of them; each test has a person and a parcel of its own.
pytestmark = pytest.mark.asyncio(loop_scope="module")

ILL_SECONDS = 1.5
BAD_GATEWAY = refusal(502, "Bad Gateway")
TOO_FAST = refusal(429, "Too Many Requests", retry_after=2)
numbers = itertools.count(1)


def under_200(answer: Answer) -> Answer:
    """The same refusal as some servers give it."""
    return lambda: web.Response(body=answer().body, content_type="application/json")


def ok_false() -> web.Response:
    """What some servers say under HTTP 200."""
    return web.json_response({"ok": False})


def crashed() -> web.Response:
    return web.Response(status=500, text="<h1>Internal Server Error</h1>")


def just_ok() -> web.Response:
    """No JSON at all."""
    return web.Response(text="ok")


def with_id(id: int) -> web.Response:
    return ok({"message_id": id})


def with_true(id: int) -> web.Response:
    return ok(True)


def with_null(id: int) -> web.Response:
    return ok(None)


def bare(id: int) -> web.Response:
    """Without the envelope."""
    return web.json_response({"message_id": id})


@dataclass(frozen=True, slots=True)
class Town:
    server: Stingy
    carrier: Carrier

    async def talk(self) -> Talk:
        """Somebody new, with a parcel."""
        number = next(numbers)
        parcel = await self.carrier.announces(f"JJFI{number:011}")
        return Talk(Person(40 + number, server=self.server), self.carrier, parcel)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def run(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    home = copied(furnished, tmp_path_factory.mktemp("stingy"))
    server = Stingy()
    async with (
        stingy(server) as url,
        running(home, settings=settings_for(url)) as process,
        a_carrier(process) as carrier,
    ):
        yield Town(server, carrier)


@pytest.fixture
def town(run: Town) -> Iterator[Town]:
    """The server is well again, and as stingy as ever, after each test."""
    yield run
    run.server.unknown, run.server.sent, run.server.ill_everywhere = UNKNOWN, None, None
    run.server.ill.clear()
    run.server.blocked.clear()


async def test_the_whole_talk_by_messages_alone(town: Town) -> None:
    """Edits, acknowledged presses and the menu of commands are asked for in vain."""
    await (await town.talk()).whole(Proof.NUMBER)
    assert {"editMessageText", "answerCallbackQuery", "setMyCommands"} <= set(town.server.refused)


async def test_a_typed_code_proves_as_well(town: Town) -> None:
    """For who does not share a number."""
    await (await town.talk()).opens(Proof.CODE)


@pytest.mark.parametrize(
    ("unknown", "sent"),
    [(UNKNOWN, with_id), (ok_false, with_true), (crashed, with_null), (just_ok, bare)],
)
async def test_it_gets_through_whatever_the_answers_look_like(
    town: Town, unknown: Answer, sent: Answered
) -> None:
    """Methods that are missing in four ways, and four ways to say that a message was sent."""
    town.server.unknown, town.server.sent = unknown, sent
    talk = await town.talk()
    await talk.opens(Proof.NUMBER)
    await talk.confirms_and_books()
    assert said_too_often(await talk.chat.stands()) == []


@pytest.mark.parametrize("too_fast", [TOO_FAST, under_200(TOO_FAST)])
async def test_too_fast_waits_as_long_as_it_is_told(town: Town, too_fast: Answer) -> None:
    """429 with `retry_after`: the message comes once, and not before."""
    talk = await town.talk()
    town.server.ill[f"sendMessage {talk.chat.user}"].append(too_fast)
    began = time.monotonic()
    await talk.opens(Proof.CODE)
    assert time.monotonic() - began > 2.0
    assert len([one for one in await talk.chat.stands() if one.asks_number]) == 1


async def test_a_blocked_chat_is_told_to_the_carrier_and_comes_back(town: Town) -> None:
    """403; other chats go on, and whoever writes again is answered."""
    talk, other = await town.talk(), await town.talk()
    await talk.opens(Proof.NUMBER)
    town.server.blocked.add(talk.chat.user)
    await talk.chat.types("/status")
    await town.carrier.hears(talk.parcel, "delivery.recipient_unreachable")
    await other.opens(Proof.CODE)
    town.server.blocked.clear()
    await talk.chat.types("/status")
    await talk.chat.sees_text("Aleksanterinkatu 21")


async def test_a_server_that_is_ill_for_a_while_loses_nothing(town: Town) -> None:
    """502 to everything; what was typed meanwhile is answered, once."""
    talk = await town.talk()
    town.server.ill_everywhere = BAD_GATEWAY
    await talk.chat.types(f"/start {talk.parcel.token}")
    await asyncio.sleep(ILL_SECONDS)
    assert await talk.chat.stands() == []
    town.server.ill_everywhere = None
    await talk.chat.sees(lambda one: one.asks_number, "the hello")
    await talk.chat.types("/help")
    await talk.chat.sees(lambda one: True, "the help")
    assert len([one for one in await talk.chat.stands() if one.asks_number]) == 1


async def test_a_message_that_failed_on_the_way_comes_later(town: Town) -> None:
    """502 to sendMessage alone, twice."""
    talk = await town.talk()
    town.server.ill[f"sendMessage {talk.chat.user}"] += [BAD_GATEWAY, crashed]
    await talk.opens(Proof.CODE)


async def test_another_that_polls_is_waited_for(town: Town) -> None:
    """409 to getUpdates: asked again, ever more slowly, until it is ours."""
    talk = await town.talk()
    conflict = refusal(409, "Conflict: terminated by other getUpdates request")
    town.server.ill["getUpdates"] += [conflict, conflict]
    await talk.opens(Proof.CODE)
    assert not town.server.ill["getUpdates"]


async def test_an_update_that_makes_no_sense_holds_up_nobody(town: Town) -> None:
    """Nonsense is kept for a look; what comes after it is answered."""
    talk = await town.talk()
    town.server.ill["getUpdates"].append(lambda: ok([{"update_id": "x"}, 5, None, {}]))
    town.server.ill["getUpdates"] += [lambda: ok(5), lambda: web.json_response([]), crashed]
    town.server.update(message={"text": "from nobody"})
    town.server.update(message=None)
    await talk.opens(Proof.CODE)
