"""Photos: what was shown in a talk, or for a claim, seen by whoever is signed in."""

from aiohttp import web

from core.actions.house import House
from core.model.ids import ClaimId, ConversationId, MessageId
from core.model.photo import Photo
from web.console.claims import sees_claim
from web.console.sessions import SignedIn
from web.console.tongue import said
from web.console.views import may_see_of

SEEN = r"/photos/{message:[A-Za-z0-9_]{1,64}}"


class Photos:
    """The picture of one line, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def of_talk(self, request: web.Request, who: SignedIn) -> web.Response:
        """A line of another talk is not there."""
        talk = ConversationId(request.match_info["id"])
        shown = await self._kept(request)
        async with self._house.store.read() as unit:
            is_theirs = shown is not None and await may_see_of(unit, who, talk, shown.delivery)
        if shown is None or shown.conversation != talk or not is_theirs:
            raise web.HTTPNotFound(text=said("no-such-photo"))
        return _answer(shown)

    async def of_claim(self, request: web.Request, who: SignedIn) -> web.Response:
        """Only what its recipient sent for this claim."""
        id = ClaimId(request.match_info["id"])
        if not await sees_claim(self._house, who, id):
            raise web.HTTPNotFound(text=said("no-such-photo"))
        async with self._house.store.read() as unit:
            claim = await unit.claims.get(id)
        shown = await self._kept(request)
        if shown is None or claim is None or shown.message not in claim.photos:
            raise web.HTTPNotFound(text=said("no-such-photo"))
        return _answer(shown)

    async def _kept(self, request: web.Request) -> Photo | None:
        async with self._house.store.read() as unit:
            return await unit.photos.get(MessageId(request.match_info["message"]))


def _answer(shown: Photo) -> web.Response:
    """Its kind was told by its first bytes when it was kept, and never by whoever sent it."""
    return web.Response(body=shown.content, content_type=shown.mime)
