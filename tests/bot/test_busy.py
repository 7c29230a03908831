"""Who is busy until an hour is free from then on."""

import pytest

from bot.understanding import Intent, understand
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from tests.bot.dialogues.playing import as_read_in_the_house, needs_encoder
from tests.bot.test_said_times import AT, brief


@pytest.mark.parametrize(
    "text",
    [
        "thursday, school run till four",
        "thursday, at work until 4",
        "donnerstag, arbeite bis 16 uhr",
        "donnerstag hab ich bis vier schule",
        "jueves, trabajo hasta las 4",
        "jeudi, je travaille jusqu'à 16h",
        "giovedì, lavoro fino alle 4",
        "quinta, trabalho até às 4",
        "w czwartek, pracuję do 16",
        "у четвер, на роботі до 16",
        "в четверг, на работе до 4",
        "torstaina, töissä neljään asti",
        "torsdag, jobbar till fyra",
        "donderdag, werk tot 16 uur",
        "perşembe, dörde kadar işteyim",
        "الخميس، عندي شغل لحد ٤",
    ],
)
def test_the_hour_that_one_is_busy_until_begins_the_wish(text: str) -> None:
    """Nobody who works until four wants the courier before four."""
    assert brief(spoken_time(normalised(text), AT)) == "26 16:00-"


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("-17:00", "can you deliver to my work until 5"),
        ("-15:00", "bring it to school before 3"),
        ("-16:00", "come by 4, i have a meeting"),
        ("-16:00", "im home until 4"),
        ("-16:00", "i work from home until 4"),
        ("-16:00", "home office bis 16 uhr"),
        ("-17:00", "до 5 дома"),
        ("17:00-", "im working till 5 so after that"),
    ],
)
def test_an_hour_of_who_comes_stays_as_it_is(time: str, text: str) -> None:
    """And so does one of who is at home."""
    assert brief(spoken_time(normalised(text), AT)) == time


@needs_encoder
def test_in_an_absence_it_stays_the_end_of_it() -> None:
    """There the time is when nobody is there."""
    text = "am donnerstag hab ich bis vier schule"
    read = understand(text, AT, "de", as_read_in_the_house(text))
    assert read.intent is Intent.ABSENT
    assert brief(read.entities.time) == "26 -16:00"
