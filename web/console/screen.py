"""A screen: the parts a desk page is made of, and what is news to a browser that shows an old one.

The page and the stream draw the same screen, so that a stale page and its news are a fresh page.
"""

import json
import re
from dataclasses import dataclass
from hashlib import blake2s

from core.actions.house import House
from core.model.conversation import Holder
from core.model.ids import ConversationId
from core.model.queue_look import QueueLook
from core.ports import Lanes
from web.console import views
from web.console.looks import query_of
from web.console.minding import SNOOZES
from web.console.pages import Pages
from web.console.sessions import SignedIn

PARTS = ("queue", "undelivered", "baton", "say", "beside")
OF_A_TALK = ("baton", "say", "beside")
_MARK = re.compile(r"(\d{1,18})\.(\d{1,18})\.([0-9a-f]{12})((?:\.[0-9a-f]{12}){5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a browser shows, in short: its lines from the first to the last, and its parts."""

    first: int
    last: int
    lines: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join((str(self.first), str(self.last), self.lines, *self.parts))


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML of each part by its name, and of each line by its number."""

    parts: dict[str, str]
    lines: dict[int, str]

    @property
    def all_lines(self) -> str:
        return "".join(self.lines.values())

    def mark(self) -> Mark:
        return Mark(
            first=min(self.lines, default=0),
            last=max(self.lines, default=0),
            lines=_digest(self.all_lines),
            parts=tuple(_digest(self.parts[name]) for name in PARTS),
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """One event of the stream: a part anew, one more `line`, or all the `lines`."""

    event: str
    html: str

    def wire(self) -> str:
        return f"event: {self.event}\ndata: {json.dumps(self.html)}\n"


async def draw(
    house: House,
    lanes: Lanes,
    pages: Pages,
    who: SignedIn,
    id: ConversationId | None,
    look: QueueLook,
    *,
    since: int | None = None,
    known: dict[views.Line, str] | None = None,
) -> tuple[Screen, views.Thread | None]:
    """What is to be shown now. `known` keeps lines that were drawn before."""
    is_seen = id is not None and await views.sees(house, who, id)
    thread = await views.thread(house, id, since) if id and is_seen else None
    queue = await views.queue(house, who, look)
    parts = dict.fromkeys(PARTS, "")
    parts["queue"] = pages.part("_queue.html", queue=queue, open=id, here=query_of(look))
    parts["undelivered"] = pages.part("_undelivered.html", buried=await lanes.buried())
    if thread is None:
        return Screen(parts, {}), None
    facts = {
        "thread": thread,
        "who": who,
        "Holder": Holder,
        "limits": house.limits,
        "snoozes": SNOOZES,
        "now": house.clock.now(),
    }
    for name in OF_A_TALK:
        parts[name] = pages.part(f"_{name}.html", **facts)
    before = known or {}
    drawn = {
        line: before.get(line) or pages.part("_line.html", **facts, line=line)
        for line in thread.lines
    }
    if known is not None:
        known.clear()
        known.update(drawn)
    return Screen(parts, {line.seq: html for line, html in drawn.items()}), thread


def news(shown: Mark | None, screen: Screen) -> list[Piece]:
    """What a browser that shows `shown` must be told to show `screen`."""
    new = screen.mark()
    pieces = [
        Piece(name, screen.parts[name])
        for number, name in enumerate(PARTS)
        if shown is None or shown.parts[number] != new.parts[number]
    ]
    if shown is None:
        return [*pieces, Piece("lines", screen.all_lines)]
    still = "".join(html for seq, html in screen.lines.items() if seq <= shown.last)
    if _digest(still) != shown.lines:  # one was edited, deleted or forgotten
        return [*pieces, Piece("lines", screen.all_lines)]
    return pieces + [Piece("line", html) for seq, html in screen.lines.items() if seq > shown.last]


def mark_of(text: str) -> Mark | None:
    """The mark that a browser sends back; None for anything else."""
    found = _MARK.fullmatch(text)
    if found is None:
        return None
    first, last, lines, parts = found.groups()
    return Mark(int(first), int(last), lines, tuple(parts[1:].split(".")))


def _digest(html: str) -> str:
    return blake2s(html.encode(), digest_size=6).hexdigest()
