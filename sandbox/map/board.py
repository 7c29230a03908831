"""The board: what the map shows of the world at a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sandbox.hours import day_of
from sandbox.lockers import LockerNetwork
from sandbox.own_fleet.fleet import OwnFleet
from sandbox.parcel_carrier.company import ParcelCompany
from sandbox.stop import Stop, StopKind
from sandbox.van import Van


@dataclass(frozen=True, slots=True)
class Board:
    """Read-only; `plans` changes seldom and is large, `positions` often and is small."""

    fleet: OwnFleet
    company: ParcelCompany
    lockers: LockerNetwork

    def positions(self, now: datetime) -> dict[str, Any]:
        vans = []
        for van in self._vans(day_of(now)):
            place = van.position(now)
            vans.append(
                {
                    "id": van.route_ref,
                    "lat": round(place.lat, 6),
                    "lon": round(place.lon, 6),
                    "state": "moving" if van.moving else "standing" if van.out else "home",
                }
            )
        return {"at": now.isoformat(), "vans": vans}

    def plans(self, now: datetime) -> dict[str, Any]:
        return {
            "vans": [self._plan(van) for van in self._vans(day_of(now))],
            "lockers": [
                {
                    "ref": locker.ref,
                    "name": locker.name,
                    "kind": locker.kind,
                    **locker.place.wire(),
                    "holds": len(locker.inside),
                }
                for locker in self.lockers.lockers.values()
            ],
        }

    def _vans(self, today: date) -> list[Van]:
        own = [book.van for book in self.fleet.dispatch.books.values() if book.day == today]
        post = self.company.vans.get(today)
        return [*own, *([post] if post is not None else [])]

    def _plan(self, van: Van) -> dict[str, Any]:
        return {
            "id": van.route_ref,
            "name": van.ref,
            "carrier": van.carrier,
            "line": [[round(p.lat, 6), round(p.lon, 6)] for p in van.line],
            "stops": [self._stop(stop) for stop in van.stops],
        }

    def _stop(self, stop: Stop) -> dict[str, Any]:
        known = stop.delivery is not None or stop.tracking_number in self.company.parcels
        return {
            **stop.place.wire(),
            "state": stop.state.value,
            "kind": "locker" if stop.kind is StopKind.LOCKER else "known" if known else "load",
        }
