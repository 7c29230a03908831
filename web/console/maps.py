"""Maps: where a pin of a talk stands, and where a parcel goes and its courier is, as pictures that
are drawn by ourselves. Where nobody draws, the numbers stay."""

from aiohttp import web

from core.actions.courier_places import fresh_place
from core.actions.house import House
from core.model.delivery import Delivery
from core.model.ids import ConversationId
from core.model.location import Location
from core.model.map_picture import MapPicture
from core.model.status import Status
from core.ports import Unavailable, Unit
from web.console.sessions import SignedIn
from web.console.tongue import said
from web.console.views import deliveries_seen, line

PIN = "/pins/{seq:[0-9]{1,18}}"
PLACE = "/map/{delivery:dlv_[A-Za-z0-9]{1,40}}"
ON_THE_WAY = (Status.OUT_FOR_DELIVERY, Status.ARRIVING)


class Maps:
    """The pictures, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def pin(self, request: web.Request, who: SignedIn) -> web.Response:
        """Of a line that its reader may see."""
        talk = ConversationId(request.match_info["id"])
        shown = await line(self._house, who, talk, int(request.match_info["seq"]))
        message = shown.message if shown is not None else None
        if message is None or message.lat is None or message.lon is None:
            raise web.HTTPNotFound(text=said("no-map"))
        return await self._drawn(MapPicture(location=Location(message.lat, message.lon)))

    async def place(self, request: web.Request, who: SignedIn) -> web.Response:
        """The door, and the courier once they are on their way there."""
        talk = ConversationId(request.match_info["id"])
        async with self._house.store.read() as unit:
            known = await deliveries_seen(unit, who, talk)
            named = request.match_info["delivery"]
            delivery = next((one for one in known if one.id == named), None)
            picture = await self._picture(unit, delivery) if delivery is not None else None
        if picture is None:
            raise web.HTTPNotFound(text=said("no-map"))
        return await self._drawn(picture)

    async def _picture(self, unit: Unit, delivery: Delivery) -> MapPicture | None:
        door = delivery.address.point
        if door is None:
            return None
        found = []
        if delivery.status in ON_THE_WAY:
            now = self._house.clock.now()
            routes = await unit.routes.with_stop(delivery.id)
            places = [await fresh_place(unit, route.ref, now) for route in routes]
            found = [place.location for place in places if place is not None]
        return MapPicture(location=door, courier=found[-1] if found else None)

    async def _drawn(self, picture: MapPicture) -> web.Response:
        if self._house.maps is None:
            raise web.HTTPNotFound(text=said("no-map"))
        try:
            drawn = await self._house.maps.picture(picture)
        except Unavailable:
            raise web.HTTPNotFound(text=said("no-map")) from None
        return web.Response(body=drawn, content_type="image/png")
