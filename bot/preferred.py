"""Preferred: what somebody wants of every parcel, as it is told and offered to be forgotten."""

from datetime import time

from bot.buttons import Button, plain
from bot.facts import Facts
from bot.wording import Digits, Text
from core.model.preferences import Preferences


def hours_text(wanted: Preferences) -> Text:
    """ "not before 09:00" """
    first, last = wanted.not_before, wanted.not_after
    if first is not None and last is not None:
        return Text("preference-between", {"first": _hour(first), "last": _hour(last)})
    if first is not None:
        return Text("preference-from", {"first": _hour(first)})
    assert last is not None
    return Text("preference-until", {"last": _hour(last)})


def point_text(wanted: Preferences) -> Text:
    return Text("preference-point", {"point": wanted.point_name})


def preference_lines(facts: Facts) -> tuple[Text, ...]:
    """Of what is kept, a line each."""
    wanted = facts.conversation.preferences
    hours = (hours_text(wanted),) if wanted.has_hours else ()
    point = (point_text(wanted),) if wanted.point is not None else ()
    return tuple(Text("preference-line", {"what": what}) for what in (*hours, *point))


def preference_buttons(facts: Facts) -> tuple[Button, ...]:
    """A way to let each go."""
    wanted = facts.conversation.preferences
    hours = (plain("button-forget-hours", "preference.forget", "hours"),)
    point = (plain("button-forget-point", "preference.forget", "point", point=wanted.point_name),)
    return (
        *(hours if wanted.has_hours else ()),
        *(point if wanted.point is not None else ()),
    )


def _hour(at: time) -> Digits:
    return Digits(f"{at:%H:%M}")
