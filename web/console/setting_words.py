"""Setting words: what the page of settings calls moments, rules, and where each is set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from core.actions.house import House
from core.model.call_rule import CallCause, CallRule
from core.model.carrier import Capability
from core.model.ids import ApiKeyId
from core.model.notice_policy import ASKS, DECISIONS, Manner, Moment
from web.console.tongue import Family, language_name, number, said
from web.console.words import STATUS, money

SAID = Family("settings-said", ("kept", "dropped", "gone"))
MOMENT = Family("moment", Moment)
MANNER = Family("manner", Manner)
CAUSE = Family("cause", CallCause)
NUMBER = Family(
    "number",
    (
        "pings_a_day",
        "near_stops",
        "near_minutes",
        "told_again_minutes",
        "late_minutes",
        "sooner_minutes",
        "pickup_ends_hours",
    ),
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
    late = said("rule-clear", count=limits.promise_buffer.seconds // 60)
    return (
        Rule(
            name=said("rule-quiet"),
            value=_hours(quiet.start, quiet.end) if quiet else said("rule-quiet-off"),
            variable="DOORSTEP_QUIET_HOURS",
        ),
        Rule(
            name=said("rule-agents"),
            value=f"{hours.hours}, {hours.zone}" if hours else said("rule-agents-always"),
            variable="DOORSTEP_AGENT_HOURS",
        ),
        *(
            Rule(
                name=said("rule-called", cause=CAUSE[cause]),
                value=value,
                variable="DOORSTEP_CALL_A_PERSON",
            )
            for cause, value in zip(CallCause, calls, strict=True)
        ),
        Rule(
            name=said("rule-hold"),
            value=said("rule-seconds", count=limits.hold_seconds),
            variable="DOORSTEP_HOLD_SECONDS",
        ),
        Rule(
            name=said("rule-translated"),
            value=(
                said("rule-into", language=language_name(limits.desk_language))
                if house.translates
                else said("rule-not-at-all")
            ),
            variable="DOORSTEP_TRANSLATOR_URL",
        ),
        Rule(name=said("rule-promised"), value=late, variable="DOORSTEP_PROMISE_BUFFER"),
    )


def _hours(start: time, end: time) -> str:
    return said("rule-hours", start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def _call(cause: CallCause, rule: CallRule | None) -> str:
    if rule is None:
        return said("call-never")
    told = []
    if rule.euros_from:
        told.append(said("call-from-value", value=number(float(rule.euros_from))))
    if rule.failed_from:
        told.append(said("call-from-failed", count=rule.failed_from))
    if len(told) == 2:
        return said("call-and", one=told[0], other=told[1])
    return told[0] if told else said("call-always")


def capability(told: Capability) -> str:
    """ "until 2 h before, 4.90 EUR": until when it may be asked for, and for what."""
    if not told.allowed:
        return said("not-allowed")
    until = told.until
    parts = []
    if until.status is not None:
        parts.append(said("capability-status", status=STATUS[until.status]))
    if until.hours_before_window is not None:
        parts.append(said("capability-hours", hours=number(until.hours_before_window)))
    if until.local_time is not None:
        parts.append(said("capability-time", time=f"{until.local_time:%H:%M}"))
    if told.fee is not None:
        parts.append(said("for-fee", fee=money(told.fee)))
    return ", ".join(parts) or said("capability-any-time")


def owner(asker: str, names: Mapping[ApiKeyId, str]) -> str:
    """Whose policy it is: "" is the operator's own; a key by its name."""
    if not asker:
        return said("policy-ours")
    role, _, id = asker.partition(":")
    return f"{role} {names.get(ApiKeyId(id), id)}".strip()
