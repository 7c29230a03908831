"""Blank values: what stays of a delivery, change, event or talk when its person is erased.

What is counted stays: statuses, attempts and their reasons, promises, the postcode's zone.
"""

from dataclasses import replace

from core.model.address import Components, Verdict
from core.model.attempt import Attempt, Proof
from core.model.attempt_truth import FailedAttempt
from core.model.change import (
    AddressChange,
    CallOff,
    Change,
    NewInstructions,
    NewRecipient,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
)
from core.model.claim import Claim
from core.model.conversation import Conversation, Holder
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
from core.model.pickup_point import Pickup
from core.model.recipient import Recipient
from core.model.route import Route


def blank_delivery(delivery: Delivery) -> Delivery:
    return replace(
        delivery,
        recipient=Recipient(),
        address=blank_address(delivery.address),
        versions=tuple(replace(one, text=None, line="") for one in delivery.versions),
        door_card=DoorCard(),
        rescue=None,
        neighbour_ask=None,
        proof=_blank_proof(delivery.proof),
        pickup=_blank_pickup(delivery.pickup),
        delegates=tuple(replace(each, name="", code="") for each in delivery.delegates),
        attempts=tuple(_blank_attempt(attempt) for attempt in delivery.attempts),
        conversation=None,
        proved_at=None,
        minor_at=None,
        chat_token="",
        proof_code="",
    )


def blank_address(address: DeliveryAddress) -> DeliveryAddress:
    return DeliveryAddress(
        components=_zone(address.components),
        country=address.country,
        verdict=_blank_verdict(address.verdict),
    )


def blank_event(event: CarrierEvent) -> CarrierEvent:
    return replace(event, location=None, note=None, code=None, proof=_blank_proof(event.proof))


def blank_claim(claim: Claim) -> Claim:
    """What was claimed and how it ended is counted; whose words and pictures it was, is not."""
    return replace(claim, words="", photos=())


def blank_failed(failed: FailedAttempt) -> FailedAttempt:
    return replace(failed, attempt=_blank_attempt(failed.attempt))


def blank_change(change: Change) -> Change:
    return replace(change, what=_blank_what(change.what))


def blank_conversation(talk: Conversation) -> Conversation:
    """Whoever writes from that chat again is somebody new."""
    return replace(
        talk,
        lane=f"erased:{talk.id}",
        chat_id=0,
        user_id=0,
        holder=Holder.CLOSED,
        takeover=None,
        asked_at=None,
        asked_why=None,
        wish=None,
        scene="hello",
        beat="",
        notes="{}",
        deliveries=(),
        focus=None,
        proving=None,
        next_door=None,
    )


def blank_route(route: Route, deliveries: frozenset[DeliveryId]) -> Route:
    """A route that is over no longer says where these people live."""
    stops = tuple(
        replace(stop, location=route.start.location) if stop.delivery in deliveries else stop
        for stop in route.stops
    )
    return replace(route, stops=stops)


def _blank_what(what: What) -> What:
    match what:
        case AddressChange():
            return AddressChange(
                old="",
                new="",
                components=_zone(what.components) or Components(),
                location=None,
                verdict=what.verdict,
                by=what.by,
                before=blank_address(what.before),
            )
        case ToNeighbour():
            return ToNeighbour(name="")
        case ToSafePlace():
            return ToSafePlace(note="")
        case NewInstructions():
            return NewInstructions(door_card=DoorCard())
        case NewRecipient():
            return NewRecipient(recipient=Recipient())
        case SendBack():
            return SendBack()
        case CallOff():
            return CallOff()
        case _:
            return what


def _blank_verdict(verdict: Verdict | None) -> Verdict | None:
    if verdict is None:
        return None
    return Verdict(
        verdict=verdict.verdict,
        confidence=verdict.confidence,
        granularity=verdict.granularity,
        components=_zone(verdict.components) or Components(),
        sigma_m=verdict.sigma_m,
    )


def _zone(components: Components | None) -> Components | None:
    if components is None:
        return None
    return Components(
        postcode=components.postcode, city=components.city, country=components.country
    )


def _blank_proof(proof: Proof | None) -> Proof | None:
    return Proof(kind=proof.kind) if proof is not None else None


def _blank_pickup(pickup: Pickup | None) -> Pickup | None:
    return replace(pickup, code=None) if pickup is not None else None


def _blank_attempt(attempt: Attempt) -> Attempt:
    return replace(attempt, note=None, location=None, proof=_blank_proof(attempt.proof))
