"""Words: how the console says the codes of the house."""

import re
from datetime import datetime, tzinfo
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from core.model.carrier import ChangeAction
from core.model.change import ChangeState
from core.model.conversation import Author
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind
from core.model.payment import PaymentState
from core.model.post import Channel, Source
from core.model.promise import PromiseState
from core.model.risk import Why
from core.model.risk_flag import RiskFlag
from core.model.secret_words import veiled_note
from core.model.status import Flag, Status
from core.refusals import Refusal

METRES_AS_KM_FROM = 995.0
SORRY = {
    400: "This cannot be read.",
    404: "There is no such page.",
    405: "This cannot be done here.",
    413: "This is too much at once.",
    500: "That did not work.",
    503: "The house is not well just now. Nothing was lost; try again in a moment.",
}
WRONG_LOGIN = "This e-mail, password and code do not go together."
TOO_MANY_TRIES = "Too many tries. Wait 15 minutes, then try again."
NOT_SIGNED_ON = "Your organisation did not say who you are. Try it again."
NO_SIGN_ON = "Your organisation's sign-on does not answer just now."
UNKNOWN_HERE = "You are not known here yet. A supervisor lets you in, by your e-mail."
NO_TEXT = "Write something first."
NO_TRANSLATION = "The translator does not help just now. Your words are still here."
SIGNED_OUT = "You were signed out. Your words are still here: copy them, then sign in again."
PROOF = {
    "photo": "a photo",
    "signature": "a signature",
    "pin": "the parcel's code",
    "scan": "a scan of the label",
    "left_with": "left there",
}
WANTS_SUPERVISOR = "Only a supervisor may do this."
WANTS_AUDITOR = "Only an auditor or a supervisor may look here."
LIMITED = "This page shows parcels that you are not asked to see."
WRONG_PASSWORD = "That is not the password that you have now."
SHORT_PASSWORD = "A password wants ten characters or more."
WRONG_CODE = "That is not the code that the app shows just now."
LOOK_ONLY = "You may look, not act."
LOOK_ONLY_HERE = "You may look. A supervisor or an operator can try it again."

STATUS = {
    Status.ANNOUNCED: "announced",
    Status.SCHEDULED: "has a time",
    Status.LOADED: "in the van",
    Status.OUT_FOR_DELIVERY: "out for delivery",
    Status.ARRIVING: "arriving",
    Status.DELIVERED: "delivered",
    Status.ATTEMPT_FAILED: "not handed over",
    Status.READY_FOR_PICKUP: "waits at a pickup point",
    Status.COLLECTED: "collected",
    Status.RETURNING: "on its way back",
    Status.RETURNED: "returned to the sender",
    Status.CANCELLED: "cancelled",
    Status.LOST: "lost",
}
FLAG = {
    Flag.DELAYED: "delayed",
    Flag.RESCHEDULED: "rescheduled",
    Flag.REDIRECTED: "redirected",
    Flag.ON_HOLD: "on hold",
    Flag.CUSTOMS: "at customs",
    Flag.DAMAGED: "damaged",
    Flag.PAYMENT_DUE: "payment due",
}
PROMISE = {
    PromiseState.ASKED: "asked",
    PromiseState.ACCEPTED: "accepted by the carrier",
    PromiseState.APPLIED: "in the courier's hands",
    PromiseState.KEPT: "kept",
    PromiseState.BROKEN: "broken",
    PromiseState.RELEASED: "released",
}
PAYMENT = {
    PaymentState.ASKED: "asked for",
    PaymentState.PAID: "paid, not booked yet",
    PaymentState.BOOKED: "paid",
    PaymentState.EARNED: "paid, and kept",
    PaymentState.REFUND_DUE: "to be given back",
    PaymentState.REFUNDED: "given back",
}
CHANGE = {
    ChangeState.QUEUED: "asked",
    ChangeState.SENT: "sent to the carrier",
    ChangeState.ACCEPTED: "accepted by the carrier",
    ChangeState.APPLIED: "in the courier's hands",
    ChangeState.REJECTED: "the carrier said no",
    ChangeState.EXPIRED: "no answer in time",
    ChangeState.SUPERSEDED: "replaced by a newer wish",
    ChangeState.CANCELLED: "withdrawn",
    ChangeState.UNCERTAIN: "sent, answer lost",
}
ACTION = {
    ChangeAction.CHANGE_WINDOW: "another time",
    ChangeAction.CHANGE_ADDRESS: "another address",
    ChangeAction.REDIRECT: "to a pickup point",
    ChangeAction.NEIGHBOUR: "to a neighbour",
    ChangeAction.SAFE_PLACE: "to a safe place",
    ChangeAction.INSTRUCTIONS: "instructions for the door",
    ChangeAction.CHANGE_RECIPIENT: "another recipient",
    ChangeAction.POSTPONE: "put off",
    ChangeAction.EXTEND_PICKUP: "longer at the pickup point",
    ChangeAction.RETURN: "back to the sender",
    ChangeAction.CANCEL: "call off",
}
WHY_NOT = {
    "carrier-does-not-offer": "the carrier does not offer it",
    "carrier-says-no": "the carrier does not take it for this parcel now",
    "wrong-status": "not at this stage",
    "sender-does-not-allow": "the sender does not allow it",
    "must-be-handed-over": "must be handed to somebody",
    "fragile": "it is fragile",
    "too-valuable": "it is too valuable to be left alone",
    "not-at-a-door": "it does not go to a door",
    "address-not-located": "nobody knows where it is",
    "on-hold": "the parcel is on hold",
    "no-pickup": "it waits nowhere yet",
    "already-extended": "it was given more time once already",
    "past-cutoff": "too late now",
    "nothing-agreed": "the carrier has not agreed to a time yet",
    "time-has-changed": "another time stands by now",
    "wants-a-supervisor": "only a supervisor may do this",
    "wants-an-operator": "only a supervisor or an operator may do this",
    "its-key-has-ended": "the key that asked for these events has ended",
    "webhook-is-off": "the webhook is switched off",
    "not-yourself": "you cannot take your own role away: ask another supervisor",
    "wish-is-over": "this wish has been answered, or the address was changed meanwhile",
}
AUTHOR = {
    Author.RECIPIENT: "Recipient",
    Author.BOT: "Bot",
    Author.AGENT: "Agent",
    Author.HOUSE: "Doorstep",
}
KIND = {
    "photo": "a photo",
    "voice": "a voice message",
    "pin": "a place on the map",
    "contact": "a contact",
    "sticker": "a sticker",
    "document": "a file",
    "other": "something else",
    "proposal": "a wish for another address",
}
ASKED_WHY = {
    "not_received": "says a parcel did not come",
    "complaint": "has a complaint",
    "private_photo": "sent a photo of a document or a face",
    "scam": "got a message that pretends to be ours",
    "lost": "the bot did not understand",
    "damaged": "says a parcel is damaged",
    "disputed": "says that nobody came, and it is not the first time",
    "wrong_place": "says a parcel lies at another house",
    "minor": "is a child, who answered for an adult",
    "not_agreed": "says that what was agreed is not right",
    "bot-failed": "got no answer, because the bot failed",
    "address_change": "wants a parcel at another address",
}
WISHED_WHY = {
    Why.ELSEWHERE: "it is another town",
    Why.IN_TOWN: "it is another part of the town",
    Why.UNKNOWN: "nobody knows how far it is",
    Why.DEAR: "the parcel is dear",
    Why.ON_THE_ROAD: "the parcel is in the van",
    Why.OFTEN: "the address was changed before",
    Why.MINOR: "a child answered in this chat",
}
RISK = {
    RiskFlag.DEAR: "worth stealing",
    RiskFlag.MINOR: "a child answered in this chat",
    RiskFlag.OFTEN: "its address was changed again and again",
    RiskFlag.LOCKED: "too many wrong codes were typed",
    RiskFlag.DOUBTED: "a failed attempt is in doubt",
    RiskFlag.LAST_TRY: "the next attempt is the last one",
    RiskFlag.LATE: "likelier than not after its promise",
    RiskFlag.LEFT_BEHIND: "the van left, and nobody has scanned it",
}
# What became known while an agent held the talk: written down, not said.
NOTE = {
    NoticeKind.ETA: "The expected time has moved.",
    NoticeKind.LATE: "The promise is in danger.",
    NoticeKind.SOONER: "The courier could come before the promised time.",
    NoticeKind.NEAR: "The courier is near.",
    NoticeKind.ARRIVING: "The courier is at the door.",
    NoticeKind.NO_ANSWER: "The courier stands at the door and nobody answers.",
    NoticeKind.CHANGE: "The carrier has answered a change.",
    NoticeKind.WINDOW_LOST: "A promise was broken; another time is kept for them.",
    NoticeKind.WINDOW_SET: "Another time was chosen for them.",
    NoticeKind.NARROWED: "The promised time was told more exactly.",
    NoticeKind.WINDOW_KEPT: "Another vehicle comes in the promised time, or the one before stands.",
    NoticeKind.PROMISE_BROKEN: "The plan can no longer keep the promise.",
    NoticeKind.HOLD_EXPIRED: "The time that was kept has been let go.",
    NoticeKind.ADDRESS_OPEN: "Nobody has said whether the address is right.",
    NoticeKind.IN_YOUR_STREET: "A van will be in their street.",
    NoticeKind.SLOT_FREED: "A time they waited for is kept for them.",
    NoticeKind.SLOT_PASSED: "The time they waited for went to the next in line.",
    NoticeKind.WISH_OVER: "The time they waited for did not become possible.",
    NoticeKind.COURIER_SAID: "The courier wrote through us.",
    NoticeKind.RESCUE_OVER: "The courier has left.",
    NoticeKind.REPORT_MISSING: "Nobody has reported how the visit ended.",
}

SHELF = {"sent": "Could not be sent", "heard": "Could not be read"}
UNDELIVERED = {
    Channel.TELEGRAM: "A message to a chat",
    Channel.WEBHOOK: "An event to a webhook",
    Channel.CARRIER: "A change to a carrier",
    Channel.MAIL: "A mail to a recipient",
    Channel.SMS: "An SMS to a recipient",
    Channel.VOICE: "A voice note or a photo, to be fetched",
    Channel.TILL: "An answer to who pays, or Stars that go back",
    Channel.TOPIC: "A message to the agents' group",
}
UNHEARD = {
    Source.TELEGRAM: "An update from Telegram",
    Source.HOUSE: "A notice of the house to a chat",
    Source.CARRIER: "News from a carrier",
    Source.UNKNOWN: "Something that this version does not know",
}
# What waits, by its queue.
WAITS = {
    "inbox": "To be heard",
    "outbox:telegram": "To chats",
    "outbox:webhook": "To webhooks",
    "outbox:carrier": "To carriers",
    "outbox:mail": "Mails",
    "outbox:sms": "SMS",
    "outbox:voice": "Voice notes and photos to be fetched",
}
AGAIN_BUTTON = {
    "sent": "Send again",
    "uncertain": "It did not arrive: send again",
    "heard": "Try again",
}
AGAIN = {
    "sent": "It is on its way again. If that fails, it comes back here.",
    "heard": "It is being read again. If that fails, it comes back here.",
    "gone": "It does not lie here any more, so nothing was done.",
}
ERASED = "What it said was erased with its person, so it cannot be tried again."
NOT_TRUE_ANY_MORE = "It is no longer true, so it is not sent again."
# Why a row was buried, by how its error begins. What others wrote is never shown: it may say more
# than a reason.
_TROUBLE = (
    (r"telegram refuses it", "Telegram refuses it as it is."),
    (r"the webhook is disabled", "The webhook is switched off."),
    (r"the webhook is gone", "The webhook wants no more events, so it was switched off."),
    (r"the address ", "The webhook's address cannot be called."),
    (r"carrier \S+ is called no more", "This carrier is called no more."),
    (r"carrier \S+ takes no changes", "This carrier takes no changes from us."),
    (r"wait [0-9]+ s", "It is too much for them: they want us to wait."),
    (r"the folder: ", "The folder that we share with them is not to be had."),
    (r"HTTP ([1-5][0-9]{2})\b", "The other side answered with {}."),
    (r"interrupted", "We were interrupted while it was being sent."),
    (r"the answer was lost|an answer without end|a yes that", "Their answer could not be read."),
    (r"TimedOut|TimeoutError|\w*Timeout", "It took too long."),
    (r"not reached|Network|NotSent|Client|Server|Connection", "They could not be reached."),
    (r"cannot be read: refused: ([a-z]+(?:-[a-z]+)*)$", "The house refused it: {}."),
    (r"cannot be read|not a |not an ", "It is not written as it should be."),
    (r"nobody hears this source", "Nobody here reads what comes from there."),
    (r"unavailable", "A part of the house was not well at every try."),
    (r"bug$|[A-Z]\w*(?:Error|Exception)$", "A mistake of ours: the log tells which."),
)


@lru_cache(maxsize=256)
def language(code: str) -> str:
    """The name of a language: "Finnish"; its code where nobody knows a name."""
    try:
        return Locale(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def said_plainly(code: str) -> str:
    """A code we have no better words for."""
    return code.replace("_", " ").replace("-", " ")


def asker(who: str) -> str:
    """Who asked, by their part in it: which chat or key it was is for the log."""
    return {"house": "Doorstep"}.get(who.partition(":")[0], f"the {who.partition(':')[0]}")


def door(card: DoorCard) -> list[tuple[str, str]]:
    """What one must know at the door, each with its name; never the code."""
    limits = ((card.height_m_max, "m high"), (card.weight_t_max, "t"))
    vehicle = [f"at most {most:g} {unit}" for most, unit in limits if most is not None]
    told = (
        ("entrance", card.entrance),
        ("floor", card.floor),
        ("flat", card.unit),
        ("reception", card.reception),
        ("open", card.opening_hours),
        ("lift:", card.lift),
        ("parking:", card.parking),
        ("vehicle:", ", ".join([*vehicle, *filter(None, [card.vehicle_limits])])),
        ("help:", card.access_needs),
        ("note:", veiled_note(card.note) if card.note else None),
        ("voice note:", "in the talk" if card.voice else None),
        ("photo:", "in the talk" if card.photo else None),
    )
    return [(name, value) for name, value in told if value]


def how_far(metres: float | None) -> str:
    """ "850 m", "12 km"; nothing where nobody knows."""
    if metres is None:
        return ""
    return f"{round(metres, -1):.0f} m" if metres < METRES_AS_KM_FROM else f"{metres / 1000:.0f} km"


def why_not(codes: tuple[str, ...]) -> str:
    return ", ".join(WHY_NOT.get(code, said_plainly(code)) for code in codes)


# The other programs that we look at, by the first part of their name.
PEER = {
    "carrier": "carrier",
    "planner": "planner",
    "room": "planner, for more room",
    "geocoder": "geocoder",
    "points": "list of pickup points",
    "backup": "copy of the database",
}


def moment(at: datetime, zone: tzinfo) -> str:
    """A day and a time: "Fri 27 Nov 14:05"."""
    return at.astimezone(zone).strftime("%a %d %b %H:%M")


def trouble(error: str) -> str:
    """Why a row was buried, in words; where we have none, the log does."""
    for begins, sentence in _TROUBLE:
        if found := re.match(begins, error, re.ASCII):
            return sentence.format(*(said_plainly(group) for group in found.groups()))
    return "The log tells why."


def refusal(refused: Refusal, holder_name: str | None) -> str:
    """Why what an agent asked for was not done. `holder_name` is who holds the talk now."""
    if "held-by-another" in refused.why_not or "not-the-holder" in refused.why_not:
        if holder_name:
            return f"{holder_name} holds this talk now, so nothing was done."
        return "You do not hold this talk. Take it over, then answer; your words are kept below."
    if any(field == "window" for field, _ in refused.fields):
        return "Nothing was changed: the time " + ", ".join(why for _, why in refused.fields) + "."
    if any(field == "said" for field, _ in refused.fields):
        return "Nothing was done: what they said " + ", ".join(w for _, w in refused.fields) + "."
    if refused.fields:
        return "Nothing was sent: your answer " + ", ".join(why for _, why in refused.fields) + "."
    if "conversation-is-closed" in refused.why_not:
        return "The recipient has left this chat, so nobody can be reached here."
    if refused.code == "slot-gone":
        return "The route cannot keep that with everybody else's time kept, so nothing was done."
    if refused.code == "past-cutoff":
        return "It is too late for this change, so nothing was done."
    if refused.why_not:
        return f"Nothing was done: {why_not(refused.why_not)}."
    return "That cannot be done now."
