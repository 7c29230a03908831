"""A third asking: the same question is put twice, then left out, or a person is offered instead."""

import pytest

from tests.bot.script import Answer, Player
from tests.bot.town import at_home
from tests.bot.world import World


def keys(answer: Answer) -> list[str]:
    return [line.key for line, _ in answer.says]


def asked_for_a_time() -> Player:
    player = Player(at_home())
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    return player


def test_beside_something_else_the_question_is_left_out() -> None:
    """It stands above, and its buttons still answer it."""
    player = asked_for_a_time()
    assert keys(player.hears("rcp", "gate code 4471#"))[-1] == "slot-which"
    assert keys(player.hears("rcp", "gate code 4472#")) == ["door-saved-keep"]
    answer = player.hears("rcp", "Tomorrow 10:00–12:00")
    assert keys(answer) == ["slot-shall-i"]


def test_alone_it_becomes_an_offer_of_a_person() -> None:
    """And of what else can be done."""
    player = Player(World())
    for _ in range(2):
        assert keys(player.hears("rcp", "to a locker please"))[-1] == "locker-where-to"
    answer = player.hears("rcp", "to a locker please")
    assert keys(answer) == ["guess-none"]
    assert [data for _, data in answer.says[0][1].buttons] == ["human", "menu"]


@pytest.mark.parametrize("label", ["Other time", "Locker"])
def test_who_presses_for_it_gets_it_as_often_as_they_like(label: str) -> None:
    """A button shows what it says."""
    player = Player(World())
    player.hears("rcp", "/help")
    shown = [keys(player.hears("rcp", label))[-1] for _ in range(4)]
    assert len(set(shown)) == 1
    assert shown[0] != "guess-none"
