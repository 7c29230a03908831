"""Happenings: how a delivery's timeline is told. The timeline itself is kept in English, once for
all who read it: what has no words here is shown as it was kept."""

import re

from core.model.carrier import ChangeAction
from core.model.change import ChangeState
from core.model.status import EventType
from web.console.tongue import Family, said
from web.console.words import ACTION, CHANGE, EVENT, said_plainly

_HAPPENED = {
    "promised": "promised",
    "stands as agreed before": "as-before",
    "kept by another vehicle": "other-vehicle",
    "offered another window": "offered",
    "its time is over, and nobody has reported, please look": "overdue",
    "no report after arrived": "unreported",
    "may be kept earlier": "earlier",
    "promised while the place is closed": "closed",
    "a neighbour is asked": "neighbour-asked",
    "another address was declined": "declined",
    "told the courier": "told-courier",
    "told the recipient": "told-recipient",
    "is here": "is-here",
    "both sides say that they are there": "both-there",
    "corrected": "corrected",
    "the carrier takes no other address": "no-other-address",
    "left, and wants a person": "left-wants-person",
    "left there unasked": "left-unasked",
    "left there without a photo": "left-no-photo",
    "delegate named": "delegate",
    "delegate taken back": "no-delegate",
    "offered what it waited for": "waited-for",
    "proof locked": "proof-locked",
    "not mine": "not-mine",
    "proved again": "proved-again",
    "chat bound": "chat-bound",
    "announced": "announced",
    "waits for another window": "waits",
    "waits no more": "waits-no-more",
    "not scanned at loading, please look": "unscanned",
    "unknown code, please look": "unknown-code",
    "ready at an unknown point": "unknown-point",
}
HAPPENED = Family("happened", _HAPPENED.values())
_OF_A_CHANGE = re.compile(r"(\w+) (\w+)")


def happened(what: str) -> str:
    if what in set(EventType):
        return EVENT[EventType(what)]
    if what in _HAPPENED:
        return HAPPENED[_HAPPENED[what]]
    found = _OF_A_CHANGE.fullmatch(what)
    if found is None or found[1] not in set(ChangeAction):
        return said_plainly(what)
    action = ACTION[ChangeAction(found[1])]
    match found[2]:
        case "asked":
            return said("happened-asked", action=action)
        case "wished":
            return said("happened-wished", action=action)
        case state if state in set(ChangeState):
            return said("happened-change", action=action, state=CHANGE[ChangeState(state)])
        case _:
            return said_plainly(what)
