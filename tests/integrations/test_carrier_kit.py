"""The carrier kit: proofs, mappings, settings, pace: what every adapter is made of."""

import asyncio
import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.turns import SharedTurns
from core.model.event import CarrierEvent
from core.model.fingerprint import fingerprint
from core.model.ids import CarrierRef
from core.model.reason import Reason
from core.model.signature import NotSigned, Secret, signed
from core.model.status import EventType, Flag
from core.ports import Push, TooFast
from integrations.carrier_kit.http import Pace
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.proofs import (
    AllOf,
    FromNetworks,
    Hmac,
    Proof,
    StandardWebhooks,
    StaticHeader,
    UrlToken,
)
from integrations.carrier_kit.settings import told_to
from integrations.carrier_kit.zone import read_time, zone_of
from integrations.declaration import Auth, Declaration, Want
from storage.store import open_store
from tests.bot.building import Clock

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
KEY, OTHER = b"a-secret-of-bytes", b"its-next-of-bytes"
WHSEC, WHSEC_2 = "whsec_" + "c2VjcmV0" * 4, "whsec_" + "b3RoZXJz" * 4
BODY = b'{"who": "\xff\xfe"}'  # not UTF-8: a signature is of bytes


def push(
    headers: dict[str, str] | None = None, query: dict[str, str] | None = None, remote: str = ""
) -> Push:
    return Push(headers=headers or {}, query=query or {}, remote=remote, body=BODY, wall=NOW)


def mac(key: bytes, digest: str) -> bytes:
    return hmac.new(key, BODY, digest).digest()


HEX = Hmac("X-Sign", "sha512", "hex", [KEY, OTHER])
B64 = Hmac("X-Sign", "sha256", "base64", [KEY, OTHER], prefix="sha256=")
STANDARD = StandardWebhooks([WHSEC, WHSEC_2])
HEADER = StaticHeader("X-Token", ["secret-one", "secret-two"], prefix="Bearer ")
TOKEN = UrlToken(["secret-one", "secret-two"])
NETWORK = FromNetworks(["91.216.25.0/24", "2001:db8::/32"])


@pytest.mark.parametrize(
    ("proof", "pushed"),
    [
        (HEX, push({"X-Sign": mac(KEY, "sha512").hex()})),
        (HEX, push({"X-Sign": mac(OTHER, "sha512").hex().upper()})),
        (B64, push({"X-Sign": "sha256=" + base64.b64encode(mac(OTHER, "sha256")).decode()})),
        (STANDARD, push(signed(Secret.read(WHSEC), "msg_1", NOW, BODY))),
        (STANDARD, push(signed(Secret.read(WHSEC_2), "msg_1", NOW, BODY))),
        (HEADER, push({"X-Token": "Bearer secret-two"})),
        (TOKEN, push(query={"token": "secret-one"})),
        (NETWORK, push(remote="91.216.25.7")),
        (NETWORK, push(remote="2001:db8::1")),
        (AllOf([NETWORK, TOKEN]), push(query={"token": "secret-one"}, remote="91.216.25.7")),
    ],
)
def test_who_knows_the_secret_is_heard(proof: Proof, pushed: Push) -> None:
    """With the old secret as with the new one; the same push again has the same id."""
    assert proof.proved(pushed) == proof.proved(pushed)


@pytest.mark.parametrize(
    ("proof", "pushed"),
    [
        (HEX, push()),
        (HEX, push({"X-Sign": ""})),
        (HEX, push({"X-Sign": mac(KEY, "sha256").hex()})),
        (HEX, push({"X-Sign": base64.b64encode(mac(KEY, "sha512")).decode()})),
        (HEX, push({"X-Sign": "ü" * 64})),
        (B64, push({"X-Sign": base64.b64encode(mac(KEY, "sha256")).decode()})),
        (B64, push({"X-Sign": "sha256=" + mac(KEY, "sha256").hex()})),
        (STANDARD, push()),
        (STANDARD, push(signed(Secret.read(WHSEC), "msg_1", NOW.replace(hour=11), BODY))),
        (HEADER, push()),
        (HEADER, push({"X-Token": "secret-one"})),
        (HEADER, push({"X-Token": "Bearer "})),
        (TOKEN, push()),
        (TOKEN, push(query={"token": "\udcff"})),
        (NETWORK, push()),
        (NETWORK, push(remote="91.216.26.7")),
        (AllOf([NETWORK, TOKEN]), push(query={"token": "secret-one"}, remote="10.0.0.1")),
        (AllOf([TOKEN, NETWORK]), push(remote="91.216.25.7")),
    ],
)
def test_who_does_not_know_it_is_not(proof: Proof, pushed: Push) -> None:
    """A missing header, another encoding, half a proof: never another error, never a yes."""
    with pytest.raises(NotSigned):
        proof.proved(pushed)


@given(said=st.text())
def test_no_header_is_an_error_of_ours(said: str) -> None:
    """Whatever anybody writes there."""
    for proof in (HEX, B64, STANDARD, HEADER, TOKEN):
        with pytest.raises(NotSigned):
            proof.proved(
                push({"X-Sign": said, "X-Token": said, "webhook-signature": said}, {"token": said})
            )


@pytest.mark.parametrize(
    "make",
    [
        lambda: Hmac("X-Sign", "sha256", "hex", []),
        lambda: Hmac("X-Sign", "sha256", "hex", [b""]),
        lambda: StandardWebhooks([]),
        lambda: StandardWebhooks(["secret"]),
        lambda: StaticHeader("X-Token", []),
        lambda: StaticHeader("X-Token", [""]),
        lambda: UrlToken([""]),
        lambda: FromNetworks([]),
        lambda: AllOf([]),
    ],
)
def test_a_proof_without_a_secret_cannot_be_made(make: object) -> None:
    """Else everybody would be let in."""
    assert callable(make)
    with pytest.raises(ValueError, match=r"secret|hook|bytes"):
        make()


def mapping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: str) -> Mapping:
    package = tmp_path / "a_carrier"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "mapping.toml").write_text(toml)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "a_carrier", raising=False)
    return Mapping.of("a_carrier")


CODES = """
[codes]
"7" = { event = "ready_for_pickup", flags = ["redirected"] }
"9" = { event = "attempt_failed", reason = "weather" }
"0" = { event = "nothing" }
[reasons]
SNOW = "weather"
"""


def test_a_code_means_what_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does not know keeps its own name."""
    known = mapping(tmp_path, monkeypatch, CODES)
    ready = known.told("7", "e1", NOW)
    assert ready is not None
    assert (ready.type, ready.flags) == (EventType.READY_FOR_PICKUP, frozenset({Flag.REDIRECTED}))
    failed = known.told("9", "e2", NOW)
    assert failed is not None
    assert failed.reason is Reason.WEATHER
    snow, frogs = (known.told("9", "e3", NOW, reason=why) for why in ("SNOW", "FROGS"))
    assert snow is not None
    assert snow.reason is Reason.WEATHER
    assert frogs is not None
    assert (frogs.reason, frogs.raw_reason) == (None, "FROGS")
    assert known.told("0", "e4", NOW) is None
    strange = known.told("77", "e5", NOW)
    assert strange is not None
    assert (strange.type, strange.raw_type) == (EventType.UNKNOWN, "77")


@pytest.mark.parametrize("word", ["teleported", "near", "unknown"])
def test_a_mapping_into_no_word_of_ours_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """Nor into what only we find out."""
    with pytest.raises(ValueError, match=word):
        mapping(tmp_path, monkeypatch, f'[codes]\n"1" = {{ event = "{word}" }}')


def test_an_event_without_flags_has_the_fingerprint_it_had() -> None:
    """What was kept before events had any is still known."""
    event = CarrierEvent(event_id="e1", type=EventType.LOADED, occurred_at=NOW)
    before = (
        b'{"code":null,"event_id":"e1","location":null,"note":null,'
        b'"occurred_at":"2026-11-27T12:00:00Z","point":null,"proof":null,"raw_reason":null,'
        b'"raw_type":null,"reason":null,"type":"loaded","until":null,"wait_seconds":240}'
    )
    assert fingerprint(event) == hashlib.sha256(before).hexdigest()


DECLARED = Declaration(
    name="a-carrier",
    title="A carrier",
    kind="carrier",
    ways=frozenset(),
    auth=Auth.NONE,
    can=frozenset(),
    wants=(
        Want(name="url", says="its address", is_url=True, default="https://its.example"),
        Want(name="key", says="the key it gave us", is_required=True, is_secret=True),
    ),
)


def test_a_setting_has_defaults_and_hides_its_keys() -> None:
    """A field that was left out is as the adapter says."""
    told = told_to(DECLARED, CarrierRef("c"), {"key": "very-secret"})
    assert told["url"] == "https://its.example"
    assert "very-secret" not in repr(told)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "key is missing: the key it gave us"),
        ({"key": "k", "kye": "k"}, "kye is no field of a-carrier; its fields are key, url"),
        ({"key": "k", "url": "ftp://its.example"}, "url wants an address"),
        ({"key": "k", "url": "https://its.example?x=1"}, "url wants an address"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(said: dict[str, str], says: str) -> None:
    """By its field, in one line."""
    with pytest.raises(ValueError, match=says.replace("?", ".")):
        told_to(DECLARED, CarrierRef("c"), said)


def test_a_secret_for_who_pushes_nothing_is_wrong() -> None:
    """Somebody believes that they are heard."""
    with pytest.raises(ValueError, match="pushes nothing"):
        told_to(DECLARED, CarrierRef("c"), {"key": "k"}, ("secret",))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("15:04 25.11.2026", datetime(2026, 11, 25, 13, 4, tzinfo=UTC)),
        ("2026-11-25 15:04:05", datetime(2026, 11, 25, 13, 4, 5, tzinfo=UTC)),
        ("2026-11-25T15:04:05+01:00", datetime(2026, 11, 25, 14, 4, 5, tzinfo=UTC)),
        ("2026-10-25 03:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # comes twice
        ("0000-00-00 00:00:00", None),
        ("0001-01-01 00:00:00", None),
        ("00:00 01.01.0001", None),
        ("", None),
        ("tomorrow", None),
    ],
)
def test_a_time_is_read_where_its_carrier_lives(text: str, at: datetime | None) -> None:
    """An offset is kept, and what is no time is none."""
    assert read_time(text, ZoneInfo("Europe/Kyiv"), "%H:%M %d.%m.%Y") == at


def test_a_zone_that_nobody_knows_is_refused() -> None:
    """Before anything is read by it."""
    with pytest.raises(ValueError, match="Mars/Base"):
        zone_of("Mars/Base")


async def test_processes_share_a_carriers_pace(sqlite_url: str) -> None:
    """Two at once, each with a store and a pace of its own, take the turns of one; and who would
    wait too long is told so without taking one."""
    clock = Clock()
    stores = [await open_store(sqlite_url) for _ in range(2)]
    turns = [SharedTurns(store, clock) for store in stores]
    both = (each("carrier:c", 10.0, 2.0) for each in turns for _ in range(10))
    waits = sorted(await asyncio.gather(*both))
    assert waits == pytest.approx([number / 10 for number in range(20)])
    paces = [Pace(calls_a_second=10.0, peer="carrier:c", turns=each) for each in turns]
    assert await turns[0]("carrier:c", 10.0, 2.0) == pytest.approx(2.0)
    clock.at -= timedelta(seconds=20)
    for pace in paces:
        with pytest.raises(TooFast):
            await pace.turn()
    for store in stores:
        await store.aclose()


def test_settings_of_one_account_share_its_budget() -> None:
    """Whatever they are called: the carrier counts what comes with one key. Another key, or the
    same at another host, is another account; the key itself is told to nobody."""
    paced = replace(DECLARED, calls_a_second=5.0)

    def peer(ref: str, key: str, **more: str) -> str:
        pace = told_to(paced, CarrierRef(ref), {"key": key, **more}).pace
        assert pace is not None
        return pace.peer

    one = peer("north", "very-secret")
    assert peer("south", "very-secret") == one
    assert peer("north", "another") != one
    assert peer("north", "very-secret", url="https://other.example/v2") != one
    assert "very-secret" not in one


def test_the_pace_of_a_setting_is_a_number() -> None:
    """Where its carriers differ in it."""
    paced = replace(DECLARED, wants=(*DECLARED.wants, Want(name="calls_a_second", says="how many")))
    told = told_to(paced, CarrierRef("c"), {"key": "k", "calls_a_second": "2.5"})
    assert told.pace is not None
    assert told.pace.calls_a_second == 2.5
    with pytest.raises(ValueError, match="calls_a_second"):
        told_to(paced, CarrierRef("c"), {"key": "k", "calls_a_second": "many"})


async def test_calls_keep_their_pace() -> None:
    """Five at once take the time of five."""
    pace, loop = Pace(calls_a_second=100), asyncio.get_running_loop()
    begun = loop.time()
    await asyncio.gather(*(pace.turn() for _ in range(5)))
    assert loop.time() - begun >= 0.04
