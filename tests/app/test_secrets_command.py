"""`DOORSTEP_SECRET_KEY` from outside: what starts, what is refused, and what the doctor says."""

import asyncio
import json
from pathlib import Path

import pytest

from app.doctor import examine
from app.settings import load
from storage.sealing import Sealing
from storage.store import open_store
from tests.app.commanding import Doorstep

OLD = "the key of last year and long enough"
NEW = "another key of this year and as long"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/doorstep.db"


def filled(url: str, *keys: str) -> None:
    """One secret of the house, sealed by the first key."""

    async def fill() -> None:
        store = await open_store(url, Sealing(keys))
        async with store.begin() as unit:
            await unit.access.put_secret("telegram", b"hush")
        await store.aclose()

    asyncio.run(fill())


def doctors_line(url: str, keys: str | None) -> str:
    found = asyncio.run(examine(load(database_url=url, secret_key=keys)))
    return next(one.line for one in found if one.part == "secrets")


@pytest.mark.parametrize("keys", ["short", f"{NEW},short", f"{NEW},", ""])
def test_a_short_key_is_refused_and_not_shown(doorstep: Doorstep, keys: str) -> None:
    """Each of several is long enough, or nothing starts."""
    ended = doorstep("run", settings={"SECRET_KEY": keys})
    assert ended.code == 1
    (line,) = ended.err.splitlines()
    assert line.startswith("doorstep: DOORSTEP_SECRET_KEY: wants 32 characters or more")
    assert NEW not in line


@pytest.mark.parametrize(
    ("settings", "said"),
    [({}, "is not set"), ({"SECRET_KEY": NEW}, "none of its keys is the right one")],
)
def test_nothing_starts_without_the_key(
    doorstep: Doorstep, url: str, settings: dict[str, str], said: str
) -> None:
    """One line says which setting; with the key all is there."""
    filled(url, OLD)
    for command in (("run",), ("agent", "list")):
        ended = doorstep(*command, settings=settings)
        assert ended.code == 1
        (line,) = ended.err.splitlines()
        assert line.startswith(f"doorstep: DOORSTEP_SECRET_KEY: {said}")
    assert doorstep("agent", "list", settings={"SECRET_KEY": OLD}).code == 0


def test_secrets_are_sealed_by_one_command(doorstep: Doorstep, url: str) -> None:
    """Plain ones, then those of an old key; what would be done is shown first."""
    filled(url)
    first = {"SECRET_KEY": OLD}
    shown = doorstep("secrets", "seal", "--dry-run", "--json", settings=first)
    assert json.loads(shown.out) == {"to_seal": 1, "sealed_already": 0, "spoilt": 0}
    assert doorstep("secrets", "seal", settings=first).out == "sealed: 1\n"
    second = {"SECRET_KEY": f"{NEW}, {OLD}"}
    assert doorstep("secrets", "seal", "--dry-run", settings=second).out == (
        "to seal: 1, sealed already: 0, spoilt: 0\n"
    )
    assert doorstep("secrets", "seal", settings=second).out == "sealed: 1\n"
    assert doorstep("secrets", "seal", settings={"SECRET_KEY": NEW}).out == "sealed: 0\n"


def test_without_a_key_there_is_nothing_to_seal_by(doorstep: Doorstep) -> None:
    """It says which setting is missing."""
    for command in (("secrets", "seal"), ("secrets", "seal", "--dry-run")):
        ended = doorstep(*command)
        assert ended.code == 1
        assert ended.err.startswith("doorstep: DOORSTEP_SECRET_KEY: is not set")


def test_the_doctor_says_how_secrets_lie(url: str) -> None:
    """Plain without a key is told and no problem; what can be mended says how."""
    filled(url)
    plain = "✓ secrets: 1 lie plain in the database: DOORSTEP_SECRET_KEY is not set"
    assert doctors_line(url, None) == plain
    assert doctors_line(url, NEW) == (
        "✗ secrets: 0 sealed in the database"
        " → run doorstep secrets seal: 1 are not sealed by the first key"
    )


def test_the_doctor_says_what_opens_and_what_does_not(url: str) -> None:
    """By the key that is given, by another, by none."""
    filled(url, OLD)
    assert doctors_line(url, OLD) == "✓ secrets: 1 sealed in the database"
    locked = "✗ secrets: 1 cannot be opened → give the key that sealed them in DOORSTEP_SECRET_KEY"
    assert doctors_line(url, NEW).startswith(locked)
    assert doctors_line(url, None).startswith(locked)
