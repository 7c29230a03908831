"""Words: how the console says the codes of the house."""

import re
from collections.abc import Collection
from decimal import Decimal

from core.model.access import Desk, Scope
from core.model.address import VerdictCode
from core.model.asker import Role
from core.model.carrier import ChangeAction
from core.model.change import ChangeState
from core.model.conversation import Author
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind
from core.model.parcel import Money
from core.model.payment import PaymentState
from core.model.post import Channel, Source
from core.model.promise import PromiseState
from core.model.reason import Reason
from core.model.risk import Why
from core.model.risk_flag import RiskFlag
from core.model.secret_words import veiled_note
from core.model.status import EventType, Flag, Status
from core.refusals import Refusal
from slots.offers import GREENEST, SOONEST
from web.console.faults import faults
from web.console.tongue import Family, number, said
from web.console.tongue import language_name as language

__all__ = ["language"]  # for the pages, beside what stands here

METRES_AS_KM_FROM = 995.0
SORRY = Family("sorry", (400, 404, 405, 413, 500, 503))
GROUP = Family("group", ("waiting", "agent", "bot"))
NOBODY = Family("nobody", GROUP)
PROOF = Family("proof", ("photo", "signature", "pin", "scan", "left_with"))
STATUS = Family("status", Status)
FLAG = Family("flag", Flag)
PROMISE = Family("promise", PromiseState)
PAYMENT = Family("payment", PaymentState)
CHANGE = Family("change", ChangeState)
ACTION = Family("action", ChangeAction)
WHY_NOT = Family(
    "why-not",
    (
        "carrier-does-not-offer",
        "carrier-says-no",
        "wrong-status",
        "sender-does-not-allow",
        "must-be-handed-over",
        "fragile",
        "too-valuable",
        "not-at-a-door",
        "address-not-located",
        "on-hold",
        "no-pickup",
        "already-extended",
        "past-cutoff",
        "nothing-agreed",
        "time-has-changed",
        "wants-a-supervisor",
        "wants-an-operator",
        "its-key-has-ended",
        "webhook-is-off",
        "not-yourself",
        "wish-is-over",
    ),
)
AUTHOR = Family("author", Author)
KIND = Family(
    "kind", ("photo", "voice", "pin", "contact", "sticker", "document", "other", "proposal")
)
ASKED_WHY = Family(
    "asked-why",
    (
        "not_received",
        "complaint",
        "private_photo",
        "scam",
        "lost",
        "damaged",
        "disputed",
        "wrong_place",
        "minor",
        "not_agreed",
        "bot-failed",
        "address_change",
    ),
)
WISHED_WHY = Family("wished-why", Why)
RISK = Family("risk", RiskFlag)
# What became known while an agent held the talk: written down, not said.
NOTE = Family(
    "note",
    (
        NoticeKind.ETA,
        NoticeKind.LATE,
        NoticeKind.SOONER,
        NoticeKind.NEAR,
        NoticeKind.ARRIVING,
        NoticeKind.NO_ANSWER,
        NoticeKind.CHANGE,
        NoticeKind.WINDOW_LOST,
        NoticeKind.WINDOW_SET,
        NoticeKind.NARROWED,
        NoticeKind.WINDOW_KEPT,
        NoticeKind.PROMISE_BROKEN,
        NoticeKind.HOLD_EXPIRED,
        NoticeKind.ADDRESS_OPEN,
        NoticeKind.IN_YOUR_STREET,
        NoticeKind.SLOT_FREED,
        NoticeKind.SLOT_PASSED,
        NoticeKind.WISH_OVER,
        NoticeKind.COURIER_SAID,
        NoticeKind.RESCUE_OVER,
        NoticeKind.REPORT_MISSING,
    ),
)
SHELF = Family("shelf", ("sent", "heard"))
UNDELIVERED = Family("channel", Channel)
UNHEARD = Family("source", Source)
# What waits, by its queue.
WAITS = Family("waits", ("inbox", *(f"outbox:{one}" for one in Channel)))
AGAIN_BUTTON = Family("again-button", ("sent", "uncertain", "heard"))
AGAIN = Family("again", ("sent", "heard", "gone"))
# The other programs that we look at, by the first part of their name.
PEER = Family("peer", ("carrier", "planner", "room", "geocoder", "points", "backup"))
REASON = Family("reason", Reason)
VERDICT = Family("verdict", VerdictCode)
ASKER = Family("asker", Role)
ADDRESS_HOW = Family("address-how", ("announced", "corrected", "changed", "put back"))
DESK = Family("desk", Desk)
SCOPE = Family("scope", Scope)
LABEL = Family("offer-label", (SOONEST, GREENEST))
EVENT = Family("event", EventType)
# Why a row was buried, by how its error begins. What others wrote is never shown: it may say more
# than a reason.
_TROUBLE = {
    r"telegram refuses it": "refused",
    r"the webhook is disabled": "off",
    r"the webhook is gone": "gone",
    r"the address ": "address",
    r"carrier \S+ is called no more": "called-no-more",
    r"carrier \S+ takes no changes": "takes-no-changes",
    r"wait [0-9]+ s": "wait",
    r"the folder: ": "folder",
    r"HTTP ([1-5][0-9]{2})\b": "answered",
    r"interrupted": "interrupted",
    r"the answer was lost|an answer without end|a yes that": "lost",
    r"TimedOut|TimeoutError|\w*Timeout": "slow",
    r"not reached|Network|NotSent|Client|Server|Connection": "not-reached",
    r"cannot be read: refused: ([a-z]+(?:-[a-z]+)*)$": "house-refused",
    r"cannot be read|not a |not an ": "not-written",
    r"nobody hears this source": "nobody-hears",
    r"unavailable": "unavailable",
    r"bug$|[A-Z]\w*(?:Error|Exception)$": "bug",
}
TROUBLE = Family("trouble", (*_TROUBLE.values(), "unknown"))


def said_plainly(code: str) -> str:
    """A code we have no better words for."""
    return code.replace("_", " ").replace("-", " ")


def asker(who: str) -> str:
    """Who asked, by their part in it: which chat or key it was is for the log."""
    part = who.partition(":")[0]
    return ASKER[Role(part)] if part in set(Role) else part


def address_how(how: str) -> str:
    return ADDRESS_HOW.get(how, how)


def door(card: DoorCard) -> list[tuple[str, str]]:
    """What one must know at the door, each with its name; never the code."""
    vehicle = []
    if card.height_m_max is not None:
        vehicle.append(said("door-height", most=number(card.height_m_max)))
    if card.weight_t_max is not None:
        vehicle.append(said("door-weight", most=number(card.weight_t_max)))
    told = (
        ("entrance", card.entrance),
        ("floor", card.floor),
        ("unit", card.unit),
        ("reception", card.reception),
        ("hours", card.opening_hours),
        ("lift", card.lift),
        ("parking", card.parking),
        ("vehicle", ", ".join([*vehicle, *filter(None, [card.vehicle_limits])])),
        ("help", card.access_needs),
        ("note", veiled_note(card.note) if card.note else None),
        ("voice", said("door-in-talk") if card.voice else None),
        ("photo", said("door-in-talk") if card.photo else None),
    )
    return [(DOOR[name], value) for name, value in told if value]


DOOR = Family(
    "door",
    (
        "entrance",
        "floor",
        "unit",
        "reception",
        "hours",
        "lift",
        "parking",
        "vehicle",
        "help",
        "note",
        "voice",
        "photo",
    ),
)


def how_far(metres: float | None) -> str:
    """ "850 m", "12 km"; nothing where nobody knows."""
    if metres is None:
        return ""
    if metres < METRES_AS_KM_FROM:
        return said("metres", metres=number(round(metres, -1), 0))
    return said("kilometres", kilometres=number(metres / 1000, 0))


def money(told: Money) -> str:
    return amount(told.amount, told.currency)


def amount(value: Decimal | float, currency: str) -> str:
    """ "1,204.50 EUR"."""
    return said("money", amount=number(float(value), 2), currency=currency).strip()


def why_not(codes: Collection[str]) -> str:
    return ", ".join(WHY_NOT.get(code, said_plainly(code)) for code in codes)


def trouble(error: str) -> str:
    """Why a row was buried, in words; where we have none, the log does."""
    for begins, name in _TROUBLE.items():
        if found := re.match(begins, error, re.ASCII):
            told = found[1] if found.re.groups else ""
            return said(TROUBLE.key(name), told=said_plainly(told))
    return TROUBLE["unknown"]


def refusal(refused: Refusal, holder_name: str | None) -> str:
    """Why what an agent asked for was not done. `holder_name` is who holds the talk now."""
    if "held-by-another" in refused.why_not or "not-the-holder" in refused.why_not:
        return said("held-by", name=holder_name) if holder_name else said("not-held")
    about, why = {name for name, _ in refused.fields}, faults(refused.fields)
    if "window" in about:
        return said("refused-window", why=why)
    if "said" in about:
        return said("refused-said", why=why)
    if about:
        return said("refused-answer", why=why)
    if "conversation-is-closed" in refused.why_not:
        return said("left-chat")
    if refused.code == "slot-gone":
        return said("route-cannot-keep")
    if refused.code == "past-cutoff":
        return said("too-late")
    if refused.why_not:
        return said("nothing-done", why=why_not(refused.why_not))
    return said("cannot-now")
