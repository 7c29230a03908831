"""Couriers' links, proofs and door lines are read back as they were written, and go in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.ids import CourierLinkId, DeliveryId, DoorLineId, ProofPictureId, RouteRef
from core.model.proof_picture import ProofPicture
from storage.erase import erase
from storage.forget import forget
from storage.store import SqlStore
from storage.tables.base import PROOF_DAYS, ROUTE_DAYS
from tests.storage import samples as s

OTHER = DeliveryId("dlv_other")


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Once a day, and once in a person's life."""
    return frozenset({"answers", "inbox", "outbox", "lanes", "route_stops", "message_slots"})


async def test_a_link_is_found_by_its_token_and_its_route(store: SqlStore) -> None:
    """As it is now; the oldest first."""
    second = replace(
        s.COURIER_LINK,
        id=CourierLinkId("crl_0"),
        token_hash="other",
        made_at=s.NOW + timedelta(hours=1),
    )
    revoked = replace(s.COURIER_LINK, revoked_at=s.NOW, language="fi", wrong_pins=2)
    async with store.begin() as unit:
        for link in (second, s.COURIER_LINK, revoked):
            await unit.courier_links.put(link)
    async with store.read() as unit:
        assert await unit.courier_links.by_token(s.COURIER_LINK.token_hash) == revoked
        assert await unit.courier_links.get(second.id) == second
        assert await unit.courier_links.of(s.COURIER_LINK.route) == [revoked, second]
        assert await unit.courier_links.of(RouteRef("other")) == []


async def test_a_proof_is_kept_once(store: SqlStore) -> None:
    """A second keeping changes nothing; it goes with its delivery."""
    other = replace(s.PROOF_PICTURE, id=ProofPictureId("prf_2"), delivery=OTHER)
    again = replace(s.PROOF_PICTURE, content=s.PROOF_PICTURE.content + b"!")
    async with store.begin() as unit:
        for picture in (s.PROOF_PICTURE, other, again):
            await unit.proof_pictures.keep(picture)
        assert await unit.proof_pictures.get(s.PROOF_PICTURE.id) == s.PROOF_PICTURE
        await unit.proof_pictures.forget(s.PROOF_PICTURE.delivery)
    async with store.read() as unit:
        assert await unit.proof_pictures.get(s.PROOF_PICTURE.id) is None
        assert await unit.proof_pictures.get(other.id) == other


def test_a_proof_is_a_picture_of_a_size() -> None:
    """Anything else cannot be made."""
    for content in (b"<svg>", b"\xff\xd8\xff" + bytes(5_000_000)):
        with pytest.raises(ValueError):
            ProofPicture(
                id=ProofPictureId("prf_1"),
                delivery=OTHER,
                kept_at=s.NOW,
                mime="image/jpeg",
                content=content,
            )


async def test_door_lines_stand_in_the_order_in_which_they_were_said(store: SqlStore) -> None:
    """The same one twice is one; one that is wiped stays in its place."""
    second = replace(s.DOOR_LINE, id=DoorLineId("dln_0"), text="second")
    async with store.begin() as unit:
        assert await unit.door_lines.add(s.DOOR_LINE) is True
        assert await unit.door_lines.add(second) is True
        assert await unit.door_lines.add(s.DOOR_LINE) is False
        await unit.door_lines.put(replace(s.DOOR_LINE, text="•••"))
        said = [line.text for line in await unit.door_lines.of(s.DOOR_LINE.delivery)]
        assert said == ["•••", "second"]
        await unit.door_lines.forget(s.DOOR_LINE.delivery)
        assert await unit.door_lines.of(s.DOOR_LINE.delivery) == []


async def test_they_go_with_their_person_and_by_themselves(store: SqlStore) -> None:
    """An erased person's at once, all others after their days."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
        for id in (s.FULL_DELIVERY.id, OTHER):
            name = ProofPictureId(f"prf_{id}")
            await unit.proof_pictures.keep(replace(s.PROOF_PICTURE, id=name, delivery=id))
            line = replace(s.DOOR_LINE, id=DoorLineId(f"dln_{id}"), delivery=id)
            await unit.door_lines.add(line)
        await unit.courier_links.put(s.COURIER_LINK)
    await erase(store, s.FULL_DELIVERY.id, s.NOW)
    async with store.read() as unit:
        assert await unit.door_lines.of(s.FULL_DELIVERY.id) == []
        assert await unit.proof_pictures.get(ProofPictureId(f"prf_{s.FULL_DELIVERY.id}")) is None
        assert len(await unit.door_lines.of(OTHER)) == 1
    much_later = s.NOW + timedelta(days=max(PROOF_DAYS, ROUTE_DAYS) + 2)
    gone = await forget(store, much_later)
    assert (gone["door_lines"], gone["proof_pictures"], gone["courier_links"]) == (1, 1, 1)
