"""Day of delivery: one living card, and a new message only where it matters.

hse  out_for_delivery
bot  Your parcel is on its way to you.…
hse  near 2
bot  2 more stops before you: the courier comes in about 22 min.…
hse  arriving
bot  The courier is at your door.…
hse  delivered
bot  📦…
bot  Delivered. Was everything all right?… [★ 1] [★ 2] [★ 3] [★ 4] [★ 5] [Something is wrong]
rcp  ★ 2
bot  Thank you. What was not right? [Not handled with care] [Not friendly] [Something else] [A person]
     RateDelivery
rcp  Not handled with care
bot  Thank you!
     RateDelivery
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.asking import MENU, PERSON, left_instead, ways_out
from bot.buttons import Button, about
from bot.card import card, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Slash, Told, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.visits import spoken_of
from bot.wording import Text
from core.actions.rating import STARS_GOOD
from core.commands import RateDelivery
from core.model.change import Change, ChangeState
from core.model.conversation import Holder
from core.model.delivery import Delivery, Format
from core.model.left_there import left_there
from core.model.notice import Notice, NoticeKind

STARS_MAX = 5
_WHY = ("not_then", "not_careful", "not_kind", "other")
LEAST_LEFT = timedelta(minutes=1)
WORDS_MAX = 500


@dataclass(frozen=True, slots=True)
class Notes:
    """How many stars were given, while their reason is asked."""

    stars: int = 0


_NO = frozenset({ChangeState.REJECTED, ChangeState.EXPIRED})

# What each notice says first; those in _QUIETLY only bring the card up to date.
_LEADS = {
    NoticeKind.REMINDER: "lead-reminder",
    NoticeKind.OUT_FOR_DELIVERY: "lead-out-for-delivery",
    NoticeKind.ARRIVING: "lead-at-the-door",
    NoticeKind.RETURNING: "lead-returning",
    NoticeKind.CANCELLED: "lead-cancelled",
    NoticeKind.CUSTOMS_CLEARED: "lead-customs-cleared",
    NoticeKind.LOST: "lead-lost",
    NoticeKind.DAMAGED: "lead-damaged",
}
_QUIETLY = frozenset({NoticeKind.SCHEDULED, NoticeKind.ETA})


def told(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Something happened: the card says where it stands, a lead says what is new."""
    if not isinstance(heard, Told) or facts.delivery is None:
        return aside()
    kind = heard.notice.kind
    if kind in _QUIETLY:
        return aside(card(facts, told=heard.notice))
    lead = _LEADS[kind]
    if kind is NoticeKind.REMINDER and facts.delivery.comes_then is not None:
        lead = spoken_of(lead, facts)
    return aside(card(facts, fresh=True, lead=Text(lead)))


def near(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """How many stops are left before theirs, and about how many minutes."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None:
        return aside()
    lead = _how_near(heard.notice, delivery, facts)
    return aside(card(facts, fresh=lead is not None, lead=lead, told=heard.notice))


def _how_near(notice: Notice, delivery: Delivery, facts: Facts) -> Text | None:
    """None where nobody can say."""
    if notice.kind is not NoticeKind.NEAR or delivery.eta is None or notice.ref is None:
        return None
    minutes = max(delivery.eta.middle - facts.now, LEAST_LEFT)
    return Text("lead-near", {"stops": int(notice.ref), "minutes": minutes})


def quietly(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Nothing rings: the card says it, whatever it is."""
    if not isinstance(heard, Told) or facts.delivery is None:
        return aside()
    lead = _how_near(heard.notice, facts.delivery, facts)
    return aside(card(facts, lead=lead, told=heard.notice))


def delivered(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The end, and one question: where it was left, that is whether it lies at the right door."""
    delivery = facts.delivery
    if delivery is None:
        return aside()
    if left_there(delivery, facts.changes) is not None:
        return goto("claims", says=(card(facts),))
    shown = delivery.proof.picture if delivery.proof is not None else None
    return aside(card(facts), replace(_stars(delivery), proof=shown))


def stars(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The question by itself, once it is known that the parcel lies where it should."""
    return rest(_stars(facts.delivery)) if facts.delivery is not None else UNHEARD


def _stars(delivery: Delivery) -> Say:
    stars = tuple(
        about(delivery, "button-stars", f"rate.{number}", stars=number)
        for number in range(1, STARS_MAX + 1)
    )
    wrong = about(delivery, "button-something-wrong", "rate.wrong")
    closing = Text("card-closing", {"what": title(delivery)})
    return say("delivered", *stars, wrong, lines=closing)


def rated(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    delivery = facts.delivery
    match heard:
        case Pressed(verb="rate.wrong") if delivery is not None:
            broken = about(delivery, "button-damaged", "damage.report")
            missing = about(delivery, "button-not-here", "claim.not_here")
            return rest(say("rate-what-is-wrong", broken, missing, PERSON))
        case Pressed(verb=verb) if delivery is not None and delivery.is_over:
            stars = int(verb.removeprefix("rate."))
            then = thanked if stars >= STARS_GOOD else why
            return goto(then, RateDelivery(delivery.id, stars), notes=Notes(stars))
        case Pressed():
            return rest(say("stale", MENU, PERSON))
        case _:
            return UNHEARD


def why(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Few stars have a reason: first of all what was promised, beside when it came."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="rate.why", args=(_, reason, given)) if reason in _WHY:
            stars = int(given) if given in ("1", "2", "3") else 1
            return goto(thanked, RateDelivery(delivery.id, stars, reason=reason))
        case Pressed():
            return rest(say("stale", MENU, PERSON))
        case Entered() if delivery.is_over:
            return ask(_why(delivery, notes.stars), notes=notes)
        case Words(text=text) if _tells_why(heard, notes):
            words = text[:WORDS_MAX]
            rating = RateDelivery(delivery.id, notes.stars, words=words, reason="other")
            return goto(thanked, rating)
        case _:
            return UNHEARD


def _tells_why(heard: Words, notes: Notes) -> bool:
    """ "He was rude and late": a reason, and nothing that is asked for."""
    is_asked = heard.understood.understood and not means(heard, Intent.COMPLAINT)
    return bool(notes.stars) and not is_asked


def _why(delivery: Delivery, given: int) -> Say:
    promise, came = delivery.promise, delivery.came_at
    told: Text | str = ""
    is_late = promise is not None and came is not None and came not in promise.window
    if promise is not None and came is not None and is_late:
        told = Text("rate-promise", {"window": promise.window, "at": came})
    reasons = (each for each in _WHY if each != "not_then" or promise is not None)
    buttons = (
        about(delivery, f"button-why-{each.replace('_', '-')}", "rate.why", each, str(given))
        for each in reasons
    )
    return say("rate-why", *buttons, PERSON, promise=told)


def thanked(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return rest(say("rate-thanks"))


def answered(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The carrier's answer to a wish: a tick on the card, or a no with what is possible instead."""
    if not isinstance(heard, Told) or facts.delivery is None:
        return aside()
    change = _meant(heard.notice, facts)
    if change is not None and change.state in _NO:
        wish = Text(f"wish-{change.action.replace('_', '-')}")
        ways = (*left_instead(facts, change.action), *ways_out(facts))
        return aside(card(facts), say("change-no", *ways, wish=wish))
    return aside(card(facts))


def address_changed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Somebody else changed the address: from where to where, and whether it is right; no question
    where who speaks with the recipient did it, or where the parcel is no longer to come."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None or delivery.is_over:
        return aside()
    number = int(heard.notice.ref or 0)
    old = next((each for each in delivery.versions if each.number == number - 1), None)
    now = delivery.versions[-1] if delivery.versions else None
    if old is None or now is None or now.number != number:
        return aside(card(facts))  # there is a newer one, with a notice of its own
    who = now.by.partition(":")[0]
    moved = say("address-changed", who=who, what=title(delivery), old=old.line, new=now.line)
    # Where its place on the map alone is another one, the question shows it.
    told = (moved,) if old.line != now.line else ()
    is_settled = delivery.address.confirmed is not None or delivery.format is not Format.DOOR
    if is_settled or facts.conversation.holder is not Holder.BOT:
        return aside(card(facts), *told)
    return goto("confirm_address", says=(card(facts), *told))


def where_is_it(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The card, anew at the bottom of the chat; of several parcels, one line each."""
    if facts.delivery is None:
        return UNHEARD
    match heard:
        case Words() | Slash() if len(facts.open_deliveries) > 1:
            return rest(say("status-several", *_parcels(facts)))
        case _:
            return rest(_fresh_card(facts))


def _parcels(facts: Facts) -> tuple[Button, ...]:
    return tuple(
        about(each, "button-parcel", "parcel.show", what=title(each), number=number)
        for number, each in enumerate(facts.open_deliveries[:STARS_MAX], start=1)
    )


def _fresh_card(facts: Facts) -> Say:
    return card(facts, fresh=True)


def _meant(notice: Notice, facts: Facts) -> Change | None:
    return next((change for change in facts.changes if change.id == notice.ref), None)


SCENE = Scene(
    name="day_of_delivery",
    notes=Notes,
    beats=(
        told,
        near,
        quietly,
        delivered,
        stars,
        rated,
        why,
        thanked,
        answered,
        address_changed,
        where_is_it,
    ),
    verbs={
        **{f"rate.{number}": rated for number in range(1, STARS_MAX + 1)},
        "rate.wrong": rated,
        "rate.why": why,
        "parcel.show": where_is_it,
        "near.show": where_is_it,  # where Telegram opens no page
    },
    intents={Intent.TRACK: where_is_it},
    notices={
        **dict.fromkeys((*_LEADS, *_QUIETLY), told),
        NoticeKind.NEAR: near,
        NoticeKind.DELIVERED: delivered,
        NoticeKind.CHANGE: answered,
        NoticeKind.ADDRESS_CHANGED: address_changed,
    },
    slashes={"status": where_is_it},
)
