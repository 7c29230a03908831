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


@pytest.mark.parametrize("name", ["run", "dev", "postal"])
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    """Anybody installs from it, from whatever mirror they have."""
    entries = re.findall(r"^\S+==.*(?:\n    .*)*", lock(name), re.MULTILINE)
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock(name)


@pytest.mark.parametrize("dependency", DIRECT)
def test_a_dependency_is_locked_and_has_its_line_in_the_record(dependency: str) -> None:
    """A dependency is a marriage: somebody said why."""
    assert re.search(rf"^{dependency}(\[.*\])?==", lock("dev") + lock("postal"), re.MULTILINE)
    assert f"`{dependency}`" in (ROOT / "docs" / "decisions" / "dependencies.md").read_text()


def test_production_runs_the_versions_that_were_tested() -> None:
    """Every pin of the run lock stands in the dev lock."""
    pins = re.compile(r"^\S+==\S+", re.MULTILINE)
    assert set(pins.findall(lock("run"))) - set(pins.findall(lock("dev"))) == set()
