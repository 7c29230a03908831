"""Routes and positions: a planner pushes a day's plan, a vehicle says where it is."""

import hashlib

import msgspec

from core.actions.positions import add_positions
from core.actions.routes import force_route, put_route, take_away
from core.model.access import Scope
from core.model.ids import CarrierRef, RouteRef
from core.model.route import Route, is_ours
from core.refusals import invalid, not_found
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate.routes import position, route, route_wire, stops
from web.api.wire import routes as wire

PLANNERS = scopes(Scope.PLANNER, Scope.CARRIER)


async def put(call: Call) -> Answer:
    said = call.told(wire.Plan)
    known = await _known(call)
    call.caller.must_own(known.carrier if known else CarrierRef(said.carrier), "route")
    call.caller.must_own(CarrierRef(said.carrier), "carrier")
    if known is not None and known.carrier != said.carrier:
        raise invalid("carrier", "is not the carrier of this route")
    take = force_route if call.asked(wire.ForceQuery).force else put_route
    plan = route(_ref(call), said, _hash_of(said))
    taken = await take(call.house, plan, stops(said), call.by)
    headers = {} if known else {"Location": f"/v1/routes/{taken.ref}"}
    return Answer(200 if known else 201, route_wire(taken), headers)


async def one(call: Call) -> Answer:
    known = await _known(call)
    if known is None or not call.caller.owns(known.carrier):
        raise not_found("route")
    return Answer(200, route_wire(known))


async def remove(call: Call) -> Answer:
    """Nobody drives it any more; promises on it break openly, or not at all."""
    known = await _known(call)
    if known is None or not call.caller.owns(known.carrier):
        raise not_found("route")
    force = call.asked(wire.ForceQuery).force
    gone = await take_away(call.house, known.ref, call.by, whatever_it_breaks=force)
    return Answer(200, route_wire(gone))


async def positions(call: Call) -> Answer:
    """A key of one carrier reports for its own routes only; others are not kept."""
    told = [position(said) for said in call.told(wire.Positions).positions]
    async with call.house.store.read() as unit:
        known = {ref: await unit.routes.get(ref) for ref in {one.route for one in told}}
    own = [
        one
        for one in told
        if (found := known[one.route]) is not None and call.caller.owns(found.carrier)
    ]
    taken = await add_positions(call.house, own, call.by) if own else 0
    return Answer(202, wire.PositionsTaken(taken=taken))


async def _known(call: Call) -> Route | None:
    if is_ours(_ref(call)):
        return None  # nobody has planned it
    async with call.house.store.read() as unit:
        return await unit.routes.get(_ref(call))


def _ref(call: Call) -> RouteRef:
    return RouteRef(call.path["route_ref"])


def _hash_of(said: wire.Plan) -> str:
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


ROOM = "Routes"
OPERATIONS = (
    Operation(
        method="PUT",
        path="/v1/routes/{route_ref}",
        name="putRoute",
        room=ROOM,
        summary="Push a plan; what was promised since its predecessor stays in it",
        scopes=PLANNERS,
        handler=put,
        body=wire.Plan,
        query=wire.ForceQuery,
        answer=wire.Route,
        also={201: "The route is new"},
        problems=("stale-version", "breaks-promises", "unknown-carrier"),
    ),
    Operation(
        method="GET",
        path="/v1/routes/{route_ref}",
        name="getRoute",
        room=ROOM,
        summary="The route with everything booked into it",
        scopes=PLANNERS | {Scope.AGENT},
        handler=one,
        answer=wire.Route,
    ),
    Operation(
        method="DELETE",
        path="/v1/routes/{route_ref}",
        name="takeRouteAway",
        room=ROOM,
        summary="Nobody drives it any more: what was promised on it is offered anew, where forced",
        scopes=PLANNERS,
        handler=remove,
        query=wire.ForceQuery,
        answer=wire.Route,
        problems=("breaks-promises",),
    ),
    Operation(
        method="POST",
        path="/v1/positions",
        name="reportPositions",
        room=ROOM,
        summary="Where vehicles were, up to 1,000 in a call",
        scopes=PLANNERS,
        handler=positions,
        body=wire.Positions,
        answer=wire.PositionsTaken,
        status=202,
    ),
)
