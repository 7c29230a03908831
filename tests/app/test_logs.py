"""Logs: what a talk, a key and an error write at the most talkative level holds nobody's data."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestClient, TestServer

from app.bell import Bell, RingingStore
from app.logs import Json, Redacting, redacted, set_up
from core.model.access import ApiKey, Scope
from core.model.ids import ApiKeyId
from storage.store import open_store
from tests.bot.building import build
from tests.bot.world import HOME, NOW, PHONE, a_delivery
from tests.web_api.desk import peers_of
from web.api.app import api
from web.api.keys import hash_of

SECRET = "tck_canary_0123456789abcdef"
NAME, CODE, WORDS = "Aino Virtanen", "4711#", "the canary sings in the yard"
CANARIES = ("Aino", "Virtanen", PHONE, PHONE.lstrip("+"), "Mannerheimintie", "4711", "canary")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that anybody logs, as a process at DEBUG would write it."""
    paper, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(paper), root.level
    handler.addFilter(Redacting())
    handler.setFormatter(Json())
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield paper
    root.removeHandler(handler)
    root.setLevel(level)


async def test_a_talk_at_debug_writes_nothing_of_anybody(
    written: io.StringIO, sqlite_url: str
) -> None:
    """A recipient proves who they are, tells a code and words, changes things; their parcel is
    read, corrected and asked about by a key, and something is sent that cannot be read."""
    store = await open_store(sqlite_url)
    building = build(RingingStore(store, Bell()), store.lanes)
    await building.furnish(replace(a_delivery(), conversation=None))
    await building.proven()
    await building.types(f"the door code is {CODE}")
    await building.types(WORDS)
    await building.types("Bulevardi 5")
    await building.types("I want to talk to a real person")
    key = ApiKey(
        id=ApiKeyId("key_1"),
        name="fleet",
        scope=Scope.CARRIER,
        carrier=a_delivery().carrier,
        secret_hash=hash_of(SECRET),
        created_at=NOW,
    )
    async with store.begin() as unit:
        await unit.access.put_key(key)
    path = f"/v1/deliveries/{a_delivery().id}"
    app = api(building.house, peers_of(store))
    async with TestClient(TestServer(app, host="127.0.0.1")) as http:
        headers = {"Authorization": f"Bearer {SECRET}"}
        for method, body in (("GET", b""), ("PATCH", b'{"recipient":{"name":"Aino"}}')):
            await http.request(method, path, data=body, headers=headers)
        told = f'{{"action":"safe_place","note":"{WORDS}"}}'.encode()
        await http.post(f"{path}/changes", data=told, headers=headers)
        await http.post(f"{path}/events", data=f"{HOME} {PHONE}".encode(), headers=headers)
        await http.get(f"/v1/deliveries?tracking_number={PHONE}", headers=headers)
    await store.aclose()
    said = written.getvalue()
    assert [each for each in CANARIES if each.lower() in said.lower()] == []
    assert SECRET not in said


@pytest.mark.parametrize(
    "secret",
    [
        "1234567:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0",
        SECRET,
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "+358401234567",
        "Bearer abcdefghijklmnop",
        "tma query_id=AAHdF6IQAAAAAN0XohDhrOrc&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea8",
        "/driver/nS4kX2b9QmT7vL1pR8wZ3yC6",
        "?start=lnk0123456789abcdefghijklmnop",
    ],
)
def test_what_looks_like_a_secret_is_struck_out(secret: str) -> None:
    """Of a bot, a key, a webhook, a person, a header, a page, a link."""
    hidden = secret.split(" ")[-1].split("=")[-1].split("/")[-1]
    assert hidden not in redacted(f"GET {secret} failed")


def test_an_exceptions_text_is_struck_out_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever raised it."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        set_up("json")
        try:
            raise ValueError(f"no answer for {SECRET}")
        except ValueError:
            logging.getLogger("some").exception("it failed for %s", PHONE)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    said = capsys.readouterr().err
    assert "it failed for" in said
    assert SECRET not in said
    assert PHONE not in said
