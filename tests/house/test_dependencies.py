"""What we depend on is locked, reasoned, and the same for everybody."""

import re
import tomllib

import pytest

from tests.house.checkout import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
ASKED = [
    *PROJECT["project"]["dependencies"],
    *(name for group in GROUPS.values() for name in group),
]
DIRECT = sorted({re.split(r"[\[<>=!~ ;]", asked)[0] for asked in ASKED})


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.lock").read_text()


@pytest.mark.parametrize("name", ["run", "dev", "postal", "speech", "speech-model", "audit"])
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    """Anybody installs from it, from whatever mirror they have."""
    entries = re.findall(r"^\S+==.*(?:\n    .*)*", lock(name), re.MULTILINE)
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock(name)


@pytest.mark.parametrize("dependency", DIRECT)
def test_a_dependency_is_locked_and_has_its_line_in_the_record(dependency: str) -> None:
    """A dependency is a marriage: somebody said why."""
    locks = "".join(lock(name) for name in ("dev", "postal", "speech", "speech-model", "audit"))
    assert re.search(rf"^{dependency}(\[.*\])?==", locks, re.MULTILINE)
    assert f"`{dependency}`" in (ROOT / "docs" / "decisions" / "dependencies.md").read_text()


def test_production_runs_the_versions_that_were_tested() -> None:
    """Every pin of the run lock stands in the dev lock."""
    pins = re.compile(r"^\S+==\S+", re.MULTILINE)
    assert set(pins.findall(lock("run"))) - set(pins.findall(lock("dev"))) == set()


def test_the_extra_is_what_is_locked_for_it() -> None:
    """Who installs by pip's extras gets what `requirements/speech.lock` was made of."""
    assert PROJECT["project"]["optional-dependencies"]["speech"] == GROUPS["speech"]


@pytest.mark.parametrize("name", ["postal", "speech"])
def test_what_is_locked_apart_agrees_with_the_rest(name: str) -> None:
    """It goes into the same environment: no package in two versions."""
    pins = re.compile(r"^(\S+)==(\S+)", re.MULTILINE)
    ours, theirs = dict(pins.findall(lock("dev"))), dict(pins.findall(lock(name)))
    assert {one for one in theirs if ours.get(one, theirs[one]) != theirs[one]} == set()
