"""Times as they are said in twenty languages: wishes, absences, what is over and what is denied."""

import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.absence import absence
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import SpokenTime

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))  # a Monday
SAID: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("said_times.toml").read_text(encoding="utf-8")
)


def said(part: str) -> list[tuple[str, str]]:
    """What a message says, and the message."""
    return [
        (time, line.partition(" ")[2])
        for time, lines in SAID[part].items()
        for line in lines.strip().splitlines()
    ]


def brief(spoken: SpokenTime | None) -> str:
    """ "26 17:00-21:00": the day of the month and the hours."""
    if spoken is None or not spoken.says_when:
        return "nothing"
    day = f"{spoken.day.day}" if spoken.day else ""
    day += f"..{spoken.day_to.day}" if spoken.day_to else ""
    hours = [f"{each:%H:%M}" if each else "" for each in (spoken.start, spoken.end)]
    return f"{day} {'-'.join(hours)}".strip() if any(hours) else day


@pytest.mark.parametrize(("time", "text"), said("wish"))
def test_a_time_that_is_wanted(time: str, text: str) -> None:
    """The last that is not denied; nothing of what is over."""
    assert brief(spoken_time(normalised(text), AT)) == time


@pytest.mark.parametrize(("time", "text"), said("absence"))
def test_a_time_that_nobody_is_there(time: str, text: str) -> None:
    """From who leaves until who comes back, and what does not suit."""
    assert brief(absence(normalised(text), AT)) == time


@pytest.mark.parametrize("part", ["wish", "absence"])
def test_every_language_is_heard(part: str) -> None:
    """Each language that we read has its lines."""
    languages = {line[:2] for lines in SAID[part].values() for line in lines.strip().splitlines()}
    assert len(languages) == 20
