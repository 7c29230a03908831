"""A hand-over's proof is read by who brought and who sent it, and by nobody else."""

from dataclasses import replace

import pytest

from core.model.attempt import Proof
from core.model.ids import DeliveryId, ProofPictureId
from core.model.proof_picture import ProofPicture
from tests.bot.world import NOW
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, an_event

PHOTO = b"\xff\xd8\xff\xe0 a porch"
KEPT = ProofPictureId("prf_1")


async def handed_over(desk: Desk, carrier: Caller, delivery: Json, proof: Json) -> str:
    event = an_event("delivered", proof=proof)
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", event)).ok(202)
    return f"/v1/deliveries/{delivery['id']}/proof"


async def with_photo(desk: Desk, id: str) -> None:
    """As the courier's page keeps it."""
    picture = ProofPicture(
        id=KEPT, delivery=DeliveryId(id), kept_at=NOW, mime="image/jpeg", content=PHOTO
    )
    async with desk.house.store.begin() as unit:
        known = await unit.deliveries.get(DeliveryId(id))
        assert known is not None
        await unit.deliveries.save(replace(known, proof=Proof(kind="photo", picture=KEPT)))
        await unit.proof_pictures.keep(picture)


async def test_a_proof_says_how_it_was_handed_over(
    desk: Desk, carrier: Caller, sender: Caller, delivery: Json
) -> None:
    """To both; a code that was told is kept nowhere."""
    path = await handed_over(desk, carrier, delivery, {"kind": "pin", "name": "Aino"})
    for caller in (carrier, sender):
        told = (await caller.get(path)).ok(200)
        assert (told["kind"], told["name"], told["picture"]) == ("pin", "Aino", None)
        assert told["at"] is not None
    assert (await carrier.get(f"{path}/picture")).status == 404


async def test_the_picture_is_seen_while_it_is_kept(
    desk: Desk, carrier: Caller, sender: Caller, delivery: Json
) -> None:
    """As the kind of picture that it is; afterwards the answer names none."""
    path = await handed_over(desk, carrier, delivery, {"kind": "photo"})
    await with_photo(desk, delivery["id"])
    shown = (await sender.get(path)).ok(200)["picture"]
    answer = await sender.get(shown)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with desk.house.store.begin() as unit:
        await unit.proof_pictures.forget(DeliveryId(delivery["id"]))
    assert (await sender.get(path)).ok(200)["picture"] is None


@pytest.mark.parametrize("part", ["", "/picture"])
async def test_nobody_else_reads_it(
    desk: Desk, carrier: Caller, stranger_carrier: Caller, delivery: Json, part: str
) -> None:
    """Another carrier's key is told nothing."""
    path = await handed_over(desk, carrier, delivery, {"kind": "photo"})
    await with_photo(desk, delivery["id"])
    assert (await stranger_carrier.get(path + part)).status == 404


async def test_what_was_not_handed_over_has_none(carrier: Caller, delivery: Json) -> None:
    """It is not there yet."""
    assert (await carrier.get(f"/v1/deliveries/{delivery['id']}/proof")).status == 404
