"""Bad input: whatever comes, the answer says what is wrong with it, and nothing is changed."""

import asyncio
import gzip
import io
import json
from collections.abc import AsyncIterator

import pytest

from tests.web_api.caller import Caller, Json
from tests.web_api.desk import a_delivery, an_event

EXAMPLE = json.dumps(a_delivery()).encode()


def deep(opening: str, closing: str, levels: int) -> bytes:
    return (opening * levels + "1" + closing * levels).encode()


async def in_pieces(raw: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(raw), 65_536):
        yield raw[start : start + 65_536]


async def spoken(caller: Caller, request: bytes) -> bytes:
    """What the server says to bytes that no client would send."""
    reader, writer = await asyncio.open_connection("127.0.0.1", caller.http.port)
    writer.write(request)
    await writer.drain()
    answer = await reader.read(4096)
    writer.close()
    await writer.wait_closed()
    return answer


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"   ",
        b"{",
        b"nonsense",
        b"{'single': 'quotes'}",
        EXAMPLE + b"}",
        EXAMPLE[:-1],
        EXAMPLE.replace(b"2.5", b"NaN"),
        EXAMPLE.replace(b"2.5", b"Infinity"),
        EXAMPLE.replace(b"2.5", b"-Infinity"),
        EXAMPLE.replace(b"2.5", b"02.5"),
        EXAMPLE.replace(b"Kauppa Oy", b"Kauppa \xff Oy"),
        EXAMPLE.replace(b"Kauppa Oy", b"Kauppa \xc3"),
        EXAMPLE.replace(b"Kauppa Oy", b"Kauppa \x00 Oy"),
        EXAMPLE.replace(b"Kauppa Oy", b"\\ud800"),
        EXAMPLE.decode().encode("utf-16"),
        deep('{"a":', "}", 100_000),
    ],
)
async def test_what_is_no_json_is_malformed(sender: Caller, raw: bytes) -> None:
    """400 `malformed`."""
    answer = await sender.send("POST", "/v1/deliveries", raw)
    assert (answer.status, answer.code) == (400, "malformed")
    assert (await sender.get("/v1/deliveries")).items == []


@pytest.mark.parametrize("raw", [b"null", b"1", b'"text"', b"[]", b"[" * 99_999])
async def test_json_of_another_kind_is_invalid(sender: Caller, raw: bytes) -> None:
    """422 `invalid`."""
    answer = await sender.send("POST", "/v1/deliveries", raw)
    assert (answer.status, answer.code) == (422, "invalid")


@pytest.mark.parametrize("levels", [500, 2_000, 20_000])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_depth_in_what_we_do_not_know_breaks_nothing(
    sender: Caller, delivery: Json, method: str, levels: int
) -> None:
    """Members that we do not know are ignored, or the body is too deep: never a 500."""
    path = {"POST": "/v1/deliveries", "PATCH": f"/v1/deliveries/{delivery['id']}"}[method]
    told = json.dumps(a_delivery(tracking_number=delivery["tracking_number"]))
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        inner = deep(opening, closing, levels).decode()
        raw = f'{told[:-1]}, "unknown": {inner}}}'.encode()
        answer = await sender.send(method, path, raw)
        assert answer.status in (200, 400, 409)


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (b"1e308", 422),
        (b"1e999", 422),
        (b"-1e999", 422),
        (b"1" * 400, 422),
        (b"1" * 5000, 422),
        (b"1e-400", 201),
        (b"0.0000000000000000000000000000000000001", 201),
    ],
)
async def test_numbers_of_any_size_are_read(sender: Caller, number: bytes, status: int) -> None:
    """Or said to be wrong."""
    answer = await sender.send("POST", "/v1/deliveries", EXAMPLE.replace(b"2.5", number))
    assert answer.status == status


@pytest.mark.parametrize(
    "text",
    [
        "🏠👨‍👩‍👧‍👦",
        "שלום עליכם",
        "\u202eabc",
        "x" * 1000,
        "Ü\u0308" * 100,
        "'; DROP TABLE deliveries; --",
        "${jndi:ldap://x}",
        "\\",
        "{{7*7}}",
        "\ufeff",
        "𝕳𝖊𝖑𝖘𝖎𝖓𝖐𝖎",
    ],
)
async def test_text_of_any_kind_is_carried(sender: Caller, text: str) -> None:
    """It comes back as it was, wherever it may stand."""
    told = a_delivery(
        merchant=text[:200],
        recipient={"name": text[:200]},
        address={"text": text, "country": "FI"},
    )
    answer = await sender.post("/v1/deliveries", told)
    shown = (await sender.get(f"/v1/deliveries/{answer.ok(201)['id']}")).ok(200)
    assert shown["merchant"] == text[:200]
    assert shown["address"]["text"] == text


@pytest.mark.parametrize("text", ["🚚", "x" * 1001, "\n", "\u202e"])
async def test_an_event_with_any_text_breaks_nothing(
    carrier: Caller, delivery: Json, text: str
) -> None:
    """In each place where there may be text."""
    path = f"/v1/deliveries/{delivery['id']}/events"
    for name in ("event_id", "type", "reason", "note", "code"):
        answer = await carrier.post(path, an_event("in_transit", 1) | {name: text})
        assert answer.status in (202, 409, 422)
    assert (await carrier.get(f"/v1/deliveries/{delivery['id']}/timeline")).ok(200)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"merchant": "a\0b"}, "merchant"),
        ({"recipient": {"name": "\0"}}, "recipient.name"),
        ({"address": {"text": "\0 Helsinki"}}, "address.text"),
        ({"address": {"components": {"street": "a\0"}}}, "address.components.street"),
    ],
)
async def test_a_nul_character_is_refused(sender: Caller, told: Json, field: str) -> None:
    """PostgreSQL keeps no such text; so nobody does."""
    answer = await sender.post("/v1/deliveries", a_delivery(**told))
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_a_nul_character_is_refused_in_lists_too(
    carrier: Caller, agent: Caller, delivery: Json
) -> None:
    """Of events, stops and positions; and in a cursor."""
    event = an_event("in_transit", tracking_number="\0")
    answer = await carrier.post("/v1/events", {"events": [event]})
    assert answer.wrong_fields == ["events[0].tracking_number"]
    answer = await carrier.post("/v1/events", [event])
    assert answer.wrong_fields == ["[0].tracking_number"]
    for path in ("/v1/deliveries", "/v1/changes", "/v1/lockers"):
        assert (await carrier.get(path, cursor="YQBi")).wrong_fields == ["cursor"]
    assert (await agent.get("/v1/conversations", cursor="YQBi")).wrong_fields == ["cursor"]


async def test_a_body_of_ten_megabytes_is_too_large(sender: Caller) -> None:
    """413, whether its length was told or not."""
    raw = b'{"tracking_number": "' + b"x" * 10_000_000 + b'"}'
    answer = await sender.send("POST", "/v1/deliveries", io.BytesIO(raw))
    assert (answer.status, answer.code) == (413, "too-large")
    answer = await sender.send("POST", "/v1/deliveries", in_pieces(raw))
    assert (answer.status, answer.code) == (413, "too-large")


async def test_a_small_body_that_unpacks_large_is_too_large(sender: Caller) -> None:
    """413 before it is all unpacked."""
    raw = gzip.compress(b" " * 50_000_000)
    headers = {"Content-Encoding": "gzip"}
    answer = await sender.send("POST", "/v1/deliveries", raw, headers=headers)
    assert (answer.status, answer.code) == (413, "too-large")


async def test_a_packed_body_is_unpacked(sender: Caller) -> None:
    """What HTTP allows is understood."""
    headers = {"Content-Encoding": "gzip"}
    raw = gzip.compress(EXAMPLE)
    (await sender.send("POST", "/v1/deliveries", raw, headers=headers)).ok(201)


async def test_a_body_that_is_packed_wrongly_is_malformed(sender: Caller) -> None:
    """400."""
    for coding in ("gzip", "deflate"):
        headers = {"Content-Encoding": coding}
        answer = await sender.send("POST", "/v1/deliveries", EXAMPLE, headers=headers)
        assert (answer.status, answer.code) == (400, "malformed")


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin-1",
        "nonsense",
        "",
    ],
)
async def test_json_is_json_whatever_it_is_called(sender: Caller, kind: str) -> None:
    """Old programs send what they like; the body says what it is."""
    (await sender.send("POST", "/v1/deliveries", EXAMPLE, headers={"Content-Type": kind})).ok(201)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/deliveries/a%2Fb",
        "/v1/deliveries/%2F",
        "/v1/deliveries/..%2F..%2Fetc%2Fpasswd",
        "/v1/deliveries/%00",
        "/v1/deliveries/%ff",
        "/v1/deliveries/%f0%9f%9a%9a",
        "/v1/deliveries/%25",
        "/v1/deliveries/%zz",
        "/v1/deliveries/" + "x" * 4000,
        "/v1/changes/%0d%0aSet-Cookie:x",
        "/v1/routes/%2e%2e",
        "/v1/lockers/%00",
        "/v1/carriers/%ff",
        "/v1/webhooks/%f0%9f%9a%9a",
        "/docs/..%2f..%2fapp.py",
        "/docs/%2e%2e/app.py",
        "/docs/none.js",
        "/problems/%00",
    ],
)
async def test_a_strange_path_finds_nothing(carrier: Caller, path: str) -> None:
    """404 for each."""
    answer = await carrier.send("GET", path)
    assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.parametrize("query", ["%ff", "%00", "%f0%9f%9a%9a", "%", "x" * 4000])
@pytest.mark.parametrize("name", ["cursor", "tracking_number", "status", "updated_since", "limit"])
async def test_a_strange_query_breaks_nothing(sender: Caller, name: str, query: str) -> None:
    """It finds nothing, or is said to be wrong."""
    answer = await sender.send("GET", f"/v1/deliveries?{name}={query}")
    assert answer.status in (200, 422)


async def test_headers_of_no_letters_break_nothing(sender: Caller) -> None:
    """Bytes that are no UTF-8, where a key is looked for."""
    said = await spoken(
        sender, b"GET /v1/deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n"
    )
    assert said.startswith(b"HTTP/1.1 401 ")
    key = str(sender.key).encode()
    said = await spoken(
        sender,
        b"POST /v1/deliveries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + key
        + b"\r\nIdempotency-Key: \xff\r\nContent-Length: 2\r\n\r\n{}",
    )
    assert said.startswith(b"HTTP/1.1 422 ")


async def test_a_key_of_strange_letters_is_refused(sender: Caller) -> None:
    """In headers too."""
    for key in ("\u00e4", "🚚"):
        answer = await sender.post("/v1/deliveries", a_delivery(), idempotency_key=key)
        assert answer.status in (201, 409, 422)


async def test_every_wrong_field_is_named(sender: Caller) -> None:
    """Whoever wrote the program mends all of them at once; what is right is not named."""
    told = a_delivery(format="boat", priority="much", recipient={"name": 5, "language": "fi"})
    told["parcel"]["size"] = "XXL"
    del told["tracking_number"]
    refused = await sender.post("/v1/deliveries", told)
    assert refused.status == 422
    wrong = {"tracking_number", "format", "priority", "recipient.name", "parcel.size"}
    assert set(refused.wrong_fields) == wrong


async def test_each_wrong_event_of_many_is_named(carrier: Caller) -> None:
    """By its place; a batch that cannot be read is refused whole, and none of it is taken."""
    right = an_event("loaded", 1, tracking_number="JJFI1")
    events = [right, right | {"occurred_at": "yesterday"}, right | {"type": 7, "event_id": ""}]
    for told in (events, {"events": events}):
        refused = await carrier.post("/v1/events", told)
        assert refused.status == 422
        found = {name.removeprefix("events") for name in refused.wrong_fields}
        assert found == {"[1].occurred_at", "[2].type", "[2].event_id"}


async def test_every_wrong_part_of_a_query_is_named(sender: Caller) -> None:
    """Likewise."""
    refused = await sender.get("/v1/deliveries", status="boat", limit="many")
    assert set(refused.wrong_fields) == {"status", "limit"}


async def test_of_several_kinds_the_one_that_is_meant_is_looked_at(
    sender: Caller, delivery: Json
) -> None:
    """By its tag."""
    wish = {"action": "change_recipient", "recipient": {"name": 5, "phone": 6}}
    refused = await sender.post(f"/v1/deliveries/{delivery['id']}/changes", wish)
    assert set(refused.wrong_fields) == {"recipient.name", "recipient.phone"}
