"""Saying words: how the console calls what a recipient said, and what is typed beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from core.model.saying import IS_SURE, MAY_HAVE_WORDS, WANTS_WORDS, Saying

_S = Saying
TITLE: Mapping[Saying, str] = MappingProxyType(
    {
        _S.ADDRESS_RIGHT: "The address is right",
        _S.SOONER: "The courier may come earlier",
        _S.WAIT_NO_MORE: "Waits for no other time any more",
        _S.COMING: "At the door: is coming",
        _S.GATE_CODE: "At the door: how to get in",
        _S.TO_NEIGHBOUR: "At the door: to a neighbour",
        _S.TO_SAFE_PLACE: "At the door: leave it there",
        _S.TO_LOCKER: "At the door: to a locker",
        _S.OTHER_DAY: "At the door: another day",
        _S.NOBODY_CAME: "Nobody came, whatever was reported",
        _S.DAMAGED: "The parcel is damaged",
        _S.NOT_RECEIVED: "It did not arrive",
        _S.WRONG_PLACE: "It lies at another house",
        _S.HERE: "Is at the pickup point now",
        _S.SHUT: "The point or its door is shut",
        _S.EMPTY: "The compartment is empty",
        _S.WRONG: "It is another parcel",
        _S.DELEGATE: "Somebody else fetches it",
        _S.NO_DELEGATE: "Nobody else fetches it any more",
        _S.NOT_MINE: "It is not theirs: take it out of this chat",
    }
)
# What is typed beside it.
WORDS: Mapping[Saying, str] = MappingProxyType(
    {
        _S.SOONER: "From",
        _S.GATE_CODE: "For the courier alone",
        _S.TO_NEIGHBOUR: "Who, and which flat",
        _S.TO_SAFE_PLACE: "Where",
        _S.NOBODY_CAME: "In their words",
        _S.DAMAGED: "In their words",
        _S.NOT_RECEIVED: "In their words",
        _S.WRONG_PLACE: "In their words",
        _S.DELEGATE: "Their name",
    }
)


def is_typed(saying: Saying) -> bool:
    """Whether there is something to type beside it."""
    return saying in WANTS_WORDS or saying in MAY_HAVE_WORDS


def must_be_typed(saying: Saying) -> bool:
    return saying in WANTS_WORDS


def is_sure(saying: Saying) -> bool:
    """Whether it is asked for twice."""
    return saying in IS_SURE
