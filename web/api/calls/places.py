"""Pickup points: put one, see what is free there, find those near somebody."""

from dataclasses import replace

from core.actions.places import near, put_point
from core.model.access import Scope
from core.model.ids import PointRef
from core.model.pickup_point import PickupPoint
from core.refusals import invalid, not_found
from web.api.cursor import packed, unpacked
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate import places as translate
from web.api.wire import places as wire

WRITERS = scopes(Scope.LOCKER, Scope.CARRIER)
READERS = scopes(Scope.LOCKER, Scope.CARRIER, Scope.SENDER, Scope.AGENT, Scope.PLANNER)
BEFORE_ALL = ""


async def put(call: Call) -> Answer:
    """Whoever told us of a point tells it anew; a carrier's own is of use to that carrier alone."""
    ref = PointRef(call.path["ref"])
    async with call.house.store.read() as unit:
        known = await unit.points.get(ref)
    if known is not None and not call.caller.may_tell(known):
        raise not_found("pickup point")
    point = translate.pickup_point(ref, call.told(wire.ToldLocker))
    await put_point(call.house, _owned(call, point, known), call.by)
    async with call.house.store.read() as unit:
        available = await unit.points.available(ref)
    headers = {} if known else {"Location": f"/v1/lockers/{ref}"}
    return Answer(200 if known else 201, translate.locker_wire(point, available), headers)


async def one(call: Call) -> Answer:
    ref = PointRef(call.path["ref"])
    async with call.house.store.read() as unit:
        point = await unit.points.get(ref)
        if point is None or not point.serves(call.caller.carrier):
            raise not_found("pickup point")
        available = await unit.points.available(ref)
    return Answer(200, translate.locker_wire(point, available))


async def page(call: Call) -> Answer:
    """Near a place: those that suit the size best, first. Else all, by their ref."""
    query = call.asked(wire.LockerQuery)
    if query.near is not None:
        where, size, limit = translate.near(query.near), query.size, query.limit
        places = await near(
            call.house, where, size, limit, of=call.caller.carrier, step_free=query.wheelchair
        )
        return Answer(
            200, wire.LockerList(items=[translate.near_wire(one) for one in places], next=None)
        )
    if query.size is not None:
        raise invalid("near", "is needed with size")
    if query.wheelchair:
        raise invalid("near", "is needed with wheelchair")
    after = unpacked(query.cursor) or BEFORE_ALL
    async with call.house.store.read() as unit:
        every = sorted(await unit.points.all(), key=lambda point: point.ref)
        theirs = [point for point in every if point.serves(call.caller.carrier)]
        ahead = [point for point in theirs if point.ref > after]
        shown = ahead[: query.limit]
        items = [
            translate.locker_wire(point, await unit.points.available(point.ref)) for point in shown
        ]
    next = packed(shown[-1].ref) if len(ahead) > len(shown) else None
    return Answer(200, wire.LockerList(items=items, next=next))


def _owned(call: Call, point: PickupPoint, known: PickupPoint | None) -> PickupPoint:
    """It stays whose it was. What a list brought is, told to us, nobody's list's any more."""
    if known is not None and known.told_by:
        return replace(point, carrier=known.carrier, told_by=known.told_by)
    return replace(point, carrier=call.caller.carrier, told_by=call.by.id)


ROOM = "Pickup points"
OPERATIONS = (
    Operation(
        method="PUT",
        path="/v1/lockers/{ref}",
        name="putLocker",
        room=ROOM,
        summary="Make a pickup point known, or say anew what it has",
        scopes=WRITERS,
        handler=put,
        body=wire.ToldLocker,
        answer=wire.Locker,
        also={201: "The pickup point is new"},
    ),
    Operation(
        method="GET",
        path="/v1/lockers",
        name="listLockers",
        room=ROOM,
        summary="Pickup points, those near somebody first",
        scopes=READERS,
        handler=page,
        query=wire.LockerQuery,
        answer=wire.LockerList,
    ),
    Operation(
        method="GET",
        path="/v1/lockers/{ref}",
        name="getLocker",
        room=ROOM,
        summary="A pickup point, with what is free there now",
        scopes=READERS,
        handler=one,
        answer=wire.Locker,
    ),
)
