"""One number of the address for another: what stood there says which part is meant."""

import pytest

from bot.swapped import swapped
from core.model.address import Components
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to

HERE = Components(street="Bulevardi", house_number="5", entrance="B", unit="12")


def keys(answer: Answer) -> list[str]:
    return [each.key for each, _ in answer.says if not each.key.startswith("language")]


def shown(answer: Answer) -> str:
    return answer.says[-1][1].plain


def begun(language: str = "en") -> Player:
    player = Player(announced_to("Bulevardi 5 B 12"), language)
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "5 -> 9"),
        ("en", "5→9"),
        ("en", "almost, 9 not 5"),
        ("en", "5 should be 9"),
        ("en", "replace 5 with 9"),
        ("en", "it says 5 but it is 9"),
        ("fi", "vaihda 5 -> 9"),
        ("fi", "5 pitäisi olla 9"),
        ("fi", "siinä lukee 5 mutta se on 9"),
        ("sv", "det står 5 men det är 9"),
        ("sv", "byt 5 mot 9"),
        ("ru", "замените 5 на 9"),
        ("ru", "написано 5, а должно быть 9"),
        ("de", "ersetze 5 durch 9"),
        ("de", "da steht 5, aber es ist 9"),
        ("fr", "remplacez 5 par 9"),
        ("fr", "il est écrit 5 mais c'est 9"),
    ],
)
def test_the_number_that_stands_is_swapped_for_the_other(language: str, words: str) -> None:
    """The flat stays."""
    answer = begun(language).hears("rcp", words)
    assert keys(answer) == ["address-compare"]
    assert "Bulevardi 9 B 12, 00120 Helsinki" in shown(answer)


@pytest.mark.parametrize(
    ("words", "door"),
    [
        ("12 -> 14", "B 14"),
        ("its B 14 not B 12", "B 14"),
        ("its C 14 not B 12", "C 14"),
        ("change 12 to 14", "B 14"),
        ("siinä lukee 12 mutta on 14", "B 14"),
        ("inte 12 utan 14", "B 14"),
        ("не 12, а 14", "B 14"),
    ],
)
def test_the_flat_that_stands_is_swapped_for_the_other(words: str, door: str) -> None:
    """The house stays, and no hour is meant."""
    answer = begun().hears("rcp", words)
    assert keys(answer) == ["address-so-it-is"]
    assert f"Bulevardi 5 {door}, 00120 Helsinki" in shown(answer)


@pytest.mark.parametrize("words", ["6 -> 8", "come after 5 not 9", "5 times", "5 or 9"])
def test_what_does_not_stand_is_not_swapped(words: str) -> None:
    """It is read as any other words are."""
    assert swapped(words, HERE) is None


@pytest.mark.parametrize("before", [[], ["Change it"], ["Bulevardi 7 B 12"]])
def test_a_house_without_flats_loses_the_flat_whatever_was_asked(before: list[str]) -> None:
    """A shop has none, and "a" is no staircase."""
    player = begun()
    for words in before:
        player.hears("rcp", words)
    said = shown(player.hears("rcp", "no flat, its a shop"))
    assert "The courier is told: note “shop”." in said
    assert "B 12, 00120 Helsinki. The courier" not in said
    assert " B A" not in said
