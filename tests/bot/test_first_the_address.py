"""First the address: while nobody knows where a parcel goes, no time is promised at the old one."""

from dataclasses import replace

import pytest

from core.commands import AskPerson, ChangeAddress, ConfirmAddress, HoldSlot
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

STANDS = "Bulevardi 21, 00120 Helsinki"
OTHER = "Bulevardi 7"
TIMES = ["tomorrow at 10", "huomenna klo 10", "imorgon kl 10", "завтра в 10", "morgen um 10"]


def begun(*said: str) -> Player:
    player = Player(announced_to(STANDS))
    player.begin("confirm_address")
    for words in said:
        player.hears("rcp", words)
    return player


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(
    ("before", "asked"), [("no", "address-what-is-right"), (OTHER, "address-compare")]
)
def test_a_time_waits_for_the_address(before: str, asked: str, time: str) -> None:
    """It is said so, and the open question is put again."""
    answer = begun(before).hears("rcp", time)
    assert answer.commands == []
    assert [key for key in keys(answer) if key != "language-followed"] == ["address-first", asked]


@pytest.mark.parametrize(
    "words", ["yes, tomorrow at 10", "ja, imorgon kl 10", "joo, huomenna klo 10", "да, завтра в 10"]
)
def test_a_yes_with_a_time_asks_for_both(words: str) -> None:
    """The carrier hears the new address, and the time is held there."""
    commands = begun(OTHER).hears("rcp", words).commands
    assert [type(each) for each in commands] == [ChangeAddress, HoldSlot]


@pytest.mark.parametrize(
    "words",
    [
        "I am at work at Bulevardi 7 until 16, bring it there",
        "we are away until Friday, bring it to Bulevardi 7",
        "En ole kotona, viekää Bulevardi 7",
        "Hi, when does it come? The address is Bulevardi 7",
        "Когда привезёте? Адрес Bulevardi 7",
    ],
)
def test_an_address_beside_a_time_or_a_question_is_heard(words: str) -> None:
    """It is compared, and nothing is held at the old door."""
    answer = begun().hears("rcp", words)
    assert answer.commands == []
    assert "Bulevardi 7" in " ".join(spoken.plain for _, spoken in answer.says)
    assert keys(answer)[-1] == "address-compare"


def test_a_time_alone_on_the_card_is_a_time() -> None:
    """Nobody has said that the address is wrong."""
    assert "address-first" not in keys(begun().hears("rcp", "tomorrow at 10"))


@pytest.mark.parametrize("yes", ["ok", "joo", "yes please", "да"])
def test_a_yes_to_a_person_is_said_to_that(yes: str) -> None:
    """And not to the address that was asked about before."""
    player = begun("hmm", "eh")
    commands = player.hears("rcp", yes).commands
    assert [type(each) for each in commands] == [AskPerson]
    assert ConfirmAddress not in {type(each) for each in commands}


def test_a_yes_to_what_somebody_else_has_changed_is_asked_once_more() -> None:
    """The sender put it right meanwhile: old and new are shown as they are now."""
    player = begun(OTHER)
    here = player.world.deliveries[DELIVERY]
    moved = announced_to("Bulevardi 33").deliveries[DELIVERY].address
    player.world.put(replace(here, address=moved))
    answer = player.hears("rcp", "yes")
    assert answer.commands == []
    assert keys(answer)[0] == "address-card-is-old"
    assert "Bulevardi 33" in answer.says[-1][1].plain
    assert [type(each) for each in player.hears("rcp", "yes").commands] == [ChangeAddress]
