"""Refusals: why the answer can be no. Each has a stable code that people and programs read."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`code` is one that the API promises; `detail` one plain English sentence for a developer.

    People hear the words of the code in their own language (`bot/texts/*/refusals.ftl`).
    """

    code: str
    detail: str
    why_not: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    at: datetime | None = None
    fields: tuple[tuple[str, str], ...] = field(default=())


class Refused(Exception):
    """The world says no. Nothing was changed: whoever raises it rolls back."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code}: {refusal.detail}")
        self.refusal = refusal


def not_found(what: str) -> Refused:
    return Refused(Refusal(code="not-found", detail=f"There is no such {what}."))


def invalid(field_name: str, problem: str) -> Refused:
    return Refused(
        Refusal(
            code="invalid",
            detail=f"The field {field_name} is wrong.",
            fields=((field_name, problem),),
        )
    )


def duplicate(what: str) -> Refused:
    return Refused(Refusal(code="duplicate", detail=f"This {what} was announced before."))


def unknown_carrier(ref: str) -> Refused:
    return Refused(Refusal(code="unknown-carrier", detail=f"There is no carrier {ref}."))


def slot_gone() -> Refused:
    return Refused(Refusal(code="slot-gone", detail="No route can serve this window any more."))


def hold_expired() -> Refused:
    return Refused(Refusal(code="hold-expired", detail="The hold ran out and the window is taken."))


def not_allowed(why_not: tuple[str, ...], until: datetime | None = None) -> Refused:
    """`past-cutoff` where time alone forbids it, else `not-allowed` with the reasons."""
    if why_not == ("past-cutoff",):
        return Refused(
            Refusal(code="past-cutoff", detail="It is too late for this change.", at=until)
        )
    return Refused(
        Refusal(code="not-allowed", detail="This cannot be changed now.", why_not=why_not, at=until)
    )


def stale_version(known: int) -> Refused:
    return Refused(
        Refusal(code="stale-version", detail=f"Version {known} of this route is known already.")
    )


def breaks_promises(promises: tuple[str, ...]) -> Refused:
    return Refused(
        Refusal(
            code="breaks-promises",
            detail="The plan would break what people were told.",
            promises=promises,
        )
    )


def address_not_located() -> Refused:
    return Refused(
        Refusal(code="address-not-located", detail="Nobody knows yet where this address is.")
    )


def event_conflict(event_id: str) -> Refused:
    return Refused(
        Refusal(
            code="event-conflict",
            detail=f"Event {event_id} was reported before with another body.",
        )
    )


def no_compartment() -> Refused:
    return Refused(
        Refusal(code="no-compartment", detail="No free compartment there fits the parcel.")
    )


def idempotency_conflict() -> Refused:
    return Refused(
        Refusal(
            code="idempotency-conflict",
            detail="This Idempotency-Key was used before with another body.",
        )
    )


def held_by(agent_name: str) -> Refused:
    return Refused(
        Refusal(
            code="not-allowed",
            detail="Another agent holds this conversation.",
            why_not=("held-by-another",),
        )
    )


def wrong_code(locked_until: datetime | None) -> Refused:
    return Refused(
        Refusal(code="wrong-code", detail="This is not the parcel's code.", at=locked_until)
    )
