"""The dialogues of real life in other words, and in other languages than their own."""

from dataclasses import replace

import pytest

from bot.understanding import Intent
from bot.understanding.places import named_place
from core.commands import HoldSlot, MinorAnswers
from tests.bot.dialogues.playing import asks, keys_of, labels_of, needs_encoder, talk, words_of
from tests.bot.world import window

pytestmark = needs_encoder


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", ("samstag", "nee doch lieber packstation", "ach, doch nach hause, freitag abend")),
        ("it", ("sabato", "no aspetta, meglio il locker", "uff alla fine a casa venerdì sera")),
        ("uk", ("в суботу", "ні, краще в поштомат", "ой, таки додому, п'ятниця ввечері")),
        ("en", ("sat pls", "no wait locker", "ugh home after all fri eve")),
    ],
)
def test_three_changes_of_mind_end_at_home_on_friday(language: str, lines: tuple[str, ...]) -> None:
    """One hold at a time, and "home after all" is no absence."""
    player = talk()
    player.world.talk = replace(player.world.talk, language=language, language_chosen=True)
    *before, last = lines
    for line in before:
        player.hears("rcp", line)
    held = asks(player.hears("rcp", last), HoldSlot)
    assert isinstance(held, HoldSlot)
    assert held.window == window(3, 18)


@pytest.mark.parametrize(
    "words",
    [
        "ich bin bis 16 uhr zu hause",
        "estoy en casa hasta las 4",
        "olen kotona neljään asti",
        "je suis à la maison jusqu'à 16h",
        "im home until 4",
    ],
)
def test_when_somebody_is_at_home_is_no_absence(words: str) -> None:
    """Only times before that hour are offered."""
    answer = talk().hears("rcp", words)
    assert keys_of(answer)[-1] == "slot-suiting"
    assert "18" not in labels_of(answer)[0]


@pytest.mark.parametrize(
    "words",
    [
        "thursday, school run till four",
        "donnerstag, bin bis vier auf der arbeit",
        "jueves, trabajo hasta las 4",
    ],
)
def test_nobody_comes_while_they_are_busy(words: str) -> None:
    """A quarter past ten is at work: what is offered begins at four."""
    answer = talk().hears("rcp", words)
    held = [each.window for each in answer.commands if isinstance(each, HoldSlot)]
    assert window(2, 10) not in held


@pytest.mark.parametrize(
    "words",
    [
        "äiti on töissä, oon 10, voinks mä ottaa sen",
        "mamma är på jobbet, jag är 9, kan jag ta det",
        "мама на роботі, мені 11, можна я заберу",
        "mama ist arbeiten ich bin 11 kann ich das annehmen",
    ],
)
def test_a_child_is_told_not_to_open(words: str) -> None:
    """In whatever language they say how old they are."""
    answer = talk().hears("rcp", words)
    assert isinstance(asks(answer, MinorAnswers), MinorAnswers)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("cobertizo", "en el cobertizo, la puerta se atasca"),
        ("capanno", "nel capanno, la porta si blocca un po'"),
        ("in the shed", "in the shed, the door sticks"),
        ("ins Gartenhaus", "ins Gartenhaus, Tür klemmt"),
        ("garagem", "na garagem, a porta emperra"),
        ("dans l'abri", "dans l'abri, la porte coince"),
    ],
)
def test_a_door_that_sticks_is_not_where_it_is_left(place: str, words: str) -> None:
    """The place was named before it."""
    assert place in (named_place(words, "safe") or "")


@pytest.mark.parametrize("words", ["نه", "نه ممنون", "نه، اشتباهه"])
def test_a_persian_no_is_no_nine(words: str) -> None:
    """Alone, and with a reason."""
    player = talk()
    read = player.words(words).understood
    assert (read.intent, read.entities.time) == (Intent.DENY, None)


def test_a_yes_after_a_neighbour_is_named_asks_them() -> None:
    """In German, with the door alone."""
    player = talk()
    asked = player.hears("rcp", "kann das die Olga aus der 28 nehmen")
    assert "Olga aus der 28" in words_of(asked)
    assert player.hears("rcp", "ja").asked == ["AskNeighbour"]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("voisko naapuri ottaa sen", "Pekka 5C"),
        ("kan grannen ta emot?", "Lisa på 12"),
        ("que lo coja el vecino", "el del 3B"),
        ("czy sąsiadka może odebrać", "pani Kowalska spod 7"),
        ("komşu alabilir mi", "Ayşe hanım"),
    ],
)
def test_any_neighbour_is_nobody_and_a_door_is_no_hour(asked: str, name: str) -> None:
    """Which one is asked, and whatever short words answer are their name."""
    player = talk()
    assert keys_of(player.hears("rcp", asked))[-1] == "neighbour-who"
    answer = player.hears("rcp", name)
    assert keys_of(answer)[-1] == "neighbour-shall-i"
    assert name in words_of(answer)


def test_a_time_is_no_neighbours_name() -> None:
    """Who thinks of something else meanwhile is heard."""
    player = talk()
    player.hears("rcp", "leave it with my neighbour")
    assert isinstance(asks(player.hears("rcp", "tomorrow after 5"), HoldSlot), HoldSlot)


@pytest.mark.parametrize("words", ["não espera, cacifo", "yok dur, dolap olsun", "no wait locker"])
def test_a_word_for_a_locker_and_hardly_another_is_one(words: str) -> None:
    """Nothing is lost by showing them."""
    assert keys_of(talk().hears("rcp", words))[-1] == "locker-where-to"
