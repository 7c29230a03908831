"""Beside a known time: "later the same day", "a bit earlier", as a wish for a time of its own."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.heard import Heard, Words
from bot.understanding.condition_words import (
    says_earlier,
    says_earlier_that_day,
    says_later,
    says_later_that_day,
)
from bot.understanding.understood import Intent, SpokenTime
from core.model.window import Window


def by_known(heard: Heard, known: Window | None, zone: ZoneInfo, *, is_offered: bool) -> Heard:
    """The wish as a day and hours; anything else as it was. Of a time that is offered just now,
    "later" alone says enough."""
    if not isinstance(heard, Words) or known is None:
        return heard
    told = heard.understood
    start, end = known.start.astimezone(zone), known.end.astimezone(zone)
    is_later = says_later_that_day(heard.text) or (is_offered and says_later(heard.text))
    is_earlier = says_earlier_that_day(heard.text) or (is_offered and says_earlier(heard.text))
    is_whole = end.date() == start.date() and is_later != is_earlier
    names_another = told.entities.time is not None and told.entities.time.start is not None
    if not is_whole or (names_another and not is_offered):
        return heard
    wish = SpokenTime(
        day=start.date(),
        start=end.time() if is_later else None,
        end=start.time() if is_earlier else None,
    )
    things = replace(told.entities, time=wish)
    meant = replace(
        told, intent=Intent.RESCHEDULE, understood=True, also=(), likely=(), entities=things
    )
    return replace(heard, understood=meant)
