"""A neighbour or a safe place at another house: old and new are compared, as for any address."""

from dataclasses import replace

import pytest

from bot.heard import SharedContact
from core.commands import AskNeighbour, ChangeAddress, LeaveInSafePlace
from core.model.delivery import SenderRules
from tests.bot.script import Answer, Player
from tests.bot.town import Town, announced_to

STANDS = "Bulevardi 21, 00120 Helsinki"
ELSEWHERE = (
    "leave with my neighbour at Mannerheimintie 14",
    "leave it in the yard of Mannerheimintie 14",
    "leave it with my neighbour at Bulevardi 3",
)


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def confirmed(town: Town | None = None) -> Player:
    player = Player(town or announced_to(STANDS))
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    return player


@pytest.mark.parametrize("words", ELSEWHERE)
def test_a_neighbour_elsewhere_is_compared_as_an_address(words: str) -> None:
    player = confirmed()
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert "Please compare. Before: Bulevardi 21" in said(answer)
    (change, *_) = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)


@pytest.mark.parametrize("words", ELSEWHERE)
def test_the_senders_lock_holds_for_it(words: str) -> None:
    town = announced_to(STANDS, rules=SenderRules(address_change=False))
    answer = confirmed(town).hears("rcp", words)
    assert answer.commands == []
    assert "The sender does not allow that" in said(answer)


@pytest.mark.parametrize("words", ["Olga, Mannerheimintie 14", "Mannerheimintie 14"])
def test_an_answer_and_a_shared_contact_are_read_too(words: str) -> None:
    player = confirmed()
    player.world.talk = replace(player.world.talk, scene="neighbour", beat="who", notes="{}")
    assert "Please compare" in said(player.hears("rcp", words))
    player = confirmed()
    contact = SharedContact(phone="+358401234567", own=False, name=words)
    assert "Please compare" in said(player.does(contact))


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("leave it with my neighbour in flat 9", AskNeighbour),
        ("leave it with my neighbour at Bulevardi 23", AskNeighbour),
        ("leave it in the yard of Bulevardi 21", LeaveInSafePlace),
    ],
)
def test_next_door_is_no_other_address(words: str, command: type) -> None:
    player = confirmed(announced_to(STANDS, rules=SenderRules(address_change=False)))
    player.hears("rcp", words)
    (asked,) = player.hears("rcp", "Yes").commands
    assert type(asked) is command
