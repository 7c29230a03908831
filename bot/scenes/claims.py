"""Claims: it lies at another house, or is not there; one of us owns that until it is closed.

hse  delivered photo
bot  📦 Kauppa Oy · Own Fleet It was delivered. [A person]
bot  Your parcel was left at a door. Is that your place? [Yes] [That is not my house] [A person]
rcp  That is not my house
bot  I am sorry. One of us sees to it, and your parcel is not closed before it is found. You can send a photo of your own door. [A person]
     ReportClaim
rcp  (photo)
bot  Thank you. I have added the photo for whoever sees to it. [A person]
     ReportClaim
hse  delivered photo
bot  📦 Kauppa Oy · Own Fleet It was delivered. [A person]
bot  Your parcel was left at a door. Is that your place? [Yes] [That is not my house] [A person]
rcp  yes
bot  Delivered. Was everything all right?…
rcp  it says delivered but nothing is here
bot  I am sorry. One of us sees to it until it is found. Please look at the neighbour's and behind the door meanwhile. [A person]
     ReportClaim
hse  delivered left_with porch
bot  📦 Kauppa Oy · Own Fleet It was delivered. [A person]
bot  Your parcel was left here: porch. You had not asked for that. No photo was taken. Is it there? [Yes] [It is not here] [That is not my house] [A person]
rcp  no it isnt
bot  I am sorry. One of us sees to it until it is found.…
     ReportClaim
"""

from dataclasses import dataclass, replace

from bot.asking import PERSON, stale
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Entered, Heard, Photo, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.told_evidence import picture_link
from bot.turn import UNHEARD, Say, Turn, ask, goto, say
from bot.understanding.understood import Intent
from bot.wording import Lines, Text
from core.commands import ReportClaim
from core.model.claim import ClaimKind
from core.model.delivery import Delivery
from core.model.left_there import Left, left_there
from core.model.status import Status

WORDS_MAX = 500


@dataclass(frozen=True, slots=True)
class Notes:
    """What was claimed last."""

    kind: str = ""


def is_it_yours(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The picture of the drop, and a no that is heard."""
    delivery = facts.delivery
    if delivery is None or delivery.status is not Status.DELIVERED:
        return stale() if isinstance(heard, Pressed) else UNHEARD
    left = left_there(delivery, facts.changes)
    match heard:
        case Pressed(verb="left.yes"):
            return goto("day_of_delivery.stars")
        case Pressed(verb="left.not_mine"):
            return _claimed(delivery, ClaimKind.WRONG_PLACE)
        case Words() if means(heard, Intent.CONFIRM):
            return goto("day_of_delivery.stars")
        case Words(text=text) if means(heard, Intent.DENY, Intent.WRONG_RECIPIENT):
            is_told = left is not None and left.is_told
            kind = ClaimKind.NOT_RECEIVED if is_told else ClaimKind.WRONG_PLACE
            return _claimed(delivery, kind, text)
        case Entered():
            return ask(_question(delivery, left))
        case _:
            return UNHEARD


def not_here(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """ "It says delivered, but there is nothing here." """
    delivery = facts.delivery
    match heard:
        case Pressed() if delivery is not None and delivery.status is Status.DELIVERED:
            return _claimed(delivery, ClaimKind.NOT_RECEIVED)
        case Words(text=text) if delivery is not None and delivery.status is Status.DELIVERED:
            return _claimed(delivery, ClaimKind.NOT_RECEIVED, text)
        case Pressed() | RefusedNow():
            return stale()
        case _:
            return UNHEARD


def opened(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A photo that follows belongs to what was claimed."""
    delivery = facts.delivery
    match heard:
        case Photo(message=str(line)) if delivery is not None and notes.kind:
            return goto(shown, ReportClaim(delivery.id, notes.kind, photo=line), notes=notes)
        case Entered() if notes.kind:
            return ask(say(f"claim-opened-{notes.kind.replace('_', '-')}", PERSON))
        case _:
            return UNHEARD


def shown(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return ask(say("claim-photo-added", PERSON), wait=opened, notes=notes)


def _claimed(delivery: Delivery, kind: ClaimKind, words: str = "") -> Turn:
    return goto(opened, ReportClaim(delivery.id, kind, words[:WORDS_MAX]), notes=Notes(kind))


def _question(delivery: Delivery, left: Left | None) -> Say:
    """The picture comes with the words where we have it; the link where the carrier keeps it. What
    was left unasked, or without a picture, is said to be so."""
    proof = delivery.proof
    yes = about(delivery, "button-yes", "left.yes")
    not_mine = about(delivery, "button-not-my-house", "left.not_mine")
    link = picture_link(proof)
    shown = proof.picture if proof is not None else None
    if left is None or not left.is_told:
        asked = say("left-is-it-yours", yes, not_mine, PERSON, link=link)
        return replace(asked, proof=shown)
    gone = about(delivery, "button-not-here", "claim.not_here")
    doubts = [] if left.is_asked else [Text("left-unasked")]
    doubts += [] if left.has_picture else [Text("left-no-photo")]
    asked = say(
        "left-there" if left.where else "left-somewhere",
        *(yes, gone, not_mine, PERSON),
        where=left.where,
        doubts=Lines(tuple(doubts), joined=""),
        link=link,
    )
    return replace(asked, proof=shown)


SCENE = Scene(
    name="claims",
    beats=(is_it_yours, not_here, opened, shown),
    notes=Notes,
    verbs={
        "left.yes": is_it_yours,
        "left.not_mine": is_it_yours,
        "claim.not_here": not_here,
    },
)
