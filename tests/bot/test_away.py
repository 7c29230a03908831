"""Who is away until a day is not asked to be in on it; what is kept for so long is put off."""

import pytest

from bot.understanding.reading import understand
from bot.understanding.understood import Intent
from tests.bot.test_said_times import AT, brief


@pytest.mark.parametrize(
    "text",
    [
        "I'm on vacation until Friday",
        "gone until Friday",
        "in hospital until Friday",
        "travelling until Friday",
        "olen reissussa perjantaihin asti",
        "sairaalassa perjantaihin asti",
        "ich bin bis Freitag im Urlaub",
        "bis Freitag nicht da",
        "bin bis Freitag weg",
        "je suis en vacances jusqu'à vendredi",
        "je suis absent jusqu'à vendredi",
        "estoy de vacaciones hasta el viernes",
        "no estoy hasta el viernes",
        "sono in vacanza fino a venerdì",
        "jestem na urlopie do piątku",
        "nie ma mnie do piątku",
        "ik ben op vakantie tot vrijdag",
        "estou de férias até sexta",
        "jag är bortrest till fredag",
        "я в отпуске до пятницы",
        "уехал до пятницы",
        "я у відпустці до п'ятниці",
        "cumaya kadar tatildeyim",
        "مسافر لغاية الجمعة",
        "تا جمعه مسافرتم",
        "jumagacha ta'tildaman",
        "saya di luar kota sampai jumat",
        "周五之前我在外地",
        "金曜まで旅行です",
    ],
)
def test_the_days_of_an_absence_are_none_to_come(text: str) -> None:
    """In whichever language: absent, until that day."""
    read = understand(text, AT)
    assert (read.intent, brief(read.entities.time)) == (Intent.ABSENT, "23..27")


def test_an_absence_may_begin_later() -> None:
    """From a day to a day."""
    read = understand("I am on vacation from Thursday to Saturday", AT)
    assert (read.intent, brief(read.entities.time)) == (Intent.ABSENT, "26..28")


@pytest.mark.parametrize(
    "text",
    ["on vacation until Friday, Saturday is fine", "im Urlaub bis Freitag, Samstag geht"],
)
def test_another_day_beside_it_is_a_wish(text: str) -> None:
    """Who names a day in another breath wishes for it."""
    read = understand(text, AT)
    assert read.entities.time is not None
    assert read.entities.time.day is not None
    assert read.entities.time.day.day == 28


@pytest.mark.parametrize("text", ["Friday, I have to leave at 2", "I leave at 2 on Friday"])
def test_who_leaves_at_two_leaves_nothing_there(text: str) -> None:
    """An hour is no safe place."""
    read = understand(text, AT)
    assert read.entities.safe_place is None
    assert read.intent is not Intent.SAFE_PLACE


@pytest.mark.parametrize("text", ["I can't wait a week for it", "move it to next week"])
def test_what_is_no_time_to_keep_it(text: str) -> None:
    """A denial, and a week that is named."""
    assert brief(understand(text, AT).entities.time) in ("nothing", "30..6")
