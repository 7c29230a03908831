"""Voices: what was said into a talk, played to whoever is signed in and looks at it."""

from aiohttp import web

from core.actions.house import House
from core.model.ids import ConversationId, MessageId
from web.console.sessions import SignedIn
from web.console.tongue import said
from web.console.views import may_see_of

PLAYED = r"/voice/{message:[A-Za-z0-9_]{1,64}}"


class Voices:
    """The sound of one line, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def play(self, request: web.Request, who: SignedIn) -> web.Response:
        """Whole, or the part that a player asks for. A line of another talk is not there."""
        id = ConversationId(request.match_info["id"])
        async with self._house.store.read() as unit:
            note = await unit.voice_notes.get(MessageId(request.match_info["message"]))
            is_theirs = note is not None and await may_see_of(unit, who, id, note.delivery)
        if note is None or note.conversation != id or not is_theirs:
            raise web.HTTPNotFound(text=said("no-such-voice"))
        # Its kind was told by its first bytes when it was kept, and never by whoever sent it.
        headers = {"Content-Type": note.mime, "Accept-Ranges": "bytes"}
        part = _part(request, len(note.content))
        if part is None:
            return web.Response(body=note.content, headers=headers)
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(note.content)}"
        body = note.content[part.start : part.stop]
        return web.Response(status=206, body=body, headers=headers)


def _part(request: web.Request, size: int) -> range | None:
    """The bytes that are asked for; None for all of them."""
    try:
        asked = request.http_range
    except ValueError:
        return None  # what is no range is none
    if asked.start is None and asked.stop is None:
        return None
    part = range(size)[asked]
    if not part:
        raise web.HTTPRequestRangeNotSatisfiable(text=said("not-so-many-bytes"))
    return part
