"""To be left somewhere, in so many words and in every language: "throw it behind the bins"."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import understand
from bot.understanding.places import named_place, names_somebody_alone, puts_somewhere
from bot.understanding.training.lines import read_lines
from bot.understanding.understood import Intent

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
LEFT = """
en chuck it behind the bins | behind the bins
en throw it over the fence onto the grass | over the fence onto the grass
de schmeiß es hinter die Tonnen | hinter die Tonnen
de stellt es unter das Vordach | unter das Vordach
nl gooi maar achter de container | achter de container
sv släng den bakom soptunnan | bakom soptunnan
fi heitä roskisten taakse | roskisten taakse
fi jätä terassille | terassille
fr balancez derrière les poubelles | derrière les poubelles
fr posez à côté des vélos | à côté des vélos
it buttalo dietro i bidoni | dietro i bidoni
it mettilo sotto la tettoia | sotto la tettoia
es tíralo detrás de los cubos | detrás de los cubos
es déjenlo al lado de la puerta | al lado de la puerta
pt atira para trás dos caixotes | trás dos caixotes
pl wrzućcie za płot na trawnik | za płot na trawnik
pl postawcie pod wiatą | pod wiatą
uk покладіть під сходами | під сходами
uk засуньте за контейнери | за контейнери
ru бросьте за баки | за баки
ru поставьте под навес | под навес
tr kapının önüne bırakın | kapının önüne
ar حطها تحت الدرج | تحت الدرج
fa بنداز پشت سطل | پشت سطل
hi kachre ke dabbe ke peeche rakh do | kachre ke dabbe ke peeche
id taruh di bawah tangga | bawah tangga
uz eshik oldiga qo'yib keting | eshik oldiga
ja ゴミ箱の裏に置いて | ゴミ箱の裏
zh 扔垃圾桶后面 | 垃圾桶后面
"""


def told() -> list[tuple[str, str]]:
    """The words, and the place in them."""
    lines = (line.partition(" ")[2].split(" | ") for line in LEFT.strip().splitlines())
    return [(words, place) for words, place in lines]


@pytest.mark.parametrize(("words", "place"), told())
def test_a_word_for_leaving_and_a_place_with_its_side(words: str, place: str) -> None:
    """Where the encoder is not to be had, or is in doubt, that is enough to read it back."""
    read = understand(words, AT)
    assert read.intent is Intent.SAFE_PLACE
    assert read.understood
    assert read.entities.safe_place == place


@pytest.mark.parametrize(
    "words",
    [
        "leave it with the neighbour by the shed",
        "leave w Olga next door",
        "give it to Olga by the gate",
        "don't leave it behind the bins",
        "nicht hinter die Tonne legen",
        "nie rzucajcie za śmietnik",
        "не кладите под дверь",
        "you left it behind the bins in the rain",
        "did you leave it behind the shed?",
        "put it in the locker at the shop",
        "the bins are behind the house",
        "leave me alone",
        "the door is stuck, put your shoulder to it",
    ],
)
def test_other_words_leave_nothing_anywhere(words: str) -> None:
    """What is denied, asked, over, or with somebody; and a locker."""
    assert not puts_somewhere(words)


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("all'armadietto della stazione", "locker", "armadietto della stazione"),
        ("chez l'associé Karim", "neighbour", "associé Karim"),
        ("dietro l'armadio", "safe", "dietro l'armadio"),
    ],
)
def test_an_article_that_is_written_on_is_no_part_of_a_name(
    words: str, kind: str, named: str
) -> None:
    """The side of a thing stays with it."""
    assert named_place(words, kind) == named


@pytest.mark.parametrize(
    "words",
    [
        "give it to the concierge",
        "lo prende mia sorella",
        "передайте консьержке",
        "oddajcie sąsiadowi",
        "给保安就行",
        "kapıcıya verin",
    ],
)
def test_who_is_named_where_no_place_is(words: str) -> None:
    """Is to have it."""
    assert names_somebody_alone(words)


def test_a_safe_place_is_never_somebody_alone() -> None:
    """Of all that people wrote of one."""
    told = [line.text for line in read_lines() if line.intent is Intent.SAFE_PLACE]
    assert len(told) > 500
    assert [text for text in told if names_somebody_alone(text)] == []
