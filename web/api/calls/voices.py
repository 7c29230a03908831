"""Voices: what a recipient said aloud for the courier, as the carrier plays it at the door."""

from core.model.access import Scope
from core.model.ids import MessageId
from core.model.voice_note import KINDS
from core.refusals import not_found
from web.api.operation import Answer, Call, Operation, scopes


async def played(call: Call) -> Answer:
    """Only what its recipient let the courier hear, as long as it stands on the door card."""
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
        name = call.path["voice"]
        is_told = delivery.door_card.voice == name
        note = await unit.voice_notes.get(MessageId(name)) if is_told else None
    if note is None or note.conversation != delivery.conversation:
        raise not_found("voice note")
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return Answer(200, note.content, headers, content_type=note.mime)


OPERATIONS = (
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/voice/{voice}",
        name="getVoice",
        room="Deliveries",
        summary="What the recipient said for the courier; `door_card.voice` names it",
        scopes=scopes(Scope.CARRIER),
        handler=played,
        answer_type=KINDS,
    ),
)
