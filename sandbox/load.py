"""The load: stops for other customers, that Doorstep does not know and keeps as they are."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sandbox.planner.plan import Job
from sandbox.stop import Stop, Window
from sandbox.town import Address

SERVICE_SECONDS = (120, 180, 240)


def ordinary_load(
    addresses: Sequence[Address], windows: Sequence[Window], day: date, chance: Random
) -> list[Stop]:
    """One parcel for each address, spread over the day's windows."""
    return [
        Stop(
            key=f"LOAD{day:%m%d}{at:04d}",
            tracking_number=f"LOAD{day:%m%d}{at:04d}",
            place=address.place,
            service_seconds=chance.choice(SERVICE_SECONDS),
            units=1,
            window=windows[at % len(windows)],
        )
        for at, address in enumerate(addresses)
    ]


def job_of(stop: Stop, only_van: str | None = None) -> Job:
    return Job(
        key=stop.key,
        place=stop.place,
        service_seconds=stop.service_seconds,
        units=stop.units,
        window=stop.window,
        only_van=only_van,
    )
