"""The command line, as people and programs call it."""

import json
from pathlib import Path

import pytest

from sandbox.town import ADDRESSES
from tests.app.running import doorstep


async def test_a_key_shows_its_secret_once(tmp_path: Path) -> None:
    """JSON for programs; the list knows no secret; a revoked key says so."""
    made = await doorstep(
        tmp_path, "apikey", "create", "dispatch", "--scope", "carrier",
        "--carrier", "own-fleet", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    key = made.json()
    assert isinstance(key, dict)
    assert set(key) == {"id", "secret"}
    listed = await doorstep(tmp_path, "apikey", "list", "--json")
    assert key["secret"] not in listed.out
    assert json.loads(listed.out)[0]["carrier"] == "own-fleet"
    assert (await doorstep(tmp_path, "apikey", "revoke", key["id"])).code == 0
    assert "revoked" in (await doorstep(tmp_path, "apikey", "list")).out
    assert (await doorstep(tmp_path, "apikey", "revoke", "key_unknown")).code == 1


async def test_people_come_and_go(tmp_path: Path) -> None:
    """The password comes by standard input, and is never printed."""
    made = await doorstep(
        tmp_path, "agent", "create", "Anna@Example.org", "--role", "supervisor",
        "--password-stdin", "--json", told="a long password\n",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert "a long password" not in made.out + made.err
    people = json.loads((await doorstep(tmp_path, "agent", "list", "--json")).out)
    assert [(one["email"], one["role"]) for one in people] == [("anna@example.org", "supervisor")]
    assert (await doorstep(tmp_path, "agent", "disable", "anna@example.org")).code == 0
    short = await doorstep(
        tmp_path, "agent", "create", "b@example.org", "--password-stdin", told="short\n"
    )
    assert short.code == 1
    assert len(short.err.splitlines()) == 1


async def test_addresses_are_imported_and_checked(tmp_path: Path) -> None:
    """A verdict a line, in the order asked; a broken line spoils no other."""
    read = await doorstep(tmp_path, "address", "import", str(ADDRESSES), "--country", "FI")
    assert read.code == 0, read.err
    assert "kept" in read.out
    asked = '{"id":1,"text":"mannerheimintie 10 b, helsinki"}\nnonsense\n{"id":3,"text":"hei"}\n'
    checked = await doorstep(tmp_path, "address", "check", "--jsonl", told=asked)
    first, second, third = checked.lines()
    assert first["id"] == 1
    assert first["verdict"] == "deliverable"
    assert "error" in second
    assert (third["id"], third["verdict"]) == (3, "not_an_address")


async def test_what_somebody_means_is_read_at_their_own_time(tmp_path: Path) -> None:
    """ "Tomorrow" is the day after the message, not after the reading."""
    asked = '{"id":"a","text":"tomorrow after 18 please","at":"2026-11-23T10:00:00+02:00"}\n'
    read = await doorstep(tmp_path, "understand", "--jsonl", told=asked)
    (said,) = read.lines()
    assert said["id"] == "a"
    assert said["intent"] == "reschedule"
    assert said["entities"] == {"time": {"date": "2026-11-24", "from": "18:00", "to": None}}


async def test_the_figures_of_an_empty_house_are_not_zero(tmp_path: Path) -> None:
    """What nothing was measured for is null."""
    told = json.loads((await doorstep(tmp_path, "kpi", "--json")).out)
    assert told["promise_kept"] is None
    assert told["first_attempt_success"]["all"] is None
    assert (await doorstep(tmp_path, "kpi", "--since", "yesterday")).code == 1


async def test_nobody_is_erased_by_mistake(tmp_path: Path) -> None:
    """A number that nobody has."""
    assert (await doorstep(tmp_path, "erase", "--recipient", "+358401234567")).code == 1


async def test_the_doctor_names_each_part(tmp_path: Path) -> None:
    """A line each; what is empty or missing says what to do."""
    seen = await doorstep(tmp_path, "doctor", "--json")
    parts = {one["part"]: one for one in json.loads(seen.out)}
    assert parts["database"]["ok"]
    assert "no token" in parts["telegram"]["said"]
    assert "address import" in parts["gazetteer"]["todo"]
    assert seen.code == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("TIMEZONE", "Mars/Olympus"),
        ("QUIET_HOURS", "night"),
        ("DATABASE_URL", "mysql://x"),
        ("ROUTING", "birds"),
        ("HOLD_SECONDS", "0"),
        ("TELEGRAM_API_URL", "telegram"),
        ("OSM_EXTRACT", "/nowhere.pbf"),
    ],
)
async def test_a_wrong_setting_stops_the_start(tmp_path: Path, name: str, value: str) -> None:
    """With one line that names it, and without a stack trace."""
    ended = await doorstep(tmp_path, "run", settings={name: value})
    assert ended.code == 1
    (line,) = ended.err.splitlines()
    assert f"DOORSTEP_{name}" in line


async def test_wrong_usage_is_told_from_a_refusal(tmp_path: Path) -> None:
    """Exit 2."""
    assert (await doorstep(tmp_path, "apikey", "create", "x", "--scope", "king")).code == 2
    assert (await doorstep(tmp_path, "address", "check")).code == 2
    assert (await doorstep(tmp_path, "understand", "hi", "--at", "noon")).code == 2
