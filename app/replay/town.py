"""A town: an instance as the house knows the world, with routes, stops, windows and legs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np

from app.replay.instance import Instance, NotAnInstance
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.route import Costing, Profile, Route, Stop, Terminus, Vehicle
from core.model.window import Window
from slots.legs import Legs, Point, point_of
from slots.timetable import Timetable, Ways

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
CARRIER = CarrierRef("replay")


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """`windows` are what is offered; `wishes`: by customer which of them holds the middle of their
    own."""

    instance: Instance
    places: tuple[Location, ...]
    number_of: dict[Point, int]
    legs: dict[Costing, Legs]
    windows: tuple[Window, ...]
    wishes: tuple[int, ...]

    @classmethod
    def of(cls, instance: Instance, window_count: int) -> "Town":
        opens, closes = int(instance.opens[0]), int(instance.closes[0])
        if closes - opens < 2 * window_count:
            raise NotAnInstance(f"TIME_WINDOW: a day of {closes - opens} s has no such windows")
        edges = [opens + (closes - opens) * at // window_count for at in range(window_count + 1)]
        # Only the matrix says how far it is: a place of its own for everybody, wherever.
        places = tuple(Location(60.0 + at / 10_000, 25.0) for at in range(len(instance.opens)))
        middles = (instance.opens + instance.closes) / 2
        return cls(
            instance=instance,
            places=places,
            number_of={point_of(place): at for at, place in enumerate(places)},
            legs={Profile.AUTO: Legs.of_matrix(places, places, instance.seconds.tolist())},
            windows=tuple(Window(at(first), at(last)) for first, last in pairwise(edges)),
            wishes=tuple(
                min(max(int(np.searchsorted(edges, middle, side="right")) - 1, 0), window_count - 1)
                for middle in middles
            ),
        )

    def vans(self, count: int) -> tuple[Route, ...]:
        """Empty routes, from the depot's opening to its closing."""
        day = self.instance
        return tuple(
            Route(
                ref=RouteRef(f"van-{number:04}"),
                carrier=CARRIER,
                date=date(2026, 11, 24),
                version=1,
                vehicle=Vehicle(ref=f"van-{number:04}", units=day.capacity),
                start=Terminus(location=self.places[0], at=at(int(day.opens[0]))),
                end=Terminus(location=self.places[0], at=at(int(day.closes[0]))),
            )
            for number in range(1, count + 1)
        )

    def stop(self, customer: int, window: Window | None = None) -> Stop:
        """The visit to a customer; with a window it is a promise."""
        return Stop(
            key=f"dlv_{customer}",
            delivery=DeliveryId(f"dlv_{customer}"),
            location=self.places[customer],
            service_seconds=int(self.instance.service[customer]),
            units=int(self.instance.demand[customer]),
            window=window,
            promised=window is not None,
            booked=True,
        )

    def by_nearness(self, customer: int) -> list[Window]:
        """The windows as the customer would take them: the wish, then the nearest, sooner first."""
        middle = float(self.instance.opens[customer] + self.instance.closes[customer]) / 2
        wish = self.windows[self.wishes[customer]]
        return sorted(
            self.windows,
            key=lambda one: (one != wish, abs(seconds(one.middle) - middle), one.start),
        )

    def ways(self, customer: int, numbers: "Numbers") -> Ways:
        matrix = self.instance.seconds
        return Ways(matrix[numbers.all, customer], matrix[customer, numbers.all])


class Numbers:
    """Which customer lives at each place of a timetable, as far as it has grown."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self.all = np.zeros(0, dtype=np.intp)

    def follow(self, table: Timetable) -> None:
        if len(table.places) > len(self.all):
            numbers = [self._town.number_of[point] for _, point in table.places]
            self.all = np.array(numbers, dtype=np.intp)


def at(second: int) -> datetime:
    return MIDNIGHT + timedelta(seconds=second)


def seconds(moment: datetime) -> float:
    return (moment - MIDNIGHT).total_seconds()
