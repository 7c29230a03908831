"""Showing: what a neighbour may read on the page, in the phone's language."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from core.model.neighbour_ask import AskState, NextDoor
from core.model.window import Window
from core.ports import Voice

# What stands there instead of the question, once it was answered.
_SAID = {
    AskState.ACCEPTED: "next-door-taken",
    AskState.REFUSED: "next-door-declined",
    AskState.WITHDRAWN: "next-door-withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`words` is the question while it may be answered, else what became of it."""

    words: str
    is_open: bool = False
    is_taken: bool = False


def question(asked: NextDoor, zone: ZoneInfo, voice: Voice, language: str) -> Question:
    if asked.state is AskState.ASKED:
        words = voice.words(
            "next-door-page-ask",
            language,
            door=_door(asked, voice, language),
            when=_when(asked.window, zone, voice, language),
        )
        return Question(words=words, is_open=True)
    key = _SAID.get(asked.state, "next-door-over")
    return Question(words=voice.words(key, language), is_taken=asked.state is AskState.ACCEPTED)


def _door(asked: NextDoor, voice: Voice, language: str) -> str:
    if asked.flat:
        return voice.words("neighbour-flat", language, value=asked.flat)
    if asked.house:
        return voice.words("neighbour-house", language, value=asked.house)
    return voice.words("neighbour-house-unknown", language)


def _when(window: Window | None, zone: ZoneInfo, voice: Voice, language: str) -> str:
    if window is None:
        return voice.words("neighbour-some-day", language)
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    day = format_skeleton("MMMMEEEEd", start, locale=language)
    said = f"{day}, {start:%H:%M}–{end:%H:%M}"
    return voice.words("neighbour-when", language, window=said)
