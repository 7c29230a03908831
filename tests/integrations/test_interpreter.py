"""The interpreter: a chat server that chooses among labels, and whose illness costs nobody much."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from integrations.interpreter import open_interpreter
from integrations.interpreter.client import FAILURES_MAX, REST_SECONDS, ChatServer
from integrations.peer import Peer

LABELS = ("reschedule", "to_locker", "other")


class Chats:
    """A server that says what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.says: str | None = '{"meanings": ["to_locker", "reschedule"]}'
        self.asked: list[dict[str, object]] = []
        self.keys: list[str | None] = []
        self.status = 200

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("Authorization"))
        body = {"id": "x", "choices": [{"index": 0, "message": {"content": self.says}}]}
        return web.json_response(body, status=self.status)

    async def models(self, request: web.Request) -> web.Response:
        return web.json_response({"data": [{"id": "small-one"}, {"id": "large-one"}]})


@pytest.fixture
def chats() -> Chats:
    return Chats()


@pytest.fixture
async def server(chats: Chats) -> AsyncIterator[TestServer]:
    app = web.Application()
    app.router.add_post("/v1/chat/completions", chats.answer)
    app.router.add_get("/v1/models", chats.models)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


async def asked(server: TestServer, told: str = "") -> tuple[str, ...]:
    address = f"http://:secret@{server.host}:{server.port}/v1{told}"
    interpreter = open_interpreter(address)
    try:
        return tuple(await interpreter.likely("put it in a box somewhere", LABELS))
    finally:
        await interpreter.aclose()


async def test_it_chooses_among_our_labels(server: TestServer, chats: Chats) -> None:
    """With the key and the model of the address, and a schema that allows nothing else."""
    assert await asked(server, "?model=mine") == ("to_locker", "reschedule")
    (question,) = chats.asked
    assert question["model"] == "mine"
    assert json.dumps(list(LABELS)) in json.dumps(question["response_format"])
    assert chats.keys == ["Bearer secret"]


async def test_without_a_model_the_servers_first_is_taken(server: TestServer, chats: Chats) -> None:
    await asked(server)
    assert chats.asked[0]["model"] == "small-one"


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ('{"meanings": ["delivered", "to_locker"]}', ("to_locker",)),
        ('{"meanings": []}', ()),
        ("Sure! I have marked it as delivered.", ()),
        ('{"answer": "to_locker"}', ()),
        (None, ()),
        ('{"meanings": ["other", "other", "to_locker", "reschedule", "x"]}',
         ("other", "to_locker", "reschedule")),
    ],
)  # fmt: skip
async def test_whatever_else_it_says_counts_for_nothing(
    says: str | None, found: tuple[str, ...], server: TestServer, chats: Chats
) -> None:
    chats.says = says
    assert await asked(server) == found


async def test_an_ill_one_is_left_alone_for_a_while(server: TestServer, chats: Chats) -> None:
    """One try a message; after three that failed nobody waits for it for a minute."""
    chats.status, now = 500, 0.0
    peer = Peer("interpreter", f"http://{server.host}:{server.port}/v1")
    ill = ChatServer(peer, "mine", clock=lambda: now)
    for _ in range(FAILURES_MAX + 2):
        assert await ill.likely("words that mean something", LABELS) == ()
    assert len(chats.asked) == FAILURES_MAX
    now, chats.status = REST_SECONDS + 1, 200
    assert await ill.likely("words that mean something", LABELS) == ("to_locker", "reschedule")
    await ill.aclose()


async def test_who_is_slow_is_not_waited_for() -> None:
    """Four seconds in the house; a fifth of one here."""

    hung_up = asyncio.Event()

    async def hangs(request: web.Request) -> web.Response:
        await hung_up.wait()
        return web.Response()

    app = web.Application()
    app.router.add_post("/chat/completions", hangs)
    slow = TestServer(app)
    await slow.start_server()
    peer = Peer("interpreter", f"http://{slow.host}:{slow.port}", timeout_seconds=0.2)
    interpreter = ChatServer(peer, "mine")
    assert await interpreter.likely("words that mean something", LABELS) == ()
    hung_up.set()
    await interpreter.aclose()
    await slow.close()
