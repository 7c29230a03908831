"""A number that only its recipient knew is known once a parcel was handed over there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.events import EventReport, record_events
from core.model.address import Components, ComponentStatus, Granularity, VerdictCode
from core.model.asker import Asker, Role
from core.model.attempt import Proof
from core.model.delivery import Delivery, DeliveryAddress
from core.model.event import CarrierEvent
from core.model.fingerprint import fingerprint
from core.model.ids import LearnedId, PointRef
from core.model.learned_address import LearnedAddress, learned_from
from core.model.location import Location
from core.model.pickup_point import Pickup
from core.model.status import EventType
from storage.erase import erase
from storage.store import SqlStore
from tests.core.street import FAR, ON_THE_STREET, UNKNOWN
from tests.core.town import NOW, Town, a_delivery, door

FLEET_KEY = Asker(Role.CARRIER, "key_2")
SEEN = Location(door(3).lat + 0.0005, door(3).lon)  # some 55 m further on
ID = LearnedId("lrn_1")


def unproved() -> Delivery:
    told = DeliveryAddress(text="Uusitie 7", country="FI", verdict=UNKNOWN).accepted
    return replace(a_delivery(1), address=told)


def handed_over(**told: object) -> CarrierEvent:
    event = CarrierEvent(event_id="e1", type=EventType.DELIVERED, occurred_at=NOW)
    return replace(event, **told)  # type: ignore[arg-type]  # fields by name


def learned(delivery: Delivery, event: CarrierEvent) -> LearnedAddress | None:
    return learned_from(delivery, event, ID, NOW)


def test_where_the_courier_was_seen_is_learned() -> None:
    """With what is the house's, and nothing of who lives there."""
    found = learned(unproved(), handed_over(location=SEEN))
    assert found == LearnedAddress(
        id=ID,
        country="FI",
        components=Components(
            street="Uusitie", house_number="7", postcode="00100", city="Helsinki", country="FI"
        ),
        location=SEEN,
        sigma_m=30.0,
        delivery=a_delivery(1).id,
        learned_at=NOW,
    )
    by_proof = handed_over(proof=Proof(kind="photo", location=SEEN))
    assert learned(unproved(), by_proof) == found


def test_without_a_place_it_stays_between_its_neighbours() -> None:
    """As uncertain as it was."""
    found = learned(unproved(), handed_over())
    assert found is not None and (found.location, found.sigma_m) == (door(3), 60.0)


def pinned(**told: object) -> Delivery:
    """The new house by a pin: its recipient's, or the point that its sender announced."""
    known: dict[str, object] = {
        "verdict": VerdictCode.PIN_ONLY,
        "granularity": Granularity.ENTRANCE,
        "location": door(3),
        "sigma_m": 8.0,
        "statuses": {
            "street": ComponentStatus.MATCHED,
            "house_number": ComponentStatus.UNCONFIRMED,
        },
    }
    verdict = replace(UNKNOWN, **(known | told))  # type: ignore[arg-type]  # fields by name
    address = DeliveryAddress(text="Uusitie 7", country="FI", location=door(3), verdict=verdict)
    return replace(a_delivery(1), address=address)


def test_a_pin_teaches_like_its_persons_word() -> None:
    """Where the courier was seen, else at the pin; nothing where the two are far apart."""
    found = learned(pinned(), handed_over(location=SEEN))
    assert found == learned(unproved(), handed_over(location=SEEN))
    found = learned(pinned(), handed_over())
    assert found is not None and (found.location, found.sigma_m) == (door(3), 30.0)
    assert learned(pinned(), handed_over(location=FAR)) is None


@pytest.mark.parametrize(
    "delivery",
    [
        pinned(verdict=VerdictCode.PIN_MISMATCH),
        pinned(granularity=Granularity.STREET),
        pinned(statuses={"house_number": ComponentStatus.UNCONFIRMED}),
        pinned(
            statuses={"street": ComponentStatus.MATCHED, "house_number": ComponentStatus.MATCHED}
        ),
        replace(unproved(), address=replace(unproved().address, unproved=False)),
        replace(unproved(), pickup=Pickup(point=PointRef("locker-1"))),
        replace(
            unproved(), address=DeliveryAddress(text="Uusitie 99", verdict=ON_THE_STREET).accepted
        ),
    ],
)
def test_what_proves_nothing_teaches_nothing(delivery: Delivery) -> None:
    """An address that was known, a parcel that went to a locker, a mere street."""
    assert learned(delivery, handed_over(location=SEEN)) is None


@given(st.floats(0, 60_000))
def test_a_courier_seen_elsewhere_teaches_nothing(metres: float) -> None:
    """Near enough it counts, with a sigma no better than a telephone's; else one of both is off."""
    there = Location(door(3).lat + metres / 111_195, door(3).lon)
    found = learned(unproved(), handed_over(location=there))
    if metres > 301:
        assert found is None
    elif metres < 299:
        assert found is not None and found.location == there and found.sigma_m >= 30


async def report(town: Town, event: CarrierEvent) -> None:
    told = EventReport(event=event, body_hash=fingerprint(event), delivery=a_delivery(1).id)
    (outcome,) = await record_events(town.house, [told], FLEET_KEY)
    assert outcome.refusal is None


async def all_learned(store: SqlStore) -> list[LearnedAddress]:
    async with store.read() as unit:
        return list(await unit.learned.all())


async def test_it_is_learned_once_and_may_be_taken_back(town: Town, store: SqlStore) -> None:
    """By its id; it does not come back by itself, and nothing is forgotten twice."""
    await town.furnish(unproved())
    await report(town, handed_over(location=SEEN))
    await report(town, handed_over(location=SEEN))
    (found,) = await all_learned(store)
    assert found.location == SEEN
    async with store.begin() as unit:
        assert await unit.learned.forget(found.id, NOW) is True
        assert await unit.learned.forget(found.id, NOW) is False
    assert await all_learned(store) == []


@pytest.mark.parametrize("kind", [EventType.ATTEMPT_FAILED, EventType.ARRIVED])
async def test_only_handing_over_teaches(town: Town, store: SqlStore, kind: EventType) -> None:
    """A courier at a door that may be the wrong one does not."""
    await town.furnish(unproved())
    await report(town, handed_over(type=kind, location=SEEN))
    assert await all_learned(store) == []


async def test_a_house_is_known_after_its_person_is_erased(town: Town, store: SqlStore) -> None:
    """And nobody can say any more whose parcel showed it."""
    await town.furnish(unproved())
    await report(town, handed_over(location=SEEN))
    assert await erase(store, a_delivery(1).id, NOW + timedelta(days=1)) == 1
    (found,) = await all_learned(store)
    assert (found.location, found.delivery) == (SEEN, None)


async def test_a_parcel_seen_far_away_teaches_nothing(town: Town, store: SqlStore) -> None:
    """It is delivered all the same."""
    await town.furnish(unproved())
    await report(town, handed_over(location=FAR))
    assert await all_learned(store) == []
    assert (await town.delivery(a_delivery(1).id)).is_over
