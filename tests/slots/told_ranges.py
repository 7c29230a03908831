"""Told ranges: of noisy days, whether the courier was there when the range said so."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from core.model.eta import Eta, missed_by
from core.model.ids import CarrierRef, DeliveryId
from core.model.notice_policy import USUAL_POLICY
from slots.day_etas import UnderWay, day_etas
from slots.pace import pace_of
from slots.widths import Miss, Widths
from tests.slots.days import at
from tests.slots.noisy_days import NoisyDay, noisy_day

PROBABILITY = 0.80  # what a range says of itself
TOLD_AGAIN = timedelta(minutes=USUAL_POLICY.told_again_minutes)
LOOKED_UNTIL = 150  # minutes after the vehicles have left


def days(count: int, seed: int, stops: int = 30, wild: float = 1.0) -> list[NoisyDay]:
    chance = Random(seed)
    return [noisy_day(number, stops, chance, wild=wild) for number in range(count)]


def outcomes(noisy: list[NoisyDay], widths: Widths) -> tuple[list[bool], list[Miss]]:
    """Of every stop ahead, at every look: whether it began in the range, and by how much not."""
    inside, misses = [], []
    for minutes in range(0, 300, 25):
        now = at(minutes)
        rows = [
            UnderWay(known, day.legs, None, pace_of(known, day.legs))
            for day in noisy
            for known in [day.at(now)]
        ]
        for day, _, found in zip(noisy, rows, day_etas(rows, now, widths=widths), strict=True):
            first = len(day.begun) - len(found.keys)
            for number, begun in enumerate(day.begun[first:]):
                eta = found.eta(number, now, PROBABILITY)
                inside.append(eta.start <= begun <= eta.end)
                half = max(1.0, (eta.end - eta.start).total_seconds() / 2)
                off = (begun - eta.middle).total_seconds() / half
                misses.append(Miss((eta.middle - now).total_seconds() / 60, off))
    assert len(inside) > 5_000
    return inside, misses


def told_last(noisy: list[NoisyDay], widths: Widths) -> tuple[list[bool], list[Miss]]:
    """The same of what people had been told last when the courier came, as the house tells it:
    again once it has moved by ten minutes, and measured by how it measures itself."""
    told: list[dict[int, Eta]] = [{} for _ in noisy]
    for minutes in range(0, LOOKED_UNTIL, 5):
        now = at(minutes)
        rows = [
            UnderWay(known, day.legs, None, pace_of(known, day.legs))
            for day in noisy
            for known in [day.at(now)]
        ]
        for day, known, found in zip(noisy, told, day_etas(rows, now, widths=widths), strict=True):
            first = len(day.begun) - len(found.keys)
            for number in range(len(found.keys)):
                eta, before = found.eta(number, now, PROBABILITY), known.get(first + number)
                if before is None or abs(eta.middle - before.middle) >= TOLD_AGAIN:
                    ahead = (eta.middle - now).total_seconds()
                    known[first + number] = replace(eta, share=widths.share(ahead))
    misses = [
        missed_by(DeliveryId(""), CarrierRef(""), eta, day.begun[number])
        for day, known in zip(noisy, told, strict=True)
        for number, eta in known.items()
        if day.begun[number] < at(LOOKED_UNTIL)
    ]
    assert len(misses) > 1_000
    halves = [Miss(m.ahead_seconds / 60, m.off_seconds / max(1.0, m.half_seconds)) for m in misses]
    return [miss.inside for miss in misses], halves


def share(inside: list[bool]) -> float:
    return sum(inside) / len(inside)
