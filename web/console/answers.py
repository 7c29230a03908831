"""Answers: what agents often say, in the recipient's language, with what is true now."""

from dataclasses import dataclass
from datetime import UTC, tzinfo

from core.model.window import Window
from core.ports import Voice
from web.console.tongue import Family
from web.console.views import Thread

HELLO, ASKING, WHEN, SORRY, ELSE = "hello", "asking", "when", "sorry", "else"
TITLE = Family("answer", (HELLO, ASKING, WHEN, SORRY, ELSE))


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer as it would stand in the field to be sent: nothing goes out unread."""

    name: str
    title: str
    text: str


def answers(voice: Voice, thread: Thread, agent: str) -> list[Ready]:
    """Those of which everything is known that they name."""
    beside = thread.beside
    promise = beside.delivery.promised if beside is not None else None
    values = {
        "agent": agent,
        "carrier": beside.carrier if beside is not None else None,
        "tracking": beside.delivery.tracking_number if beside is not None else None,
        "window": _by_the_clock(promise.window, thread.zone) if promise is not None else None,
    }
    needs = {HELLO: ("agent",), ASKING: ("carrier", "tracking"), WHEN: ("window",)}
    language = thread.conversation.language
    return [
        Ready(name, title, voice.words(f"answer-{name}", language, **values))
        for name, title in TITLE.items()
        if all(values[need] is not None for need in needs.get(name, ()))
    ]


def _by_the_clock(window: Window, zone: tzinfo) -> Window:
    """Words are made in UTC here: the hours of the place, said to be UTC."""
    start, end = (at.astimezone(zone).replace(tzinfo=UTC) for at in (window.start, window.end))
    return Window(start, end)
