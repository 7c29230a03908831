"""A third asking: the same question is put twice, then left out, or a person is offered instead."""

import pytest
from msgspec import structs

from bot.asking import PERSON
from bot.buttons import plain
from bot.heard import Words
from bot.play import Line
from bot.stage import Memory
from bot.third_asking import Spared, spared
from bot.turn import say
from bot.understanding.understood import Understood
from core.commands import AskPerson
from core.model.delivery import SenderRules
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to, at_home
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


@pytest.mark.parametrize(
    "words",
    [
        ["I live at Bulevardi 7 now", "Bulevardi 7", "but it is Bulevardi 7"],
        ["change the address", "the address is wrong", "wrong address please fix"],
        ["(pin 60.19 24.932)", "(pin 60.19 24.932)", "(pin 60.19 24.932)"],
        ["muuta osoite", "(pin 60.19 24.932)", "Bulevardi 9"],
    ],
)
def test_under_the_senders_lock_the_third_try_leads_to_a_person(words: list[str]) -> None:
    """Not to the same question; and whoever comes reads that it is about the address."""
    locked = SenderRules(address_change=False)
    player = Player(announced_to("Bulevardi 21, 00120 Helsinki", rules=locked))
    player.begin("confirm_address")
    *_, second, third = (player.hears("rcp", each) for each in words)
    assert keys(second)[-1] == "instead"
    assert keys(third) == ["why-not-sender-does-not-allow"]
    assert [label for label, _ in third.says[0][1].buttons] == ["A person"]
    (asked,) = player.hears("rcp", "A person").commands
    assert isinstance(asked, AskPerson)
    assert asked.why == "address_change"


def test_a_command_is_answered_as_often_as_it_is_given() -> None:
    """As a button is, also before whoever gives it has shown whose chat it is."""
    player = Player(World())
    player.begin("hello")
    shown = [keys(player.hears("rcp", "/help")) for _ in range(4)]
    assert shown == [shown[0]] * 4


def test_what_is_guessed_at_makes_no_other_question() -> None:
    """Three doubtful messages in a row, each doubtful in its own way: the third leads to a
    person."""
    facts = World().facts()
    memory, found = Memory(), Spared((), None, 0)
    for number in range(3):
        button = plain("button-something-else", "guess.pick", str(number))
        line = Line(say("guess-which", button, PERSON), facts)
        found = spared([line], Words("hm", Understood()), memory)
        memory = structs.replace(memory, asked=found.asked, times=found.times)
    (said,) = [one.say for one in found.lines]
    assert said.key == "guess-none"
    assert PERSON in said.buttons
