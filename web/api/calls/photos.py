"""Photos: what a recipient showed of their door, as the carrier sees it."""

from core.model.access import Scope
from core.model.ids import MessageId
from core.model.photo import KINDS
from core.refusals import not_found
from web.api.operation import Answer, Call, Operation, scopes


async def seen(call: Call) -> Answer:
    """Only what its recipient let the courier see, as long as it stands on the door card."""
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
        name = call.path["photo"]
        is_told = delivery.door_card.photo == name
        photo = await unit.photos.get(MessageId(name)) if is_told else None
    if photo is None or photo.conversation != delivery.conversation:
        raise not_found("photo")
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return Answer(200, photo.content, headers, content_type=photo.mime)


OPERATIONS = (
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/photos/{photo}",
        name="getPhoto",
        room="Deliveries",
        summary="What the recipient showed of the door; `door_card.photo` names it",
        scopes=scopes(Scope.CARRIER),
        handler=seen,
        answer_type=KINDS,
    ),
)
