"""Claims: opened by what a recipient says, taken by one of us, and closed with an answer."""

from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.calling import call_by_rule
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, notify, publish_about
from core.commands import CloseClaim, ReportClaim, TakeClaim
from core.model.asker import Asker, Role
from core.model.attempt import Settled
from core.model.call_rule import CallCause
from core.model.claim import Claim, ClaimEvent, ClaimKind, Outcome
from core.model.delivery import Delivery
from core.model.ids import AgentId, ClaimId
from core.model.notice import NoticeKind
from core.model.status import Flag, Status
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found

# What is only claimed of a parcel that is said to have been handed over.
_AFTER_HAND_OVER = frozenset({ClaimKind.NOT_RECEIVED, ClaimKind.WRONG_PLACE})


async def open_claim(
    house: House,
    unit: Unit,
    delivery: Delivery,
    kind: ClaimKind,
    by: Asker,
    words: str = "",
    photo: str | None = None,
    attempt: int | None = None,
) -> Claim:
    """A claim that somebody of us sees to. What is said of the same thing again belongs to the one
    that is open."""
    for known in await unit.claims.of(delivery.id):
        if known.is_open and known.kind is kind and known.attempt == attempt:
            more = known.told_more(words, photo)
            await unit.claims.put(more)
            return more
    claim = Claim(
        id=ClaimId(house.new_id("clm")),
        delivery=delivery.id,
        carrier=delivery.carrier,
        kind=kind,
        opened_at=house.clock.now(),
        words=words,
        photos=(photo,) if photo is not None else (),
        attempt=attempt,
    )
    await unit.claims.put(claim)
    await note(
        house, unit, delivery, "alert", str(by), f"claim opened: {kind}, {claim.whose}'s turn"
    )
    return claim


async def report_claim(
    house: House, unit: Unit, command: ReportClaim, by: Asker, prepared: Prepared
) -> Done:
    """ "The box is crushed", "it is not here", "that is not my house".

    Raises Refused: not-allowed where nothing was handed over yet; invalid.
    """
    if command.kind not in set(ClaimKind) - {ClaimKind.ATTEMPT}:
        raise invalid("kind", "is not something that can be claimed")
    kind = ClaimKind(command.kind)
    delivery = await delivery_of(unit, command.delivery)
    if kind in _AFTER_HAND_OVER and delivery.status is not Status.DELIVERED:
        raise not_allowed(("wrong-status",))
    known = await unit.claims.of(delivery.id)
    claim = await open_claim(house, unit, delivery, kind, by, command.words, command.photo)
    if claim in known:
        return Done(delivery=delivery)  # said again, with nothing new in it
    if kind is ClaimKind.DAMAGED:
        delivery = replace(delivery.flagged(Flag.DAMAGED), updated_at=house.clock.now())
        await unit.deliveries.save(delivery)
        data = {"text": claim.words, "has_photo": bool(claim.photos)}
        await publish_about(house, unit, "delivery.damage_reported", delivery, data)
    await call_by_rule(house, unit, delivery, CallCause(kind), by)
    return Done(delivery=delivery)


async def take_claim(
    house: House, unit: Unit, command: TakeClaim, by: Asker, prepared: Prepared
) -> Done:
    """From now on it has an owner.

    Raises Refused: not-found; not-allowed once it is closed.
    """
    claim = await _claim_of(unit, command.claim)
    if not claim.may(ClaimEvent.TAKE):
        raise not_allowed((f"claim-is-{claim.state}",))
    _must_be_ours(by)
    await unit.claims.put(claim.taken(AgentId(str(by.id)), command.name))
    delivery = await delivery_of(unit, claim.delivery)
    await note(house, unit, delivery, "alert", str(by), f"claim taken: {claim.kind}")
    return Done(delivery=delivery)


async def close_claim(
    house: House, unit: Unit, command: CloseClaim, by: Asker, prepared: Prepared
) -> Done:
    """Its owner has decided; its recipient, sender and carrier hear how. A disputed attempt counts
    again, or never more.

    Raises Refused: not-found; not-allowed where nobody has taken it, or it is closed; invalid.
    """
    if command.outcome not in set(Outcome):
        raise invalid("outcome", "is not one of " + ", ".join(sorted(Outcome)))
    outcome = Outcome(command.outcome)
    claim = await _claim_of(unit, command.claim)
    if not claim.may(ClaimEvent.CLOSE):
        raise not_allowed((f"claim-is-{claim.state}",))
    _must_be_ours(by)
    await unit.claims.put(claim.closed(outcome, house.clock.now()))
    delivery = await delivery_of(unit, claim.delivery)
    if claim.attempt is not None:
        delivery = await _settled(house, unit, delivery, claim.attempt, outcome)
    await note(house, unit, delivery, "alert", str(by), f"claim closed: {claim.kind}, {outcome}")
    data = {"kind": claim.kind, "outcome": outcome, "opened_at": claim.opened_at}
    await publish_about(house, unit, "delivery.claim_closed", delivery, data)
    await notify(
        house, unit, delivery, NoticeKind.CLAIM_CLOSED, claim.id, ref=claim.kind, text=outcome
    )
    return Done(delivery=delivery)


async def _settled(
    house: House, unit: Unit, delivery: Delivery, number: int, outcome: Outcome
) -> Delivery:
    """The attempt with the decision, on the delivery and where attempts are counted."""
    if not 0 < number <= len(delivery.attempts):
        return delivery
    settled = Settled.DISPROVED if outcome is Outcome.UPHELD else Settled.STANDS
    attempt = replace(delivery.attempts[number - 1], settled=settled)
    before, after = delivery.attempts[: number - 1], delivery.attempts[number:]
    attempts = (*before, attempt, *after)
    delivery = replace(delivery, attempts=attempts, updated_at=house.clock.now())
    await unit.deliveries.save(delivery)
    counted = await unit.failed_attempts.get(delivery.id, number)
    if counted is not None:
        await unit.failed_attempts.put(replace(counted, attempt=attempt))
    return delivery


async def _claim_of(unit: Unit, id: ClaimId) -> Claim:
    claim = await unit.claims.get(id)
    if claim is None:
        raise not_found("claim")
    return claim


def _must_be_ours(by: Asker) -> None:
    """Nobody decides what they claim themselves."""
    if by.role is not Role.AGENT:
        raise not_allowed(("wants-a-person",))
