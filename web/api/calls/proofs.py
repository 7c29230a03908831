"""Proofs: how a parcel was handed over, for whoever brings or sent it."""

from core.model.access import Scope
from core.model.delivery import Delivery
from core.model.photo import KINDS
from core.model.proof_picture import ProofPicture
from core.refusals import not_found
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate.shapes import maybe_point
from web.api.wire import proofs as wire

WHO = scopes(Scope.CARRIER, Scope.SENDER, Scope.AGENT)


async def read(call: Call) -> Answer:
    """`picture` stands there while it is kept; of a code that was told only that it was right."""
    delivery, kept = await _kept(call)
    proof = delivery.proof
    if proof is None:
        raise not_found("proof")
    path = f"/v1/deliveries/{delivery.id}/proof/picture" if kept is not None else None
    told = wire.HandOver(
        kind=proof.kind,
        at=delivery.came_at,
        name=proof.name,
        url=proof.url,
        location=maybe_point(proof.location),
        picture=path,
    )
    return Answer(200, told)


async def picture(call: Call) -> Answer:
    """The photo or the signature itself, for the days that it is kept."""
    _, kept = await _kept(call)
    if kept is None:
        raise not_found("picture")
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return Answer(200, kept.content, headers, content_type=kept.mime)


async def _kept(call: Call) -> tuple[Delivery, ProofPicture | None]:
    async with call.house.store.read() as unit:
        delivery = await call.caller.delivery(unit, call.path["id"])
        named = delivery.proof.picture if delivery.proof is not None else None
        kept = await unit.proof_pictures.get(named) if named is not None else None
    return delivery, kept


OPERATIONS = (
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/proof",
        name="getProof",
        room="Deliveries",
        summary="How it was handed over: photo, signature, code, scan, or where it was left",
        scopes=WHO,
        handler=read,
        answer=wire.HandOver,
    ),
    Operation(
        method="GET",
        path="/v1/deliveries/{id}/proof/picture",
        name="getProofPicture",
        room="Deliveries",
        summary="The photo or signature of the hand-over, while it is kept",
        scopes=WHO,
        handler=picture,
        answer_type=KINDS,
    ),
)
