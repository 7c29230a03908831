"""Numbers of a door as they are written in twenty languages: floors, flats, codes and houses."""

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.understanding import things
from bot.understanding.normalise import TEXT_LETTERS_MAX

SAID: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("said_things.toml").read_text(encoding="utf-8")
)


def said(kind: str) -> list[tuple[str, str]]:
    """What a message says, and the message."""
    return [
        (told, line.partition(" ")[2])
        for told, lines in SAID[kind].items()
        for line in lines.strip().splitlines()
    ]


def is_read(read: Callable[[str], str | None], told: str, text: str) -> bool:
    return (read(text) or "-").casefold() == told.casefold()


@pytest.mark.parametrize(("told", "text"), said("floor"))
def test_a_floor(told: str, text: str) -> None:
    """By a number, an ordinal or a side, before its word and behind it."""
    assert is_read(things.floor, told, text)


@pytest.mark.parametrize(("told", "text"), said("flat"))
def test_a_flat(told: str, text: str) -> None:
    """By its word, or by where it stands."""
    assert is_read(things.flat, told, text)


@pytest.mark.parametrize(("told", "text"), said("code"))
def test_a_code(told: str, text: str) -> None:
    """By its word, or by what it opens; a postcode opens nothing."""
    assert is_read(things.gate_code, told, text)


@pytest.mark.parametrize(("told", "text"), said("house"))
def test_a_house_number(told: str, text: str) -> None:
    """Of two that are told apart the right one."""
    assert is_read(things.house_number, told, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lesnaya 1\u200d4, not 41",
        "Lesnaya \u202e14\u202c, not 41",
        "Lesnaya १४, not ४१",
        "Lesnaya ١٤، مش ٤١",
        "Lesnaya １４，not ４１",
        "\ud800Lesnaya 14, not 41\udfff",
    ],
)
def test_a_number_however_it_is_written(text: str) -> None:
    """In digits of another script, with signs that nobody sees, beside half a letter."""
    assert things.house_number(text) == "14"


@pytest.mark.parametrize("text", ["1", "1 ", "14, no ", "not 41 ", "41 değil ", "no ", "１"])
def test_a_whole_message_of_numbers_is_read_at_once(text: str) -> None:
    """No expression begins again at each of four thousand digits."""
    whole = (text * TEXT_LETTERS_MAX)[:TEXT_LETTERS_MAX]
    began = time.process_time()
    for read in (things.house_number, things.flat, things.gate_code, things.floor, things.phone):
        read(whole)
    assert time.process_time() - began < 2
