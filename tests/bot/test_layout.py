"""How a house lies, how far one climbs, how many came: numbers that are none of time."""

import pytest

from bot.understanding.door_numbers import without_their_numbers
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import SpokenTime
from tests.bot.test_said_times import AT, brief


def heard(text: str) -> SpokenTime | None:
    return spoken_time(without_their_numbers(normalised(text)), AT)


@pytest.mark.parametrize(
    "text",
    [
        "12 and 14 is one passage",
        "between 12 and 14 theres an archway",
        "12 und 14 ist ein Durchgang",
        "zwischen 3 und 5 gibt es einen Hof",
        "entre le 12 et le 14 il y a un passage",
        "entre el 8 y el 10 hay una verja",
        "entre o 12 e o 14 há um portão",
        "tra il 2 e il 4 c'è un cancello",
        "między 12 a 14 jest przejście",
        "між 12 і 14 є прохід",
        "между 6 и 8 есть калитка",
        "12 ja 14 välissä on portti",
        "mellan 12 och 14 finns en port",
        "tussen 12 en 14 zit een poort",
        "12 ile 14 arasında geçit var",
        "بين ١٢ و ١٤ في ممر",
        "بین ۱۲ و ۱۴ یک راه هست",
        "antara 12 dan 14 ada gang",
    ],
)
def test_what_stands_between_two_houses_is_no_hour(text: str) -> None:
    """Though the same small words stand between two hours."""
    assert heard(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Haus 7 bis 9",
        "house 3 to 5",
        "numbers 7 to 9 share a yard",
        "talot 7 ja 9",
        "hus 7 till 9",
        "дом 7 до 9",
        "будинок 7 до 9",
        "portal 3 a 5",
        "البيت ٧ إلى ٩",
        "rumah 7 sampai 9",
        "box 3 to 5 are missing",
    ],
)
def test_houses_and_boxes_in_a_row_are_no_hours(text: str) -> None:
    """What is numbered is named before the numbers."""
    assert heard(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "falta a 3",
        "chegou a 2, falta a 3",
        "falta la 3",
        "llegaron la 1 y la 2, falta la 3",
        "il manque la 2",
        "manca la 3",
        "2 of 3 arrived",
        "von 3 Paketen kamen 2",
        "пришло 2 из 3",
        "прийшло 2 з 3",
        "2 av 3 har kommit",
        "3 ten 2 si geldi",
        "وصل ٢ من ٣",
        "۲ از ۳ رسید",
        "2 dari 3 sudah datang",
    ],
)
def test_how_many_came_is_no_hour(text: str) -> None:
    """Nor is the one that did not, and "la 3" is no Saturday in Finnish either."""
    assert heard(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "past 12 on the left",
        "after 2 doors turn right",
        "nach 2 Türen links",
        "po 2 drzwiach w lewo",
        "после 2 двери налево",
        "після 2 дверей ліворуч",
        "efter 2 dörrar till vänster",
        "7 ile 9 aynı bahçe",
        "suba hasta el 4",
        "montez jusqu'au 4",
        "salga fino al 3",
        "subir até ao 5",
        "do 4 piętra",
        "im at 14 not 12",
        "ring at 14",
        "toque a 4",
    ],
)
def test_the_way_to_a_door_has_no_hour(text: str) -> None:
    """Which way, how far up, and at which door."""
    assert heard(text) is None


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("12:00-14:00", "zwischen 12 und 14"),
        ("12:00-14:00", "12 ile 14 arası olur"),
        ("12:00-14:00", "entre las 12 y las 14"),
        ("12:00-14:00", "між 12 і 14 зручно"),
        ("24 12:00-14:00", "tomorrow between 12 and 14 at the gate"),
        ("20:00-", "the gate is closed after 20"),
        ("08:00-18:00", "das Tor ist zwischen 8 und 18 offen"),
        ("15:00-", "after 3 pm, turn left"),
        ("16:00-", "nothing arrived, come after 4"),
        ("27 12:00-14:00", "friday in the house 12 to 14"),
        ("26 14:00-16:00", "tors 14-16"),
        ("-16:00", "im home until 4"),
        ("15:00-15:00", "às 3"),
    ],
)
def test_an_hour_stays_one_where_it_is_said(time: str, text: str) -> None:
    """Alone, beside a day, written as a clock writes it, or said of when something is open."""
    assert brief(heard(text)) == time
