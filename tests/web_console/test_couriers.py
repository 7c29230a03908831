"""A link for the courier: made by who dispatches, shown once, ended when it must be."""

import re
from dataclasses import replace

import pytest

from core.model.access import Desk
from core.model.attempt import Proof
from core.model.courier_link import token_hash
from core.model.ids import ProofPictureId, RouteRef
from core.model.proof_picture import ProofPicture
from tests.bot.world import DELIVERY, NOW
from tests.web_console.front import Answer, Browser, Front

PAGE = "/routes?carrier=own-fleet&day=2026-11-25"


async def asked(front: Front, name: str) -> Answer:
    browser = await front.signed_in(name)
    return await browser.post("/routes/link", {"route": "r1"})


async def links(front: Front) -> list[str]:
    async with front.building.house.store.read() as unit:
        return [link.token_hash for link in await unit.courier_links.of(RouteRef("r1"))]


@pytest.mark.parametrize("role", [Desk.OPERATOR, Desk.SUPERVISOR])
async def test_who_dispatches_makes_a_link_and_sees_it_once(front: Front, role: Desk) -> None:
    """With a code to scan; only its hash is kept, and the page of the day shows no more of it."""
    await front.employ("Disa", role)
    page = await asked(front, "Disa")
    found = re.search(r"/driver/([A-Za-z0-9_-]{43})", page.text)
    assert found is not None
    assert "<svg" in page.text
    assert await links(front) == [token_hash(found[1])]
    day = await (await front.signed_in("Disa")).get(PAGE)
    assert "Link of 10:00, until 00:00" in day.words
    assert found[1] not in day.text


async def test_a_link_is_ended(front: Front) -> None:
    """From then on it opens nothing, and is listed no more."""
    await front.employ("Disa", Desk.OPERATOR)
    await asked(front, "Disa")
    disa = await front.signed_in("Disa")
    found = re.search(r'name="link" value="(\w+)"', (await disa.get(PAGE)).text)
    assert found is not None
    done = await disa.post("/routes/link/end", {"link": found[1]})
    assert (done.status, done.where) == (303, f"/console{PAGE}")
    assert "End it" not in (await disa.get(PAGE)).words


@pytest.mark.parametrize("name", ["Anna", "Olli"])
async def test_nobody_else_makes_one(front: Front, name: str) -> None:
    """Neither an agent nor who may look only; nor are they shown a button."""
    assert (await asked(front, name)).status == 403
    assert await links(front) == []
    assert "Link for the courier" not in (await (await front.signed_in(name)).get(PAGE)).words


async def test_what_is_no_route_or_over_has_no_link(front: Front) -> None:
    """A kind page."""
    await front.employ("Disa", Desk.OPERATOR)
    disa = await front.signed_in("Disa")
    assert (await disa.post("/routes/link", {"route": "nowhere"})).status == 404
    front.building.clock.at = front.building.clock.at.replace(month=12)
    disa = await front.signed_in("Disa")
    assert (await disa.post("/routes/link", {"route": "r1"})).status == 409


async def test_a_proof_is_seen_in_its_talk_alone(front: Front, anna: Browser) -> None:
    """By whoever is signed in; of another talk it is not there."""
    talk = await front.waiting_talk()
    picture = ProofPicture(
        id=ProofPictureId("prf_1"),
        delivery=DELIVERY,
        kept_at=NOW,
        mime="image/jpeg",
        content=b"\xff\xd8\xff a door",
    )
    async with front.building.house.store.begin() as unit:
        known = await unit.deliveries.get(DELIVERY)
        assert known is not None
        proof = Proof(kind="photo", name="Aino", picture=picture.id)
        await unit.deliveries.save(replace(known, proof=proof))
        await unit.proof_pictures.keep(picture)
    page = await anna.get(f"/c/{talk}")
    assert f'src="/console/c/{talk}/proof/prf_1"' in page.text
    assert "Proof a photo: Aino" in page.words
    seen = await anna.http.get(f"{anna.base}/c/{talk}/proof/prf_1")
    assert (seen.status, seen.content_type) == (200, "image/jpeg")
    assert (await anna.get("/c/cnv_other/proof/prf_1")).status == 404


async def test_what_was_not_scanned_at_loading_is_shown_on_its_route(
    front: Front, anna: Browser
) -> None:
    """By the number on its label, until it is scanned."""
    async with front.building.house.store.begin() as unit:
        known = await unit.deliveries.get(DELIVERY)
        route = await unit.routes.get(RouteRef("r1"))
        assert known is not None and route is not None
        stop = replace(route.stops[0], key=known.id, delivery=known.id)
        await unit.routes.put(route.with_stops((stop,)))
        await unit.deliveries.save(replace(known, missed_scan_at=NOW))
    told = f"Not scanned at loading, while others of this route were: {known.tracking_number} ."
    assert told in (await anna.get(PAGE)).words
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.save(replace(known, missed_scan_at=NOW, loaded_at=NOW))
    assert "Not scanned" not in (await anna.get(PAGE)).words
