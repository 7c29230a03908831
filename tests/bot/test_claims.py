"""After the hand-over: left at the right door or not, broken, or not there; on a whole house."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.model.attempt import Proof
from core.model.claim import Claim, ClaimKind, ClaimState
from core.model.ids import ProofPictureId
from core.model.parcel import Money, Parcel
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.reports import heard_by_the_carrier, listening, reported
from tests.bot.world import DELIVERY, a_delivery

_E = EventType
PICTURE = ProofPictureId("prf_1")
LEFT = Proof(kind="photo", url="https://c.example/p?a=1&b=2", picture=PICTURE)


async def delivered(building: Building, proof: Proof | None = LEFT) -> str:
    await building.furnish()
    await building.proven()
    await listening(building)
    return await reported(building, _E.DELIVERED, "done", proof=proof)


async def claims(building: Building) -> list[Claim]:
    async with building.house.store.read() as unit:
        return list(await unit.claims.of(DELIVERY))


async def test_a_photo_of_the_drop_is_asked_about(building: Building) -> None:
    """4.5: the picture goes along, and a yes asks for the stars."""
    told = await delivered(building)
    assert "Is that your place?" in told
    assert '<a href="https://c.example/p?a=1&amp;b=2">photo</a>' in told
    asked = next(each for each in building.sent if each.proof is not None)
    assert asked.proof == PICTURE
    letters = await building.presses("left.yes")
    assert "Was everything all right?" in letters[-1].text
    assert await claims(building) == []


async def test_another_house_is_a_claim_until_it_is_closed(building: Building) -> None:
    """Somebody of us owns it; said again, it is the same one."""
    await delivered(building)
    await building.presses("left.not_mine")
    letters = await building.presses("left.not_mine")
    assert "not closed before it is found" in letters[-1].text
    (claim,) = await claims(building)
    assert (claim.kind, claim.state) == (ClaimKind.WRONG_PLACE, ClaimState.OPEN)


async def test_handed_over_nothing_is_asked_of_a_place(building: Building) -> None:
    """Who signed knows where it is."""
    assert "Is that your place?" not in await delivered(building, Proof(kind="signature"))
    await reported(building, _E.DELIVERED, "again")
    letters = await building.presses("rate.wrong")
    assert "claim.not_here" in str(letters[-1].buttons)
    await building.presses("claim.not_here")
    (claim,) = await claims(building)
    assert claim.kind is ClaimKind.NOT_RECEIVED


async def test_a_broken_parcel_is_told_and_claimed(building: Building) -> None:
    """The sender and the carrier hear, and one of us owns it."""
    await delivered(building, None)
    await building.types("the box is crushed")
    (claim,) = await claims(building)
    assert (claim.kind, claim.words) == (ClaimKind.DAMAGED, "the box is crushed")
    (event,) = await heard_by_the_carrier(building, "delivery.damage_reported")
    assert event["has_photo"] is False


@pytest.mark.parametrize(
    ("parcel", "why"),
    [
        (Parcel(value=Money(Decimal(900), "EUR")), "too valuable"),
        (Parcel(fragile=True), "fragile"),
    ],
)
async def test_a_safe_place_has_its_reason_against_it(
    building: Building, parcel: Parcel, why: str
) -> None:
    """By what it is worth, and by what it is."""
    await building.furnish(replace(a_delivery(), conversation=None, parcel=parcel))
    await building.proven()
    letters = await building.types("just chuck it behind the bins")
    assert why in letters[0].text
    async with building.house.store.read() as unit:
        assert await unit.changes.of(DELIVERY) == []
