"""Changes: ask for one, see how far it has come, and, as a carrier, answer it."""

from core.actions.ask import ask
from core.actions.changes import answer_change
from core.actions.wishes import must_stay_here
from core.commands import ConfirmHold, GiveInstructions, WithdrawChange
from core.model.access import Scope
from core.model.change import Change, ChangeState, WindowChange
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ChangeId
from core.model.promise import Promise
from core.ports import NewId, Unit
from core.refusals import not_found
from web.api.cursor import packed, unpacked
from web.api.operation import Answer, Call, Handler, Operation, scopes
from web.api.translate.changes import change_wire, command
from web.api.wire import changes as wire

ASKERS = scopes(Scope.SENDER, Scope.AGENT, Scope.CARRIER)
ANSWERERS = scopes(Scope.CARRIER)
READERS = ASKERS


async def asked(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
        said: wire.Asked = call.told(wire.AskCancel)  # one of the union
        wish = command(said, delivery)
        if isinstance(wish, ConfirmHold):
            await _must_be_held_for(unit, wish, delivery)
    if isinstance(wish, GiveInstructions):
        await must_stay_here(call.house, wish)
    done = await ask(call.house, wish, call.by)
    change = done.change
    if change is None and done.promise is not None:
        change = await _made(call, delivery, done.promise)
    if change is None:
        raise not_found("change")
    return _asked(call, change, done.delivery)


async def asked_before(call: Call, first_id: NewId) -> Answer | None:
    async with call.house.store.read() as unit:
        change = await unit.changes.get(ChangeId(first_id("chg")))
        delivery = await unit.deliveries.get(change.delivery) if change is not None else None
    return None if change is None else _asked(call, change, delivery)


def _asked(call: Call, change: Change, delivery: Delivery | None) -> Answer:
    return Answer(202, shown(call, change, delivery), {"Location": f"/v1/changes/{change.id}"})


async def one(call: Call) -> Answer:
    return Answer(200, shown(call, *await _change(call)))


async def page(call: Call) -> Answer:
    query = call.asked(wire.ChangeQuery)
    carrier = CarrierRef(query.carrier) if query.carrier else call.caller.carrier
    call.caller.must_own(carrier, "carrier")
    async with call.house.store.read() as unit:
        found = await unit.changes.page(
            carrier=carrier,
            state=query.state,
            after=unpacked(query.cursor),
            limit=query.limit + 1,
        )
        items = found[: query.limit]
        seen = [
            shown(call, change, delivery)
            for change in items
            if (delivery := await _seen(call, unit, change)) is not None
        ]
    return Answer(
        200,
        wire.ChangeList(
            items=seen,
            next=packed(items[-1].id) if len(found) > query.limit else None,
        ),
    )


async def withdrawn(call: Call) -> Answer:
    change, delivery = await _change(call)
    done = await ask(call.house, WithdrawChange(change.id), call.by)
    return Answer(200, shown(call, done.change or change, done.delivery or delivery))


def answered(state: ChangeState) -> Handler:
    """The carrier says yes, no, or that it is in the courier's hands."""

    async def answer(call: Call) -> Answer:
        change, delivery = await _change(call)
        said = call.told(wire.Answered) if call.body is not None else wire.Answered()
        why_not = said.reason or said.why_not if state is ChangeState.REJECTED else None
        change = await answer_change(call.house, change.id, state, call.by, why_not)
        return Answer(200, shown(call, change, delivery))

    return answer


def shown(call: Call, change: Change, delivery: Delivery | None) -> wire.Change:
    return change_wire(change, delivery, codes=call.caller.key.scope is Scope.CARRIER)


async def _change(call: Call) -> tuple[Change, Delivery]:
    async with call.house.store.read() as unit:
        change = await unit.changes.get(ChangeId(call.path["id"]))
        delivery = await _seen(call, unit, change) if change is not None else None
    if change is None or delivery is None:
        raise not_found("change")
    return change, delivery


async def _seen(call: Call, unit: Unit, change: Change) -> Delivery | None:
    """Its delivery, where the key may see it."""
    delivery = await unit.deliveries.get(change.delivery)
    return delivery if delivery is not None and call.caller.sees_delivery(delivery) else None


async def _must_be_held_for(unit: Unit, wish: ConfirmHold, delivery: Delivery) -> None:
    hold = await unit.holds.get(wish.hold)
    if hold is None or hold.delivery != delivery.id:
        raise not_found("hold")


async def _made(call: Call, delivery: Delivery, promise: Promise) -> Change | None:
    """The change of a hold that was confirmed before."""
    async with call.house.store.read() as unit:
        changes = await unit.changes.of(delivery.id)
    return next(
        (
            change
            for change in changes
            if isinstance(change.what, WindowChange) and change.what.promise == promise.id
        ),
        None,
    )


ROOM = "Changes"


def _answering(verb: str, state: ChangeState, summary: str) -> Operation:
    return Operation(
        method="POST",
        path=f"/v1/changes/{{id}}/{verb}",
        name=f"{verb}Change",
        room=ROOM,
        summary=summary,
        scopes=ANSWERERS,
        handler=answered(state),
        body=wire.Answered,
        is_body_optional=True,
        answer=wire.Change,
        problems=("not-allowed",),
    )


OPERATIONS = (
    Operation(
        method="POST",
        path="/v1/deliveries/{id}/changes",
        name="askChange",
        room=ROOM,
        summary="Ask for a change; `action` says of what kind",
        scopes=ASKERS,
        handler=asked,
        known=asked_before,
        body=wire.Asked,
        answer=wire.Change,
        status=202,
        problems=(
            "slot-gone",
            "hold-expired",
            "past-cutoff",
            "not-allowed",
            "address-not-located",
            "no-compartment",
        ),
    ),
    Operation(
        method="GET",
        path="/v1/changes",
        name="listChanges",
        room=ROOM,
        summary="Changes; a carrier that polls looks for state=sent",
        scopes=READERS,
        handler=page,
        query=wire.ChangeQuery,
        answer=wire.ChangeList,
    ),
    Operation(
        method="GET",
        path="/v1/changes/{id}",
        name="getChange",
        room=ROOM,
        summary="How far a change has come",
        scopes=READERS,
        handler=one,
        answer=wire.Change,
    ),
    Operation(
        method="DELETE",
        path="/v1/changes/{id}",
        name="withdrawChange",
        room=ROOM,
        summary="Take a wish back before it is applied",
        scopes=ASKERS,
        handler=withdrawn,
        answer=wire.Change,
        problems=("not-allowed",),
    ),
    _answering("accept", ChangeState.ACCEPTED, "The carrier says yes"),
    _answering("reject", ChangeState.REJECTED, "The carrier says no, and may say why"),
    _answering("applied", ChangeState.APPLIED, "The change is in the courier's hands"),
)
