"""Couriers: a carrier's own program gives its drivers the page of their route, or ends it."""

from core.actions.ask import ask
from core.courier_commands import MakeCourierLink, RevokeCourierLink
from core.model.access import Scope
from core.model.courier_link import token_hash
from core.model.ids import CourierLinkId, RouteRef
from web.api.operation import Answer, Call, Operation, scopes
from web.api.wire import couriers as wire
from web.courier.tokens import PATH, new_token

DISPATCHERS = scopes(Scope.CARRIER)


async def make(call: Call) -> Answer:
    """Kept under no Idempotency-Key, for nobody keeps what it says."""
    token = new_token()
    route = RouteRef(call.path["route_ref"])
    command = MakeCourierLink(route, token_hash(token), call.caller.carrier)
    link = (await ask(call.house, command, call.by)).courier_link
    assert link is not None
    here, path = call.house.limits.app_url, f"{PATH}/{token}"
    told = wire.CourierLink(
        id=link.id,
        route_ref=link.route,
        path=path,
        url=f"{here}{path}" if here is not None else None,
        expires_at=link.ends_at,
    )
    return Answer(201, told, is_final=False)


async def end(call: Call) -> Answer:
    command = RevokeCourierLink(CourierLinkId(call.path["id"]), call.caller.carrier)
    await ask(call.house, command, call.by)
    return Answer(204)


ROOM = "Routes"
OPERATIONS = (
    Operation(
        method="POST",
        path="/v1/routes/{route_ref}/courier-links",
        name="makeCourierLink",
        room=ROOM,
        summary="A link to the courier's page of this route, until its day ends",
        scopes=DISPATCHERS,
        handler=make,
        answer=wire.CourierLink,
        status=201,
    ),
    Operation(
        method="DELETE",
        path="/v1/courier-links/{id}",
        name="endCourierLink",
        room=ROOM,
        summary="The link opens nothing any more",
        scopes=DISPATCHERS,
        handler=end,
        status=204,
    ),
)
