"""Who says that the flat or the number is wrong is asked which it is; the rest stays as it was."""

import pytest

from core.commands import ChangeAddress
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to

HOME = "Mannerheimintie 12 B 24, 00100 Helsinki"


def keys(answer: Answer) -> list[str]:
    return [each.key for each, _ in answer.says if not each.key.startswith("language")]


def shown(answer: Answer) -> str:
    return answer.says[-1][1].plain


def begun(language: str = "en", line: str = HOME) -> Player:
    player = Player(announced_to(line), language)
    player.begin("confirm_address")
    return player


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "wrong flat number"),
        ("en", "the apartment is not right"),
        ("en", "you forgot the flat"),
        ("fi", "väärä asunto"),
        ("fi", "asunnon numero on väärin"),
        ("sv", "fel lägenhet"),
        ("sv", "lägenhetsnumret stämmer inte"),
        ("ru", "не та квартира"),
        ("ru", "номер квартиры неверный"),
        ("de", "falsche Wohnung"),
        ("de", "die Wohnung stimmt nicht"),
        ("fr", "mauvais appartement"),
        ("fr", "le numéro d'appartement est faux"),
    ],
)
@pytest.mark.parametrize("before", [[], ["address.change"]])
def test_a_wrong_flat_is_asked_for_and_a_bare_number_is_it(
    language: str, words: str, before: list[str]
) -> None:
    """Never the number of the house, though it is as bare."""
    player = begun(language)
    for verb in before:
        player.hears("rcp", next(b for b, data in player.buttons.items() if verb in data))
    assert keys(player.hears("rcp", words)) == ["address-which-flat"]
    assert "Mannerheimintie 12 B 14, 00100 Helsinki" in shown(player.hears("rcp", "14"))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("wrong flat, it's 31", "12 B 31"),
        ("the flat is wrong, should be 31", "12 B 31"),
        ("wrong flat: C 31", "12 C 31"),
        ("you forgot the flat, 31", "12 B 31"),
        ("asunto väärin, on 31", "12 B 31"),
        ("fel lägenhet, det ska vara 31", "12 B 31"),
        ("falsche Wohnung, es ist 31", "12 B 31"),
        ("mauvais appartement, c'est le 31", "12 B 31"),
        ("не та квартира, 31", "12 B 31"),
        ("as 31", "12 B 31"),
        ("as. 31", "12 B 31"),
        ("se on as 31", "12 B 31"),
    ],
)
def test_the_right_flat_may_be_told_at_once(words: str, line: str) -> None:
    """Also by its shortest Finnish name, which is a word of other languages."""
    player = begun()
    assert f"So it is Mannerheimintie {line}, 00100 Helsinki" in shown(player.hears("rcp", words))
    (command,) = player.hears("rcp", "yes").commands
    assert isinstance(command, ChangeAddress)


def test_a_staircase_may_be_told_with_the_flat() -> None:
    """The letter is said once."""
    player = begun()
    player.hears("rcp", "wrong flat")
    assert "Mannerheimintie 12 C 14, 00100" in shown(player.hears("rcp", "C 14"))


def test_the_flat_of_the_new_address_may_be_wrong_too() -> None:
    """While old and new are compared."""
    player = begun()
    player.hears("rcp", "Lesnaya 14 as 3")
    assert keys(player.hears("rcp", "wrong flat")) == ["address-flat-missing"]
    assert "New: Lesnaya 14 as. 5, 00100 Helsinki" in shown(player.hears("rcp", "as 5"))


def test_a_flat_that_was_never_told_is_taken_from_its_short_name() -> None:
    """No hour is meant."""
    player = begun(line="Bulevardi 5")
    answer = player.hears("rcp", "as 12")
    assert "Bulevardi 5 as. 12, 00120 Helsinki" in shown(answer)
    assert answer.commands == []


def test_a_flat_of_another_story_is_not_asked_about() -> None:
    """Where the parcel went last week is no fault of this address."""
    player = begun()
    answer = player.hears("rcp", "they delivered to the wrong flat last week")
    assert "address-which-flat" not in keys(answer)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "its wrong number"),
        ("en", "wrong number"),
        ("en", "the house number is wrong"),
        ("fi", "väärä numero"),
        ("fi", "talon numero on väärin"),
        ("sv", "fel nummer"),
        ("ru", "не тот номер"),
        ("ru", "номер дома неверный"),
        ("de", "falsche Hausnummer"),
        ("fr", "mauvais numéro"),
    ],
)
def test_a_wrong_number_is_asked_for_and_the_flat_stays(language: str, words: str) -> None:
    """On the card it is the number of the house, not of a telephone."""
    player = begun(language, "Bulevardi 5 B 12")
    assert keys(player.hears("rcp", words)) == ["address-which-number"]
    assert "Bulevardi 9 B 12, 00120 Helsinki" in shown(player.hears("rcp", "9"))


@pytest.mark.parametrize("words", ["wrong number, its 9", "väärä numero, on 9", "не тот номер, 9"])
def test_the_right_number_may_be_told_at_once(words: str) -> None:
    """It is compared with what stands."""
    answer = begun(line="Bulevardi 5").hears("rcp", words)
    assert "New: Bulevardi 9, 00120 Helsinki" in shown(answer)


def test_a_number_of_ones_own_is_of_a_telephone() -> None:
    """The parcel may be somebody else's."""
    answer = begun(line="Bulevardi 5").hears("rcp", "this is not my number")
    assert "address-which-number" not in keys(answer)


@pytest.mark.parametrize(
    "words",
    ["it is a house", "omakotitalo", "yritys, ei asuntoa", "no flat", "det är en villa",
     "частный дом", "es ist ein Haus", "it's a shop"],
)  # fmt: skip
def test_a_house_without_flats_may_be_said_on_the_card(words: str) -> None:
    """As its button says it; the address is right then."""
    player = Player(announced_to("Lesnaya 14"))
    player.begin("confirm_address")
    assert player.hears("rcp", words).asked == ["ConfirmAddress"]
