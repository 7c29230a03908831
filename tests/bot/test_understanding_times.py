"""Times in all the languages: days, parts of the day and hours, as people write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.canonical import canonical
from bot.understanding.door_numbers import without_their_numbers
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import SpokenTime

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))  # a Monday


def heard(text: str) -> SpokenTime | None:
    return spoken_time(normalised(text), AT)


def brief(spoken: SpokenTime | None) -> str | None:
    """ "26 17-21": the day of the month and the hours."""
    if spoken is None:
        return None
    day = f"{spoken.day.day}" if spoken.day else ""
    day += f"..{spoken.day_to.day}" if spoken.day_to else ""
    hours = [f"{each:%H:%M}" if each else "" for each in (spoken.start, spoken.end)]
    return f"{day} {'-'.join(hours)}".strip() if any(hours) else day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("vrijdagmiddag na drieën", "27 15:00-"),
        ("zaterdagochtend graag", "28 08:00-12:00"),
        ("Freitagabend ab halb acht", "27 19:30-"),
        ("perjantaihin asti", "23..27"),
        ("torstai-iltaan kiitos", "26 17:00-21:00"),
        ("på lördag förmiddag", "28 08:00-12:00"),
        ("samedi entre 14h et 16h30", "28 14:00-16:30"),
        ("domani dopo le 18", "24 18:00-"),
        ("el lunes por la tarde", "30 12:00-17:00"),
        ("amanhã, até às 17h", "24 -17:00"),
        ("w sobotę po szesnastej", "28 16:00-"),
        ("perşembe 14-16 arası", "26 14:00-16:00"),
        ("cumaya kadar", "23..27"),
        ("cuma", "27"),
        ("cuma günü olur mu", "27"),
        ("завтра с двух до четырёх", "24 14:00-16:00"),
        ("v pyatnicu posle 7", "27 19:00-"),
        ("у середу ввечері", "25 17:00-21:00"),
        ("بكرة بعد الساعة ٥", "24 17:00-"),
        ("فردا بین ۱۰ تا ۱۲", "24 10:00-12:00"),
        ("शनिवार को 11 से 1 के बीच", "28 11:00-13:00"),
        ("kal shaam 6 baje ke baad", "24 18:00-"),
        ("besok setelah jam 4 sore", "24 16:00-"),
        ("ertaga soat 11 gacha", "24 -11:00"),
        ("shanbagacha", "23..28"),
        ("金曜の夜、19時以降", "27 19:00-"),
        ("周六十点到十二点", "28 10:00-12:00"),
        ("下周", "30..6"),
        ("deliver on the 3rd please", "3"),
        ("thursday and friday", "26..27"),
    ],
)
def test_a_time_is_read_in_its_own_language(text: str, time: str) -> None:
    """Compounds and cases, words run together, what stands behind, numbers in words."""
    assert brief(heard(text)) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("oggi no, venerdì", "27"),
        ("mañana no, el jueves sí", "26"),
        ("jutro odpada, środa", "25"),
        ("ertaga emas, indinga", "25"),
        ("nicht heute sondern morgen", "24"),
        ("invece di domani sabato", "28"),
    ],
)
def test_what_is_denied_before_or_behind_is_not_wanted(text: str, time: str) -> None:
    """The wanted day counts, wherever the "no" stands."""
    assert brief(heard(text)) == time


@pytest.mark.parametrize(
    "text",
    [
        "mon colis est abîmé",
        "код подъезда 12в7",
        "guten Abend, wo ist mein Paket",
        "el paquete pesa 12 kg",
        "es una caja de 16 litros",
        "the 3rd floor please",
        "sat nav is wrong",
        "boa tarde",
        "5階です",
        "三楼没电梯",
        "добрый вечер",
        "жду с 9 утра, никто не приехал",
        "llevo esperando desde las nueve",
        "kotaknya kosong, isinya cuma kertas",
        "saya cuma mau tanya paketnya di mana",
    ],
)
def test_no_time_is_read_where_none_is_said(text: str) -> None:
    """Greetings, codes, floors and weights."""
    assert heard(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("house no 7 to 9 is the shop", None),
        ("Hausnummer 8 bis 10, Hinterhaus", None),
        ("номер 12-14, синие ворота", None),
        ("flat 3 tomorrow 10-12", "24 10:00-12:00"),
        ("Hausnummer 5, morgen 14 Uhr", "24 14:00-14:00"),
        ("makaan number 12, kal 5 baje ke baad", "24 17:00-"),
        ("11/2 Nehru Park Road", None),
        ("9/12 rue des Lilas", None),
        ("ul. Różana 4/12, tomorrow 14-16", "24 14:00-16:00"),
        ("улица Мира 2/12", None),
        ("Lindenstraße 3/12 bitte", None),
        ("send it on 3/12 to the road", "3"),
        ("3/12 in the street", "3"),
        ("es el 14, no el 41", None),
        ("non il 41 ma il 14", None),
        ("41 değil 14", None),
        ("not 5 but 6 pm", "18:00-18:00"),
        ("come at 5, not 45 minutes later", "17:00-17:00"),
        ("il civico giusto è il 16", None),
        ("the right number is 16, come at 5", "17:00-17:00"),
        ("mon bus c'est le 18, quai 7", None),
        ("my bus is at 5", "17:00-17:00"),
        ("さくら町4-6に引っ越しました", None),
        ("我去7-11取", None),
        ("7-11点可以", "19:00-23:00"),
    ],
)
def test_the_numbers_of_a_house_are_no_hours(text: str, time: str | None) -> None:
    """Nor are a flat's or a floor's; what is said of time beside them counts."""
    assert brief(spoken_time(without_their_numbers(normalised(text)), AT)) == time


def test_words_that_say_no_time_are_masked() -> None:
    """The grammar is not given words of other languages that look like its own."""
    assert canonical("mon colis samedi matin") == "· · saturday morning"
