"""Refusing: why the house said no, in words that a person can use."""

from bot.turn import Say, say
from core.refusals import Refusal

REFUSALS = frozenset(
    {
        "not-found",
        "slot-gone",
        "hold-expired",
        "past-cutoff",
        "not-allowed",
        "address-not-located",
        "no-compartment",
        "wrong-code",
        "ill",
    }
)
WHY_NOT = frozenset(
    {
        "carrier-does-not-offer",
        "carrier-says-no",
        "wrong-status",
        "sender-does-not-allow",
        "must-be-handed-over",
        "fragile",
        "too-valuable",
        "prove-again",
        "wants-a-person",
        "already-so",
        "needs-payment",
        "outside-opening-hours",
        "too-many-places",
        "too-many-wishes",
        "not-at-a-door",
        "on-hold",
        "no-pickup",
        "already-extended",
        "past-cutoff",
        "outside-area",
        "courier-left",
        "said-enough",
        "not-reversible",
        "no-failed-attempt",
    }
)


def refused(refusal: Refusal) -> Say:
    """A refusal in words: by the reason why not where one is known, else by its code."""
    why = refusal.why_not[0] if refusal.why_not else None
    if refusal.code == "not-allowed" and why in WHY_NOT:
        return say(f"why-not-{why}")
    if refusal.code == "not-allowed" and why in REFUSALS:
        return say(f"refusal-{why}")
    if refusal.at is not None and refusal.code in ("past-cutoff", "wrong-code"):
        return say(f"refusal-{refusal.code}-at", at=refusal.at)
    return say(f"refusal-{refusal.code if refusal.code in REFUSALS else 'other'}")
