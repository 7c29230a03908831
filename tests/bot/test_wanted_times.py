"""What times are wanted: several days, hours in words, what is ruled out, whatever is first."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import Intent, understand
from bot.understanding.understood import SpokenTime

AT = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))  # a Tuesday
WED, THU, FRI, SAT, SUN = (date(2026, 11, day) for day in (25, 26, 27, 28, 29))
EVENING, MORNING = (time(17), time(21)), (time(8), time(12))


def told(
    day: date | None = None,
    hours: tuple[time | None, time | None] = (None, None),
    day_to: date | None = None,
) -> SpokenTime:
    return SpokenTime(day=day, day_to=day_to, start=hours[0], end=hours[1])


def heard(text: str) -> SpokenTime:
    understood = understand(text, AT, None)
    assert understood.entities.time is not None, f"no time in {text!r}"
    return understood.entities.time


def wishes(spoken: SpokenTime) -> set[SpokenTime]:
    return {told(s.day, (s.start, s.end), s.day_to) for s in (spoken, *spoken.or_else)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Saturday after six", {told(SAT, (time(18), None))}),
        ("lauantaina kuuden jälkeen", {told(SAT, (time(18), None))}),
        ("в субботу после шести", {told(SAT, (time(18), None))}),
        ("friday or saturday evening", {told(FRI, EVENING), told(SAT, EVENING)}),
        ("perjantaina tai lauantaina illalla", {told(FRI, EVENING), told(SAT, EVENING)}),
        ("pe tai la illalla", {told(FRI, EVENING), told(SAT, EVENING)}),
        ("в пятницу или субботу вечером", {told(FRI, EVENING), told(SAT, EVENING)}),
        ("friday morning or saturday evening", {told(FRI, MORNING), told(SAT, EVENING)}),
        ("saturday after six or sunday", {told(SAT, (time(18), None)), told(SUN)}),
        (
            "tomorrow 10-12 or 14-16",
            {told(WED, (time(10), time(12))), told(WED, (time(14), time(16)))},
        ),
        ("next week mornings", {told(date(2026, 11, 30), MORNING, date(2026, 12, 6))}),
        ("friday next week", {told(date(2026, 12, 4))}),
        ("monday to wednesday", {told(date(2026, 11, 30), day_to=date(2026, 12, 2))}),
        ("before saturday", {told(date(2026, 11, 24), day_to=FRI)}),
        ("weekdays after 17", {told(date(2026, 11, 24), (time(17), None), FRI)}),
        ("tomorrow evening after 8", {told(WED, (time(20), None))}),
        ("not before 10", {told(None, (time(10), None))}),
        ("не позже 18", {told(None, (None, time(18)))}),
        ("after work tomorrow", {told(WED, (time(17), None))}),
        ("с двух до четырёх завтра", {told(WED, (time(14), time(16)))}),
        ("tomorrow after 6, no wait friday", {told(FRI, (time(18), None))}),
        ("friday 27.11.", {told(FRI)}),
    ],
)
def test_what_is_wanted_is_read_whole(text: str, wanted: set[SpokenTime]) -> None:
    """Each day with the hours that were said of it, in three languages."""
    assert wishes(heard(text)) == wanted


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("not tomorrow", {told(WED)}),
        ("ei huomenna", {told(WED)}),
        ("не завтра", {told(WED)}),
        ("завтра не могу", {told(WED)}),
        ("i can't do friday", {told(FRI)}),
        ("perjantai ei käy", {told(FRI)}),
        ("not friday or saturday", {told(FRI), told(SAT)}),
        ("not tomorrow morning", {told(WED, MORNING)}),
        ("not in the morning", {told(None, MORNING)}),
        ("no mornings please", {told(None, MORNING)}),
    ],
)
def test_what_is_ruled_out_is_a_wish_for_another_time(
    text: str, ruled_out: set[SpokenTime]
) -> None:
    """Nothing else was said, so nothing else is made up."""
    spoken = heard(text)
    assert set(spoken.but_not) == ruled_out
    assert not spoken.says_when
    assert understand(text, AT, None).intent is Intent.RESCHEDULE


@pytest.mark.parametrize(
    "text",
    ["as soon as possible", "asap pls", "mahdollisimman pian", "как можно скорее"],
)
def test_whatever_is_first_is_a_wish_too(text: str) -> None:
    """Without a day and without an hour."""
    assert heard(text) == SpokenTime(soonest=True)


def test_a_wish_and_what_is_ruled_out_stand_together() -> None:
    """Saturday, and then not in the morning."""
    spoken = heard("saturday, not in the morning")
    assert (spoken.day, spoken.but_not) == (SAT, (told(None, MORNING),))
