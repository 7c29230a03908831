"""A screen: the parts a desk page is made of, and what is news to a browser that shows an old one.

The page and the stream draw the same screen, so that a stale page and its news are a fresh page.
"""

import json
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s

from markupsafe import Markup

from core.actions.house import House
from core.model.conversation import Holder
from core.model.ids import ConversationId
from core.model.queue_look import QueueLook
from core.ports import Lanes
from web.console import listing, views
from web.console.looks import query_of
from web.console.minding import SNOOZES
from web.console.pages import Pages
from web.console.sessions import SignedIn, buried_for

PARTS = ("queue", "undelivered", "baton", "present", "say", "beside")
OF_A_TALK = ("baton", "present", "say", "beside")
_PLACE = re.compile("\0([a-z]+) (\\w+)\0")
_MARK = re.compile(r"(\d{1,18})\.(\d{1,18})\.([0-9a-f]{12})((?:\.[0-9a-f]{12}){6})", re.ASCII)


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
        return f"event: {self.event}\ndata: {_packed(self.html)}\n"


async def draw(
    house: House,
    lanes: Lanes,
    pages: Pages,
    who: SignedIn,
    id: ConversationId | None,
    look: QueueLook,
) -> tuple[Screen, views.Thread | None]:
    """What is to be shown now."""
    seen = await listing.talks(house, listing.sight(who, look))
    parts = dict.fromkeys(PARTS, "")
    parts["queue"] = draw_queue(pages, seen, who, id, look, undrawn)
    parts["undelivered"] = pages.part("_undelivered.html", buried=await buried_for(lanes, who))
    drawn = await draw_talk(house, pages, who, id) if id is not None else None
    if drawn is None:
        return Screen(parts, {}), None
    of_talk, lines, thread = drawn
    return Screen(parts | of_talk, lines), thread


Drawn = Callable[[tuple[Hashable, ...], Callable[[], str]], str]


def undrawn(key: tuple[Hashable, ...], draw: Callable[[], str]) -> str:
    """Nothing is known of what others have drawn."""
    return draw()


def draw_queue(
    pages: Pages,
    seen: listing.Talks,
    who: SignedIn,
    open: ConversationId | None,
    look: QueueLook,
    drawn: Drawn,
) -> str:
    """`drawn` may know what a talk, or the list around them, looks like to all who see it the same
    way."""
    here, mine, me = query_of(look), listing.queue(seen, who), who.person.id
    lines = listing.all_of(mine)

    def place(line: listing.QueueLine, holder: str) -> Markup:
        return Markup(f"\0{holder} {line.conversation.id}\0")  # a sign that no page has

    def whole() -> str:
        return pages.part("_queue.html", queue=mine, here=here, talk=place)

    def talk(found: re.Match[str]) -> str:
        holder, line = found[1], lines[ConversationId(found[2])]
        is_open = line.conversation.id == open
        facts = {
            "line": line,
            "holder": holder,
            "here": here,
            "is_open": is_open,
            "is_unread": line.is_unread_by(me) and not is_open,
        }
        flags = (line.is_mine, line.calls_me, line.mentions_me, is_open, facts["is_unread"])
        key = (line.conversation.id, holder, here, *flags)
        return drawn(key, lambda: pages.part("_talk.html", **facts))

    frame = drawn(("list", here), whole) if listing.is_anybodys(seen, who) else whole()
    return _PLACE.sub(talk, frame)


async def draw_talk(
    house: House,
    pages: Pages,
    who: SignedIn,
    id: ConversationId,
    *,
    since: int | None = None,
    known: dict[views.Line, str] | None = None,
) -> tuple[dict[str, str], dict[int, str], views.Thread] | None:
    """The parts and lines of a talk; None of one that is not to be seen. `known` keeps lines that
    were drawn before."""
    is_seen = await views.sees(house, who, id)
    thread = await views.thread(house, who, id, since) if is_seen else None
    if thread is None:
        return None
    facts = {
        "thread": thread,
        "who": who,
        "Holder": Holder,
        "limits": house.limits,
        "snoozes": SNOOZES,
        "now": house.clock.now(),
    }
    parts = {name: pages.part(f"_{name}.html", **facts) for name in OF_A_TALK}
    before = known or {}
    drawn = {
        line: before.get(line) or pages.part("_line.html", **facts, line=line)
        for line in thread.lines
    }
    if known is not None:
        known.clear()
        known.update(drawn)
    return parts, {line.seq: html for line, html in drawn.items()}, thread


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


# Most consoles show the very same list.
@lru_cache(maxsize=64)
def _packed(html: str) -> str:
    return json.dumps(html)


@lru_cache(maxsize=64)
def _digest(html: str) -> str:
    return blake2s(html.encode(), digest_size=6).hexdigest()
