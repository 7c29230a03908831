"""The page of security: each test that it names is there, and what is met has one."""

import re

import pytest

from tests.house.checkout import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text()
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "| what |" not in line]
STATES = {"met", "partly", "not met"}
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def parts(row: str) -> tuple[str, str]:
    """A row's state, and its tests as they are written."""
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    return cells[2], cells[3]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_a_row_names_tests_that_are_there(row: str) -> None:
    """By file and name; without one nothing is met."""
    state, named = parts(row)
    assert state in STATES
    found = TEST.findall(named)
    assert found or state == "not met"
    for file, name in found:
        text = (ROOT / file).read_text()
        assert not name or re.search(rf"^(async )?def {name}\(", text, re.MULTILINE), name
