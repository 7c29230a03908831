"""A scene: one dialogue. Its beats, what it remembers, and what brings the talk to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.heard import Heard, RefusedNow, Words
from bot.turn import UNHEARD, Beat, Turn
from bot.understanding.understood import Intent
from core.model.notice import NoticeKind


@dataclass(frozen=True, slots=True)
class NoNotes:
    """A scene that remembers nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`open_to_all`: may be played before the chat has shown whose it is. `is_begun`: whether notes
    hold what would be lost if a guess took the talk elsewhere.

    The first beat is where the scene begins. `verbs`, `intents`, `notices`, `slashes` and `kinds`
    (classes of what is heard) name the beat that hears each, wherever the talk stands.
    """

    name: str
    beats: tuple[Beat, ...]
    notes: Callable[[], Any] = NoNotes
    verbs: Mapping[str, Beat] = field(default_factory=dict)
    intents: Mapping[Intent, Beat] = field(default_factory=dict)
    notices: Mapping[NoticeKind, Beat] = field(default_factory=dict)
    slashes: Mapping[str, Beat] = field(default_factory=dict)
    kinds: Mapping[type[Any], Beat] = field(default_factory=dict)
    open_to_all: bool = False
    is_begun: Callable[[Any], bool] = lambda notes: False

    def beat(self, name: str) -> Beat:
        """The beat of that name; the first one where a newer version dropped it."""
        return next((each for each in self.beats if beat_name(each) == name), self.beats[0])


def beat_name(beat: Beat) -> str:
    return str(getattr(beat, "__name__", ""))


def means(heard: Heard, *intents: Intent) -> bool:
    """True for words that we understood as one of these."""
    return (
        isinstance(heard, Words)
        and heard.understood.understood
        and heard.understood.intent in intents
    )


def not_mine(heard: Heard) -> Turn | None:
    """Words that the asked beat has no use for go on to where they belong."""
    return UNHEARD if isinstance(heard, Words) and heard.understood.understood else None


def was_refused(heard: Heard, *codes: str) -> bool:
    return isinstance(heard, RefusedNow) and (not codes or heard.refusal.code in codes)
