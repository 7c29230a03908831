"""Setting words: what the page of settings calls moments, rules, and where each is set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.actions.house import House
from core.model.call_rule import CallCause, CallRule
from core.model.carrier import Capability
from core.model.ids import ApiKeyId
from core.model.notice_policy import ASKS, DECISIONS, Manner, Moment
from web.console.words import language

LOOK_ONLY = "You may look. A supervisor or an operator sets what recipients are told."
SAID: Mapping[str, str] = MappingProxyType(
    {
        "kept": "Kept. It counts from the next notice on.",
        "dropped": "Taken back. What would count without it counts again.",
        "gone": "None was told for that, so nothing was done.",
    }
)
MOMENT: Mapping[Moment, str] = MappingProxyType(
    {
        Moment.ANNOUNCED: "A parcel is announced",
        Moment.ADDRESS_OPEN: "Nobody said whether the address is right",
        Moment.VAN_NEAR: "A van will be in their street",
        Moment.DAY_BEFORE: "It comes tomorrow",
        Moment.OUT_FOR_DELIVERY: "It is on the van",
        Moment.ETA: "The expected time has moved",
        Moment.NARROWED: "The time is told more exactly",
        Moment.SOONER: "May we come sooner?",
        Moment.DANGER: "The promise is in danger",
        Moment.NEAR: "A few stops away",
        Moment.AT_THE_DOOR: "The courier is at the door",
        Moment.DELIVERED: "It was handed over",
        Moment.FAILED: "It could not be handed over",
        Moment.READY: "It waits to be fetched",
        Moment.PICKUP_ENDS: "It will not wait much longer",
    }
)
MANNER: Mapping[Manner, str] = MappingProxyType(
    {
        Manner.PING: "rings",
        Manner.QUIETLY: "in the card alone",
        Manner.NEVER: "never",
    }
)
CAUSE: Mapping[CallCause, str] = MappingProxyType(
    {
        CallCause.ATTEMPT: "an attempt is disputed",
        CallCause.DAMAGED: "a parcel is damaged",
        CallCause.NOT_RECEIVED: "a parcel did not come",
        CallCause.WRONG_PLACE: "a parcel lies at another house",
        CallCause.MINOR: "a child answers",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, how it is set, and by which variable."""

    name: str
    value: str
    variable: str


def may_be(moment: Moment) -> Sequence[Manner]:
    """What wants a decision must ring; what asks rings, or is never told."""
    if moment in DECISIONS:
        return (Manner.PING,)
    return (Manner.PING, Manner.NEVER) if moment in ASKS else tuple(Manner)


def rules(house: House) -> Sequence[Rule]:
    limits = house.limits
    quiet, hours = limits.quiet_hours, limits.agent_hours
    calls = [_call(cause, limits.calls.get(cause)) for cause in CallCause]
    late = f"{limits.promise_buffer.seconds // 60} minutes clear of its end"
    return (
        Rule(
            name="Nobody is written to unasked",
            value=f"{quiet.start:%H:%M} to {quiet.end:%H:%M}" if quiet else "at no hour: off",
            variable="DOORSTEP_QUIET_HOURS",
        ),
        Rule(
            name="Agents are there",
            value=f"{hours.hours}, {hours.zone}" if hours else "day and night",
            variable="DOORSTEP_AGENT_HOURS",
        ),
        *(
            Rule(
                name=f"A person is called when {CAUSE[cause]}",
                value=value,
                variable="DOORSTEP_CALL_A_PERSON",
            )
            for cause, value in zip(CallCause, calls, strict=True)
        ),
        Rule(
            name="A chosen time is kept",
            value=f"{limits.hold_seconds} seconds",
            variable="DOORSTEP_HOLD_SECONDS",
        ),
        Rule(
            name="Talks are translated",
            value=f"into {language(limits.desk_language)}" if house.translates else "not at all",
            variable="DOORSTEP_TRANSLATOR_URL",
        ),
        Rule(name="A time is promised", value=late, variable="DOORSTEP_PROMISE_BUFFER"),
    )


def _call(cause: CallCause, rule: CallRule | None) -> str:
    if rule is None:
        return "never"
    told = []
    if rule.euros_from:
        told.append(f"from a value of {rule.euros_from:g} €")
    if rule.failed_from:
        tries = "attempt" if rule.failed_from == 1 else "attempts"
        told.append(f"from {rule.failed_from} failed {tries}")
    return " and ".join(told) or "always"


def capability(told: Capability) -> str:
    """ "until 2 h before, 4.90 EUR": until when it may be asked for, and for what."""
    if not told.allowed:
        return "not allowed"
    until = told.until
    parts = []
    if until.status is not None:
        parts.append(f"before “{until.status.replace('_', ' ')}”")
    if until.hours_before_window is not None:
        parts.append(f"until {until.hours_before_window:g} h before the window")
    if until.local_time is not None:
        parts.append(f"until {until.local_time:%H:%M}")
    if told.fee is not None:
        parts.append(f"for {told.fee.amount} {told.fee.currency}")
    return ", ".join(parts) or "at any time"


def owner(asker: str, names: Mapping[ApiKeyId, str]) -> str:
    """Whose policy it is: "" is the operator's own; a key by its name."""
    if not asker:
        return "ours"
    role, _, id = asker.partition(":")
    return f"{role} {names.get(ApiKeyId(id), id)}".strip()
