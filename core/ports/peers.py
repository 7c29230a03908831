"""Ports of the peers: who is asked outside any transaction."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.model.address import AddressQuery, Verdict
from core.model.carrier import Capability, ChangeAction
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import (
    CarrierRef,
)
from core.model.location import Location
from core.model.path import Path
from core.model.route import Profile, Route


class TravelTimes(Protocol):
    """Travel between points by a vehicle's profile. Raises Unavailable."""

    name: str

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Profile
    ) -> Sequence[Sequence[int | None]]:
        """Seconds; None where there is no way: "not servable", never 0."""
        ...

    async def path(self, points: Sequence[Location], profile: Profile) -> Path: ...
    async def aclose(self) -> None: ...


class Addresses(Protocol):
    """Where an address is. Never raises: without its second opinion it still answers."""

    async def check(self, query: AddressQuery) -> Verdict: ...
    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        """Words read as a correction of a draft ("no, 47", "flat 12"), else as a new address."""
        ...


class ChangeAnswer(Protocol):
    """What a carrier says of a change."""

    state: ChangeState
    their_id: str | None
    why_not: str | None


class CarrierAdapter(Protocol):
    """A carrier that we call. Raises Unavailable, or UncertainEffect after a lost answer."""

    ref: CarrierRef

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer: ...
    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        """What became of a change whose sending was uncertain; None where they never got it."""
        ...

    async def state_of(self, change: Change) -> ChangeAnswer: ...
    async def withdraw(self, change: Change) -> ChangeAnswer: ...
    async def capabilities(self) -> Mapping[ChangeAction, Capability]: ...
    async def deliveries(
        self, updated_after: datetime | None, cursor: str | None
    ) -> tuple[Sequence[tuple[Delivery, Sequence[CarrierEvent]]], str | None]: ...
    async def routes(self, day: date) -> Sequence[Route]: ...
    async def aclose(self) -> None: ...


class Voice(Protocol):
    """Words for people outside a scene: agents' notices and mails."""

    def words(self, key: str, language: str, **values: object) -> str: ...


class Switchboard(Protocol):
    """Wakes those who wait for something new; a lost ring is found by the next look."""

    def ring(self, lane: str) -> None: ...
    async def wait(self, seconds: float) -> None:
        """Until something rings, or the seconds are over."""
        ...
