"""Told ranges: of noisy days, whether people were there when the range said so."""

from random import Random

from slots.day_etas import UnderWay, day_etas
from slots.pace import pace_of
from slots.widths import Miss, Widths
from tests.slots.days import at
from tests.slots.noisy_days import NoisyDay, noisy_day

PROBABILITY = 0.80  # what a range says of itself


def days(count: int, seed: int) -> list[NoisyDay]:
    chance = Random(seed)
    return [noisy_day(number, 30, chance) for number in range(count)]


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


def share(inside: list[bool]) -> float:
    return sum(inside) / len(inside)
