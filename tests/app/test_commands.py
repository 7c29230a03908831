"""The command line, as people and programs call it."""

import json

import pytest

from sandbox.town import ADDRESSES
from tests.app.commanding import Doorstep


def test_a_key_shows_its_secret_once(doorstep: Doorstep) -> None:
    """JSON for programs; the list knows no secret; a revoked key says so."""
    made = doorstep(
        "apikey", "create", "dispatch", "--scope", "carrier",
        "--carrier", "own-fleet", "--json",
    )  # fmt: skip
    assert made.code == 0, made.err
    key = made.json()
    assert isinstance(key, dict)
    assert set(key) == {"id", "secret"}
    listed = doorstep("apikey", "list", "--json")
    assert key["secret"] not in listed.out
    assert json.loads(listed.out)[0]["carrier"] == "own-fleet"
    assert (doorstep("apikey", "revoke", key["id"])).code == 0
    assert "revoked" in (doorstep("apikey", "list")).out
    assert (doorstep("apikey", "revoke", "key_unknown")).code == 1


def test_a_carriers_key_wants_its_carrier(doorstep: Doorstep) -> None:
    """Without one it would see what every carrier brings: refused in one line."""
    refused = doorstep("apikey", "create", "tms", "--scope", "carrier")
    assert refused.code == 1
    assert refused.err == "doorstep: a carrier's key wants --carrier\n"


def test_people_come_and_go(doorstep: Doorstep) -> None:
    """The password comes by standard input, and is never printed."""
    made = doorstep(
        "agent", "create", "Anna@Example.org", "--role", "supervisor",
        "--password-stdin", "--json", told="a long password\n",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert "a long password" not in made.out + made.err
    people = json.loads((doorstep("agent", "list", "--json")).out)
    assert [(one["email"], one["role"]) for one in people] == [("anna@example.org", "supervisor")]
    assert (doorstep("agent", "disable", "anna@example.org")).code == 0
    short = doorstep("agent", "create", "b@example.org", "--password-stdin", told="short\n")
    assert short.code == 1
    nobody = doorstep("agent", "create", "anna", "--password-stdin", told="a long password\n")
    assert nobody.code == 1
    assert len(short.err.splitlines()) == 1


def test_addresses_are_imported_and_checked(doorstep: Doorstep) -> None:
    """A verdict a line, in the order asked; a broken line spoils no other."""
    read = doorstep("address", "import", str(ADDRESSES), "--country", "FI")
    assert read.code == 0, read.err
    assert "kept" in read.out
    asked = '{"id":1,"text":"kaisaniemenkatu 5, 00100 helsinki"}\nnonsense\n{"id":3,"text":"hei"}\n'
    checked = doorstep("address", "check", "--jsonl", told=asked)
    first, second, third = checked.lines()
    assert first["id"] == 1
    assert first["verdict"] == "deliverable"
    assert "error" in second
    assert (third["id"], third["verdict"]) == (3, "not_an_address")


def test_what_somebody_means_is_read_at_their_own_time(doorstep: Doorstep) -> None:
    """ "Tomorrow" is the day after the message, not after the reading."""
    asked = '{"id":"a","text":"tomorrow after 18 please","at":"2026-11-23T10:00:00+02:00"}\n'
    read = doorstep("understand", "--jsonl", told=asked)
    (said,) = read.lines()
    assert said["id"] == "a"
    assert said["intent"] == "reschedule"
    assert said["entities"] == {"time": {"date": "2026-11-24", "from": "18:00", "to": None}}


def test_the_figures_of_an_empty_house_are_not_zero(doorstep: Doorstep) -> None:
    """What nothing was measured for is null."""
    told = json.loads((doorstep("kpi", "--json")).out)
    assert told["promise_kept"] is None
    assert told["first_attempt_success"]["all"] is None
    assert (doorstep("kpi", "--since", "yesterday")).code == 1


def test_a_keys_secret_is_changed_while_the_old_one_is_in_force(doorstep: Doorstep) -> None:
    """Both for a while; one that was made for some days ends by itself."""
    made = json.loads((doorstep("apikey", "create", "shop", "--scope", "sender", "--json")).out)
    second = json.loads((doorstep("apikey", "rotate", made["id"], "--json")).out)
    assert second["secret"] != made["secret"]
    short = doorstep("apikey", "create", "x", "--scope", "planner", "--days", "1", "--json")
    keys = {one["id"]: one for one in json.loads((doorstep("apikey", "list", "--json")).out)}
    assert keys[made["id"]]["expires_at"] is not None
    assert keys[second["id"]]["expires_at"] is None
    assert keys[json.loads(short.out)["id"]]["expires_at"] is not None
    assert (doorstep("apikey", "revoke", made["id"])).code == 0
    assert (doorstep("apikey", "rotate", made["id"])).code == 1


def test_nobody_is_erased_by_mistake(doorstep: Doorstep) -> None:
    """A number that nobody has."""
    assert (doorstep("erase", "--recipient", "+358401234567")).code == 1


def test_the_doctor_names_each_part(doorstep: Doorstep) -> None:
    """A line each; what is empty or missing says what to do."""
    seen = doorstep("doctor", "--json")
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
        ("PROMISE_BUFFER", "0"),
        ("PROMISE_BUFFER", "51"),
        ("TELEGRAM_API_URL", "telegram"),
        ("OSM_EXTRACT", "/nowhere.pbf"),
        ("CARRIERS", "{"),
        ("PUBLIC_URL", "http://doorstep.example"),
        ("PUBLIC_URL", "http://127.0.0.1:8080"),  # nothing that Telegram's own server would open
        ("HOST", "999.1.1.1"),
    ],
)
def test_a_wrong_setting_stops_the_start(doorstep: Doorstep, name: str, value: str) -> None:
    """With one line that names it, and without a stack trace."""
    ended = doorstep("run", settings={name: value})
    assert ended.code == 1
    (line,) = ended.err.splitlines()
    assert f"DOORSTEP_{name}" in line


def test_wrong_usage_is_told_from_a_refusal(doorstep: Doorstep) -> None:
    """Exit 2."""
    assert (doorstep("apikey", "create", "x", "--scope", "king")).code == 2
    assert (doorstep("address", "check")).code == 2
    assert (doorstep("understand", "hi", "--at", "noon")).code == 2


def test_an_agent_gets_a_code_for_the_group(doorstep: Doorstep) -> None:
    """Whoever writes it there is known; nobody gets one who may not answer."""
    made = doorstep(
        "agent", "create", "anna@example.org", "--password-stdin", told="a long password\n"
    )
    assert made.code == 0
    told = json.loads(doorstep("agent", "telegram", "Anna@example.org", "--json").out)
    assert (len(told["code"]), told["minutes"]) == (10, 15)
    assert doorstep("agent", "telegram", "anna@example.org", "--end").out.startswith("not known")
    assert doorstep("agent", "telegram", "boris@example.org").code == 1
