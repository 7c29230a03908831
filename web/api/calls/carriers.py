"""Carriers: what a carrier allows, put and read."""

from core.actions.carriers import put_carrier
from core.model.access import Scope
from core.model.ids import CarrierRef
from core.refusals import not_found
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate import carriers as translate
from web.api.wire import carriers as wire

WRITERS = scopes(Scope.CARRIER)
READERS = scopes(Scope.CARRIER, Scope.PLANNER, Scope.SENDER, Scope.AGENT)


async def put(call: Call) -> Answer:
    ref = CarrierRef(call.path["ref"])
    call.caller.must_own(ref, "carrier")
    async with call.house.store.read() as unit:
        known = await unit.carriers.get(ref)
    carrier = translate.carrier(ref, call.told(wire.ToldCarrier))
    taken = await put_carrier(call.house, carrier, call.by)
    headers = {} if known else {"Location": f"/v1/carriers/{ref}"}
    return Answer(200 if known else 201, translate.carrier_wire(taken), headers)


async def one(call: Call) -> Answer:
    ref = CarrierRef(call.path["ref"])
    call.caller.must_own(ref, "carrier")
    async with call.house.store.read() as unit:
        carrier = await unit.carriers.get(ref)
    if carrier is None:
        raise not_found("carrier")
    return Answer(200, translate.carrier_wire(carrier))


async def page(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        every = await unit.carriers.all()
    items = [translate.carrier_wire(one) for one in every if call.caller.owns(one.ref)]
    return Answer(200, wire.CarrierList(items=items))


ROOM = "Carriers"
OPERATIONS = (
    Operation(
        method="PUT",
        path="/v1/carriers/{ref}",
        name="putCarrier",
        room=ROOM,
        summary="What a carrier allows, and until when",
        scopes=WRITERS,
        handler=put,
        body=wire.ToldCarrier,
        answer=wire.Carrier,
        also={201: "The carrier is new"},
    ),
    Operation(
        method="GET",
        path="/v1/carriers",
        name="listCarriers",
        room=ROOM,
        summary="The carriers that this key may see",
        scopes=READERS,
        handler=page,
        answer=wire.CarrierList,
    ),
    Operation(
        method="GET",
        path="/v1/carriers/{ref}",
        name="getCarrier",
        room=ROOM,
        summary="One carrier",
        scopes=READERS,
        handler=one,
        answer=wire.Carrier,
    ),
)
