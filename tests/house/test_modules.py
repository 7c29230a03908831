"""Every module is about one thing, says so first, and has its place."""

import ast
from pathlib import Path

import pytest

from tests.house.checkout import ROOMS, ROOT, modules, named

LINES_MAX = 400
HOMELESS = {"utils", "util", "common", "helpers", "services", "managers", "misc"}


def test_a_module_says_first_what_it_is_about() -> None:
    """One sentence, before any code."""
    everything = modules(*ROOMS, "tests", "benchmarks", "alembic")
    assert [named(path) for path in everything if not says_what_it_is(path)] == []


def test_a_module_is_short_enough_to_read() -> None:
    """Past that it is about two things."""
    house = modules(*(room for room in ROOMS if room != "sandbox"))
    assert [(named(path), lines(path)) for path in house if lines(path) > LINES_MAX] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_a_package(room: str) -> None:
    """So that nobody else's module of that name is taken for it."""
    assert (ROOT / room / "__init__.py").is_file()


def test_the_migrations_are_no_package() -> None:
    """A package named alembic would shadow the library."""
    assert not (ROOT / "alembic" / "__init__.py").exists()


def test_everything_has_a_name_of_the_trade() -> None:
    """What would be called utils has not found its home yet."""
    everything = modules(*ROOMS, "tests", "benchmarks")
    assert [named(path) for path in everything if {path.stem, path.parent.name} & HOMELESS] == []


def says_what_it_is(path: Path) -> bool:
    return ast.get_docstring(ast.parse(path.read_text())) is not None


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())
