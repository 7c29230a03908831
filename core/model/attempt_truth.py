"""Attempt truth: how much the failed attempts of a route, or of a courier's vehicle, are to be
doubted.

    doubt = (sum of weights) / (number of failed attempts + 2)

An attempt weighs 1 where its dispute was decided for the recipient or where the vehicle cannot have
been at the door, 1/2 where it is disputed and nobody has decided yet, 0 where it was found to stand
or nobody doubts it. The 2 keeps one bad attempt of a short day from looking like a habit: it needs
several, or a whole day of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.model.attempt import Attempt, Settled
from core.model.ids import CarrierRef, DeliveryId, RouteRef

CALM_ATTEMPTS = 2
SHOWN_FROM = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedAttempt:
    """A failed attempt as it is kept for counting: which delivery, the how-manieth, whose route."""

    delivery: DeliveryId
    number: int
    at: datetime
    carrier: CarrierRef
    route: RouteRef | None
    vehicle: str | None
    attempt: Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """`score` from 0 (nobody doubts) towards 1."""

    name: str
    failed: int
    disputed: int
    contradicted: int
    disproved: int
    score: float


def weight(attempt: Attempt) -> float:
    """How much one attempt speaks against who reported it."""
    if attempt.settled is Settled.STANDS:
        return 0.0
    if attempt.settled is Settled.DISPROVED or attempt.is_contradicted:
        return 1.0
    return 0.5 if attempt.disputed else 0.0


def doubt(name: str, attempts: Iterable[Attempt]) -> Doubt:
    told = [each for each in attempts if each.reason is not None]
    return Doubt(
        name=name,
        failed=len(told),
        disputed=sum(each.disputed for each in told),
        contradicted=sum(each.is_contradicted for each in told),
        disproved=sum(each.settled is Settled.DISPROVED for each in told),
        score=sum(map(weight, told)) / (len(told) + CALM_ATTEMPTS),
    )


def doubtful(failed: Iterable[FailedAttempt]) -> list[Doubt]:
    """Routes whose attempts are to be looked at, the most doubtful first; what belongs to no route
    that we know stands under its carrier."""
    by_name: dict[str, list[Attempt]] = {}
    for each in failed:
        by_name.setdefault(each.route or each.carrier, []).append(each.attempt)
    found = (doubt(name, attempts) for name, attempts in by_name.items())
    shown = (each for each in found if each.score >= SHOWN_FROM)
    return sorted(shown, key=lambda each: (-each.score, each.name))
