"""Deed words: what the page of one change calls it, asks for, and says when it cannot be."""

from collections.abc import Mapping
from types import MappingProxyType

from core.model.carrier import ChangeAction
from core.refusals import Refusal
from web.console import words

_A = ChangeAction
TITLE: Mapping[ChangeAction, str] = MappingProxyType(
    {
        _A.CHANGE_WINDOW: "Another time",
        _A.CHANGE_ADDRESS: "Another address",
        _A.REDIRECT: "To a pickup point",
        _A.NEIGHBOUR: "To a neighbour",
        _A.SAFE_PLACE: "To a safe place",
        _A.INSTRUCTIONS: "Instructions for the door",
        _A.CHANGE_RECIPIENT: "Another recipient",
        _A.POSTPONE: "Put off",
        _A.EXTEND_PICKUP: "Longer at the pickup point",
        _A.RETURN: "Back to the sender",
        _A.CANCEL: "Call off",
    }
)
DO: Mapping[ChangeAction, str] = MappingProxyType(
    {
        _A.CHANGE_WINDOW: "Promise this time",
        _A.CHANGE_ADDRESS: "Send it there",
        _A.REDIRECT: "Send it there",
        _A.NEIGHBOUR: "Leave it with them",
        _A.SAFE_PLACE: "Leave it there",
        _A.INSTRUCTIONS: "Tell the courier",
        _A.CHANGE_RECIPIENT: "It is for them",
        _A.POSTPONE: "Put it off",
        _A.EXTEND_PICKUP: "Ask for longer",
        _A.RETURN: "Send it back",
        _A.CANCEL: "Call it off",
    }
)
NO_ROADS = "Travel times are not to be had just now, so no time can be offered. Try again soon."
NO_TIMES = "No route has room in any window that may still be chosen."
NO_POINTS = "No pickup point near this door takes the parcel."
GONE = "It could not be taken back: "
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "slot-gone": "Somebody was faster: this time is no longer free. Choose another one.",
        "no-compartment": "No compartment is free there any more. Choose another place.",
        "address-not-located": "This address cannot be found: it wants street, number and town.",
        "hold-expired": "It took too long: the time is no longer kept.",
        "past-cutoff": "It is too late for this change, so nothing was done.",
    }
)


def refusal(refused: Refusal) -> str:
    """Why nothing was done, in one sentence."""
    if refused.fields:
        told = "; ".join(f"{_field(name)} {why}" for name, why in refused.fields)
        return f"Nothing was done: {told}."
    if refused.code in _SAID:
        return _SAID[refused.code]
    if refused.why_not:
        return f"Nothing was done: {words.why_not(refused.why_not)}."
    return "That cannot be done now."


def _field(path: str) -> str:
    return words.said_plainly(path.rpartition(".")[2])
