"""Noises: how far off each carrier's plans are by its last days, kept ready for promises."""

from datetime import date, datetime, timedelta
from functools import reduce
from operator import add

from core.model.driven import Driven
from core.model.ids import CarrierRef
from core.ports import Unit
from slots.driven import noise_of, usual_noise
from slots.noise import USUAL_NOISE, Noise

LEARNT_FROM = timedelta(days=14)  # streets and couriers change
KNOWN_BY = timedelta(days=2)  # all processes know by then what was learnt of a day


class Noises:
    """By carrier, looked up once a day (by process). Whoever makes promises looks before."""

    def __init__(self) -> None:
        self._kept: dict[CarrierRef, tuple[date, Noise]] = {}

    def of(self, carrier: CarrierRef) -> Noise:
        """As it was looked up last."""
        kept = self._kept.get(carrier)
        return USUAL_NOISE if kept is None else kept[1]

    async def look(self, unit: Unit, ref: CarrierRef, now: datetime) -> None:
        """Every process takes the same days, so that what one offers fits into what another
        books."""
        today = now.date()
        kept = self._kept.get(ref)
        if kept is not None and kept[0] == today:
            return
        carrier = await unit.carriers.get(ref)
        if carrier is None:
            return
        last = today - KNOWN_BY
        days = await unit.driven_days.of(ref, last - LEARNT_FROM, last)
        known = reduce(add, (one.driven for one in days), Driven())
        noise = noise_of(known, carrier.zone) if days else usual_noise(carrier.zone)
        self._kept[ref] = today, noise
