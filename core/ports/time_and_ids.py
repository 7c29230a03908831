"""Ports every action stands on: a clock, new ids, and how a peer says that it is ill."""

from datetime import datetime, timedelta
from typing import Protocol


class Unavailable(Exception):
    """A peer is ill: nothing was decided, whoever called may try again later."""


class TooFast(Unavailable):
    """The peer wants us to wait for so many seconds; nothing has happened there."""

    def __init__(self, seconds: float, said: str = "") -> None:
        super().__init__(said or f"wait {seconds:.0f} s")
        self.seconds = seconds


class UncertainEffect(Unavailable):
    """The call may have had its effect: read back before sending it again."""


class RefusedForGood(Exception):
    """A peer will never take this: the address does not exist, or it is not written to."""


class Clock(Protocol):
    """`now` is the world's time, `wall` real time; both aware UTC (docs/decisions/0003)."""

    def now(self) -> datetime: ...
    def wall(self) -> datetime: ...
    def patience(self, seconds: float) -> timedelta:
        """How long in the world's time a real wait of `seconds` is."""
        ...


class NewId(Protocol):
    def __call__(self, prefix: str) -> str: ...
