"""The cases of a hard day: each reason for which an attempt fails, and each answer to a courier who
stands at the door; what the recipient then does, and how it must end.

An answer is given once by its button and once in words of one's own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Then(StrEnum):
    """What the recipient does about it."""

    TAKES_THE_PLACE = "takes the place that is kept"
    CHOOSES_A_TIME = "chooses a time"
    TELLS_THE_ADDRESS = "tells the right address"
    TELLS_THE_DOOR = "tells the door's code"
    WANTS_A_LOCKER = "wants it in a locker"
    SENDS_IT_BACK = "sends it back"
    WAITS = "waits"
    HEARS_OF_THE_CLAIM = "hears how the claim ends"
    OPENS = "opens"
    HAS_IT_LEFT = "has it left there"


SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`name` is the contract's word for the reason or the answer. `words` are what is written, to
    the question behind a button or instead of it; `ends` is what the carrier's books say last."""

    name: str
    then: Then
    ends: str = "delivered"
    is_answer: bool = False
    is_pressed: bool = False
    words: str = ""
    nobody_came: bool = False

    @property
    def title(self) -> str:
        if not self.is_answer or self.name == SILENCE:
            return self.name
        return f"{self.name} ({'button' if self.is_pressed else 'words'})"


def _reason(name: str, then: Then, ends: str = "delivered", *, nobody_came: bool = False) -> Case:
    return Case(name=name, then=then, ends=ends, nobody_came=nobody_came)


def _pressed(name: str, then: Then, words: str = "", *, ends: str = "delivered") -> Case:
    return Case(name=name, then=then, ends=ends, is_answer=True, is_pressed=True, words=words)


def _written(name: str, then: Then, words: str, *, ends: str = "delivered") -> Case:
    return Case(name=name, then=then, ends=ends, is_answer=True, words=words)


REASONS = (
    _reason("recipient_absent", Then.TAKES_THE_PLACE),
    _reason("recipient_unknown", Then.TELLS_THE_ADDRESS),
    _reason("recipient_moved", Then.TELLS_THE_ADDRESS),
    _reason("refused", Then.SENDS_IT_BACK, "returned"),
    _reason("business_closed", Then.TAKES_THE_PLACE),
    _reason("address_wrong", Then.TELLS_THE_ADDRESS),
    _reason("address_incomplete", Then.TELLS_THE_ADDRESS),
    _reason("no_access", Then.TELLS_THE_DOOR),
    _reason("vehicle_cannot_reach", Then.WANTS_A_LOCKER, "collected"),
    _reason("age_or_id_not_proved", Then.TAKES_THE_PLACE),
    _reason("payment_missing", Then.CHOOSES_A_TIME, nobody_came=True),
    _reason("not_collected", Then.TAKES_THE_PLACE),
    _reason("parcel_damaged", Then.HEARS_OF_THE_CLAIM, "returned", nobody_came=True),
    _reason("parcel_missing", Then.HEARS_OF_THE_CLAIM, "lost", nobody_came=True),
    _reason("parcel_too_big", Then.TAKES_THE_PLACE, nobody_came=True),
    _reason("out_of_time", Then.TAKES_THE_PLACE, nobody_came=True),
    _reason("misrouted", Then.WAITS, nobody_came=True),
    _reason("vehicle_breakdown", Then.TAKES_THE_PLACE, nobody_came=True),
    _reason("weather", Then.TAKES_THE_PLACE, nobody_came=True),
    _reason("customs", Then.WAITS, nobody_came=True),
    _reason("sender_data", Then.TELLS_THE_ADDRESS),
    _reason("safety", Then.TAKES_THE_PLACE, nobody_came=True),
    _reason("other", Then.WANTS_A_LOCKER, "collected"),
)
ANSWERS = (
    _pressed("coming", Then.OPENS),
    _written("coming", Then.OPENS, "in the shower!!! coming down in 1 min"),
    _pressed("gate_code", Then.OPENS, "4471# second floor"),
    _written("gate_code", Then.OPENS, "the door code is 4471"),
    _pressed("neighbour", Then.HAS_IT_LEFT, "Olga, flat 5"),
    _written("neighbour", Then.HAS_IT_LEFT, "leave it with Olga next door"),
    _pressed("safe_place", Then.HAS_IT_LEFT, "behind the blue bench"),
    _written("safe_place", Then.HAS_IT_LEFT, "just leave it behind the bike shed"),
    _pressed("locker", Then.WANTS_A_LOCKER, ends="collected"),
    _written("locker", Then.WANTS_A_LOCKER, "put it into a parcel locker please", ends="collected"),
    _pressed("other_day", Then.TAKES_THE_PLACE),
    _written("other_day", Then.TAKES_THE_PLACE, "not today, another day please"),
    Case(name=SILENCE, then=Then.TAKES_THE_PLACE, is_answer=True),
)
CASES = (*REASONS, *ANSWERS)
