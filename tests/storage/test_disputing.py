"""Claims, failed attempts and consents: kept, found, forgotten, and blank for who is erased."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.attempt import Attempt
from core.model.attempt_truth import FailedAttempt
from core.model.claim import Claim, ClaimKind, ClaimState, Outcome
from core.model.consent import Consent, ConsentFact
from core.model.ids import AgentId, ClaimId, ConsentId, DeliveryId, RouteRef
from core.model.reason import Reason
from core.model.sync import Position
from storage.erase import erase
from storage.forget import forget
from storage.store import SqlStore
from storage.tables.base import DELIVERY_DAYS
from tests.storage import samples as s

DLV = s.FULL_DELIVERY.id
CLAIM = Claim(
    id=ClaimId("clm_1"),
    delivery=DLV,
    carrier=s.CARRIER,
    kind=ClaimKind.DAMAGED,
    opened_at=s.NOW,
    words="canary: it is crushed",
    photos=("canary-file",),
)
CLOSED = replace(
    CLAIM.taken(AgentId("agt_1"), "Anna").closed(Outcome.UPHELD, s.NOW), id=ClaimId("clm_2")
)
FAILED = FailedAttempt(
    delivery=DLV,
    number=1,
    at=s.NOW,
    carrier=s.CARRIER,
    route=RouteRef("r1"),
    vehicle="van-1",
    attempt=Attempt(at=s.NOW, reason=Reason.NO_ACCESS, note="canary"),
)
CONSENT = Consent(
    id=ConsentId("cns_1"),
    conversation=s.conversation().id,
    delivery=DLV,
    fact=ConsentFact.SAFE_PLACE,
    given_at=s.NOW,
    until=s.NOW + timedelta(days=14),
)


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Once a day, and once in a person's life."""
    return frozenset({"answers", "inbox", "outbox", "lanes", "route_stops", "message_slots"})


async def kept(store: SqlStore) -> None:
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
        await unit.claims.put(CLAIM)
        await unit.claims.put(CLOSED)
        await unit.failed_attempts.put(FAILED)
        await unit.consents.put(CONSENT)


async def test_each_is_found_by_what_it_is_about(store: SqlStore) -> None:
    """And put again it is the same row."""
    await kept(store)
    await kept_again(store)
    async with store.read() as unit:
        assert await unit.claims.get(CLAIM.id) == CLAIM
        assert await unit.claims.of(DLV) == [CLAIM, CLOSED]
        assert await unit.claims.page((ClaimState.OPEN, ClaimState.TAKEN), 9) == [CLAIM]
        assert await unit.failed_attempts.get(DLV, 1) == FAILED
        assert await unit.failed_attempts.since(s.NOW, 9) == [FAILED]
        assert await unit.failed_attempts.since(s.NOW + timedelta(seconds=1), 9) == []
        assert await unit.consents.of(CONSENT.conversation) == [CONSENT]
        assert await unit.consents.about(DLV) == [CONSENT]


async def kept_again(store: SqlStore) -> None:
    async with store.begin() as unit:
        await unit.claims.put(CLAIM)
        await unit.failed_attempts.put(FAILED)
        await unit.consents.put(CONSENT)


async def test_an_open_claim_is_never_forgotten(store: SqlStore) -> None:
    """Somebody waits for its answer."""
    await kept(store)
    gone = await forget(store, s.NOW + timedelta(days=DELIVERY_DAYS + 5))
    assert (gone["claims"], gone["failed_attempts"], gone["consents"]) == (1, 1, 1)
    async with store.read() as unit:
        assert await unit.claims.of(DLV) == [CLAIM]


async def test_of_who_is_erased_only_the_counts_stay(store: SqlStore) -> None:
    """No words, no pictures, no consents, no link of a neighbour."""
    await kept(store)
    async with store.begin() as unit:
        await unit.conversations.put(s.conversation())
    assert await erase(store, "+358401234567", s.NOW) == 1
    async with store.read() as unit:
        for claim in await unit.claims.of(DLV):
            assert (claim.words, claim.photos) == ("", ())
        failed = await unit.failed_attempts.get(DLV, 1)
        assert failed is not None
        assert failed.attempt.note is None
        assert failed.attempt.reason is Reason.NO_ACCESS
        assert await unit.consents.about(DeliveryId(DLV)) == []
        assert await unit.deliveries.by_neighbour_token("n-77") is None


async def test_positions_are_found_between_two_moments(store: SqlStore) -> None:
    """Of these routes alone, oldest first."""
    async with store.begin() as unit:
        await unit.positions.add(
            [
                Position(route=RouteRef(ref), at=s.NOW + timedelta(minutes=m), location=s.HOME)
                for ref in ("r1", "r2")
                for m in range(5)
            ]
        )
    async with store.read() as unit:
        found = await unit.positions.between([RouteRef("r1")], s.NOW, s.NOW + timedelta(minutes=1))
        none = await unit.positions.between([], s.NOW, s.NOW)
    assert [each.at for each in found] == [s.NOW, s.NOW + timedelta(minutes=1)]
    assert none == []
