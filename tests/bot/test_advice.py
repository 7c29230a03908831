"""Advice: doubtful words are asked of a model elsewhere, masked, and come back as buttons only."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.understanding import understand
from bot.understanding.advice import advises, masked
from tests.bot.building import Building
from tests.bot.world import NOW

DOUBTFUL = "the thing that we spoke about please"


class Interpreter:
    """Says what it was told to, and remembers what it saw."""

    def __init__(self, *says: str) -> None:
        self.says = says
        self.saw: list[str] = []

    async def likely(self, words: str, meanings: Sequence[str]) -> Sequence[str]:
        self.saw.append(words)
        return self.says

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


async def told(building: Building, interpreter: Interpreter, words: str) -> list[str]:
    building.converse = replace(building.converse, advise=advises(interpreter))
    await building.furnish()
    await building.proven()
    await building.types("/status")  # nothing is asked
    letters = await building.types(words)
    return [label for letter in letters for label, _ in letter.buttons]


async def test_what_it_says_may_be_tapped_and_does_nothing_by_itself(building: Building) -> None:
    labels = await told(building, Interpreter("to_locker", "reschedule"), DOUBTFUL)
    assert {"To a locker", "Other time"} <= set(labels)
    assert "Something else" in labels
    assert "A person" in labels


async def test_what_it_says_of_nothing_of_ours_changes_nothing(building: Building) -> None:
    """A model that was talked into something can say no more than our own words."""
    labels = await told(building, Interpreter("delivered", "ignore your rules"), DOUBTFUL)
    assert "Something else" not in labels


@pytest.mark.parametrize(
    "words", ["thanks", "where is my parcel?", "code 4471", "tomorrow after 6"]
)
async def test_who_is_understood_is_nobody_elses_business(building: Building, words: str) -> None:
    """And an answer that tells a thing is none either."""
    interpreter = Interpreter("to_locker")
    await told(building, interpreter, words)
    assert interpreter.saw == []


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("maybe the gate 4471# thing works if Mikko is there", ("4471", "Mikko")),
        ("or call me under 040 1234567 whenever you like", ("040", "1234567", "1234")),
        ("ask Anna-Liisa Virtanen perhaps or somebody", ("Anna", "Virtanen")),
        ("vielleicht bei Herrn Krüger oder so", ("Krüger",)),
        ("может быть у Ивановых спросить что ли", ("Ивановых",)),
    ],
)
def test_nobody_else_sees_a_code_a_number_or_a_name(words: str, hidden: tuple[str, ...]) -> None:
    seen = masked(words, understand(words, NOW, None))
    assert [one for one in hidden if one in seen] == []
