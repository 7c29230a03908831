"""Fail points: named places in the code where a test can let the process fall.

Nobody is there in production: a place costs one look at a name. A test meets it with a function of
its own, and the environment of a process with words: `FP=after_inbox:exit@3` ends the process when
it is after_inbox for the third time. What may be said is `exit` (at once, as `kill -9` would),
`stop` (until somebody sends SIGCONT) and `raise` (a bug of ours at this place); several places are
parted by commas, and without a number it is the first time.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum


class FailPoint(StrEnum):
    """In the order in which a press of a button meets them."""

    BEFORE_INBOX = "before_inbox"  # an update has come, and is nowhere yet
    AFTER_INBOX = "after_inbox"  # it is on disk, and nobody has heard that we have it
    BEFORE_HEARD = "before_heard"  # its lane is ours, and nothing has been done
    BEFORE_COMMIT = "before_commit"  # a unit has written everything, and nothing of it stands
    AFTER_COMMIT = "after_commit"  # it stands, and whoever asked has not heard so
    AFTER_HEARD = "after_heard"  # the row is done, and its lane is still ours
    BEFORE_SEND = "before_send"  # the intent to send is written down, and nothing has left
    AFTER_SEND = "after_send"  # the peer has it, and that is not written down
    AFTER_MARK = "after_mark"  # how it ended is written down, and the lane is still ours
    BEFORE_REQUEST = "before_request"  # a called carrier is about to be asked for a change
    AFTER_REQUEST = "after_request"  # it has answered, and its answer is not written down
    BEFORE_RENEW = "before_renew"  # a lease is about to be kept
    BEFORE_TICK = "before_tick"  # it is ours to look at what is due, and nobody has looked
    BEFORE_KEPT = "before_kept"  # a call to the API took effect, and its answer is kept nowhere
    BEFORE_ANSWER = "before_answer"  # a call to the API took effect, and its caller waits


class FailedHere(Exception):
    """What `raise` raises: nobody expects it."""


type Meet = Callable[[FailPoint], None]
ACTIONS = ("exit", "stop", "raise")
KILLED = 137  # how a shell tells of a process that kill -9 ended

_meet: Meet | None = None


def reached(point: FailPoint) -> None:
    """The code is at that place."""
    if _meet is not None:
        _meet(point)


@contextmanager
def met_by(meet: Meet) -> Iterator[None]:
    """Inside the block each place that is reached is told to `meet`, which may raise."""
    global _meet
    before, _meet = _meet, meet
    try:
        yield
    finally:
        _meet = before


def arm(words: str) -> None:
    """From now on the process falls where the words say. Raises ValueError for what they don't."""
    global _meet
    _meet = Plan(tuple(fall_of(part.strip()) for part in words.split(",")))


@dataclass(frozen=True, slots=True)
class Fall:
    """What happens at a place, and at which time of its being reached."""

    point: FailPoint
    action: str
    time: int


@dataclass(slots=True)
class Plan:
    falls: tuple[Fall, ...]
    reached: Counter[FailPoint] = field(default_factory=Counter)

    def __call__(self, point: FailPoint) -> None:
        self.reached[point] += 1
        for fall in self.falls:
            if fall.point is point and fall.time == self.reached[point]:
                _happens(fall)


def fall_of(words: str) -> Fall:
    """`place:action@time`. Raises ValueError."""
    place, _, rest = words.partition(":")
    action, _, time = rest.partition("@")
    if place not in FailPoint:
        raise ValueError(f"{place!r} is no place; there are {', '.join(FailPoint)}")
    if action not in ACTIONS:
        raise ValueError(f"{action!r} is nothing that happens; {', '.join(ACTIONS)} do")
    if time and not (time.isdecimal() and int(time) > 0):
        raise ValueError(f"{time!r} is no number from 1 on")
    return Fall(FailPoint(place), action, int(time or 1))


def _happens(fall: Fall) -> None:
    match fall.action:
        case "exit":
            os._exit(KILLED)
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case _:
            raise FailedHere(fall.point)
