"""The courier's page as a phone asks for it: who may look, what stands there, what is pressed."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.commands import AnswerRescue
from core.courier_commands import ChooseCourierLanguage, RevokeCourierLink
from core.model.asker import Asker, Role
from core.model.delivery import Format
from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.pickup_point import PickupPoint
from core.model.status import Status
from tests.bot.world import DELIVERY, NOW, TALK
from tests.web_courier.van import ANNA, JPEG, PNG, Cab, a_morning_route, parcel

SECOND, FOURTH = parcel(1).id, parcel(3).id
AINO = Asker(Role.RECIPIENT, TALK)
BOX = PickupPoint(
    ref=PointRef("kamppi"),
    name="Locker Kamppi",
    address="Urho Kekkosen katu 1",
    location=Location(60.1691, 24.9312),
)


async def test_today_stands_in_its_order_with_what_one_must_know(cab: Cab) -> None:
    """Windows and times by Helsinki's clock, the address, the parcel, the door."""
    page = await cab.get()
    assert page.status == 200
    assert "10:00–12:00 about 10:10 Planned Mannerheimintie 12 B 24" in page.words
    card = page.card(DELIVERY)
    assert all(said in card for said in ("440#", "Aino Virtanen", "M · 1 kg"))
    assert "+358" not in page.text


async def test_codes_are_shown_for_the_next_stops_alone(cab: Cab) -> None:
    """Also those that stand among the words of a note."""
    page = await cab.get()
    assert "441#" in page.card(SECOND)
    assert "9911" in page.card(SECOND)
    later = page.card(FOURTH)
    assert "443#" not in later
    assert "9931" not in later
    assert "The door code is shown once" in later


async def test_what_goes_to_a_locker_is_driven_there(cab: Cab) -> None:
    """Its name, its place on the map, and nothing of the door at home."""
    async with cab.building.house.store.begin() as unit:
        await unit.points.put(BOX)
        await unit.deliveries.save(replace(parcel(1), point=BOX.ref, format=Format.LOCKER))
    page = await cab.get()
    card = page.card(SECOND)
    assert "Locker Kamppi, Urho Kekkosen katu 1" in card
    assert "geo:60.1691,24.9312" in card
    assert "Bulevardi" not in card
    assert "441#" not in card


async def test_an_hour_before_the_route_starts_no_door_is_open_yet(cab: Cab) -> None:
    """Whoever finds the link in the evening finds no code."""
    cab.building.clock.at = NOW - timedelta(hours=4)
    assert "440#" not in (await cab.get()).text


@pytest.mark.parametrize("path", ["", "/stops"])
async def test_what_opens_nothing_says_so_kindly(cab: Cab, path: str) -> None:
    """A wrong token, one that was shut, and one whose day is over are told alike."""
    right = cab.token
    cab.token = "A" * 43
    wrong = await cab.get(path)
    cab.token = right
    assert cab.link is not None
    await ask(cab.building.house, RevokeCourierLink(cab.link.id), ANNA)
    shut = await cab.get(path)
    await cab.make_link()
    assert (await cab.get(path)).status == 200
    cab.building.clock.at = NOW + timedelta(days=1)
    over = await cab.get(path)
    assert [each.status for each in (wrong, shut, over)] == [404] * 3
    assert wrong.text == shut.text == over.text
    assert "Nothing to see here" in wrong.words


async def test_its_address_and_its_words_stay_with_it(cab: Cab) -> None:
    """No referrer, nothing kept by anybody on the way, nothing from anybody else."""
    for path in ("", "/stops"):
        headers = (await cab.get(path)).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Robots-Tag"] == "noindex"


async def test_what_is_shown_already_is_not_sent_again(cab: Cab) -> None:
    """As long as nothing has changed."""
    first = await cab.get("/stops")
    again = await cab.get("/stops", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    await cab.press("arrived")
    anew = await cab.get("/stops", **{"If-None-Match": first.headers["ETag"]})
    assert anew.status == 200


async def test_a_day_goes_from_the_depot_to_the_door(cab: Cab) -> None:
    """Each press is an event like any other, and the page shows what came of it."""
    assert (await cab.press("loaded")).status == 204
    assert (await cab.get()).state(DELIVERY) == "loaded"
    assert (await cab.press("out_for_delivery", None)).status == 204
    assert (await cab.delivery()).status is Status.OUT_FOR_DELIVERY
    assert (await cab.delivery(SECOND)).status is Status.ANNOUNCED  # nobody scanned it
    await cab.press("arrived")
    assert (await cab.get()).state(DELIVERY) == "arriving"
    await cab.press("no_answer")
    page = await cab.get()
    assert page.state(DELIVERY) == "waiting"
    assert 'data-left="240"' in page.card(DELIVERY)
    await cab.press("attempt_failed", reason="recipient_absent", note="Dark windows")
    assert (await cab.get()).state(DELIVERY) == "failed"
    attempt = (await cab.delivery()).attempts[-1]
    assert (attempt.reason, attempt.note) == ("recipient_absent", "Dark windows")


async def test_where_nobody_scans_everything_leaves(cab: Cab) -> None:
    """Scanning is nobody's duty."""
    await cab.press("out_for_delivery", None)
    assert (await cab.delivery(FOURTH)).status is Status.OUT_FOR_DELIVERY


async def test_a_press_that_waited_for_a_network_happened_when_it_did(cab: Cab) -> None:
    """By how long ago it was, whatever the phone's clock says."""
    await cab.press("arrived", ago_seconds=600)
    assert (await cab.delivery()).arrived_at == NOW - timedelta(minutes=10)


async def test_a_slow_network_does_not_turn_two_presses_round(cab: Cab) -> None:
    """The first was long under way, so that it seems to be the younger one."""
    await cab.press("arrived", ago_seconds=1)
    await cab.press("no_answer", ago_seconds=4)
    assert (await cab.get()).state(DELIVERY) == "waiting"


async def test_a_press_that_comes_twice_changes_nothing(cab: Cab) -> None:
    """Later, with the same name: absorbed; also where two come at once."""
    told: dict[str, object] = {"id": "the-same-one", "type": "no_answer", "delivery": DELIVERY}
    assert (await cab.send(told)).status == 204
    until = (await cab.delivery()).waits_until
    cab.building.clock.at += timedelta(seconds=90)
    both = await asyncio.gather(*(cab.send(told | {"ago_seconds": 91.0}) for _ in range(2)))
    assert [each.status for each in both] == [204, 204]
    assert (await cab.delivery()).waits_until == until


async def test_what_the_recipient_says_is_read_before_the_wait_is_over(cab: Cab) -> None:
    """The answer, their own words, and two minutes more."""
    await cab.press("arrived")
    await cab.press("no_answer")
    answer = AnswerRescue(DELIVERY, "coming", "in the shower!!! 2 mins")
    await ask(cab.building.house, answer, AINO)
    card = (await cab.get("/stops")).card(DELIVERY)
    assert "I am coming" in card
    assert "in the shower!!! 2 mins" in card
    assert 'data-left="360"' in card


async def test_a_code_that_was_told_at_the_door_is_wiped_with_the_delivery(cab: Cab) -> None:
    """The line stays, its secret does not."""
    await cab.press("no_answer")
    await ask(cab.building.house, AnswerRescue(DELIVERY, "gate_code", "4471# 2nd floor"), AINO)
    assert "4471#" in (await cab.get()).card(DELIVERY)
    await cab.press("delivered", proof={"kind": "photo"}, picture=JPEG)
    async with cab.building.house.store.read() as unit:
        assert [line.text for line in await unit.door_lines.of(DELIVERY)] == ["•••"]


async def test_a_hand_over_is_proved_by_a_photo(cab: Cab) -> None:
    """Kept with its kind by its first bytes, beside the event."""
    done = await cab.press("delivered", proof={"kind": "photo", "name": "Aino"}, picture=JPEG)
    assert done.status == 204
    delivery = await cab.delivery()
    assert delivery.status is Status.DELIVERED
    assert delivery.proof is not None
    assert (delivery.proof.kind, delivery.proof.name) == ("photo", "Aino")
    assert delivery.proof.picture is not None
    async with cab.building.house.store.read() as unit:
        kept = await unit.proof_pictures.get(delivery.proof.picture)
    assert kept is not None
    assert (kept.mime, kept.content, kept.delivery) == ("image/jpeg", JPEG, DELIVERY)
    assert (await cab.get()).state(DELIVERY) == "done"


async def test_the_recipient_sees_the_proof(cab: Cab) -> None:
    """With the words that it was delivered, and again when they ask for it."""
    await cab.press("delivered", proof={"kind": "photo", "name": "Aino"}, picture=JPEG)
    shown = (await cab.delivery()).proof
    assert shown is not None
    told = await cab.building.work()
    assert [letter.proof for letter in told if letter.proof] == [shown.picture]
    asked = await cab.building.types("who signed for it? show me the proof")
    assert [letter.proof for letter in asked] == [shown.picture]


@pytest.mark.parametrize(
    ("picture", "status"),
    [
        (None, 422),
        (b"<html>no picture", 422),
        (b"\xff\xd8\xff" + bytes(4 * 1024 * 1024), 422),
        (PNG + bytes(2 * 1024 * 1024), 204),
    ],
    ids=["none", "no picture", "too big", "big"],
)
async def test_what_is_no_picture_proves_nothing(
    cab: Cab, picture: bytes | None, status: int
) -> None:
    """Whatever it says of itself."""
    done = await cab.press("delivered", proof={"kind": "photo"}, picture=picture)
    assert done.status == status
    is_done = (await cab.delivery()).status is Status.DELIVERED
    assert is_done == (status == 204)


async def test_the_parcels_code_proves_it(cab: Cab) -> None:
    """A wrong one does not, and not for ever: the tenth shuts this way for the day."""
    for _ in range(10):
        wrong = await cab.press("delivered", proof={"kind": "pin", "code": "000000"})
        assert (wrong.status, "not the code" in wrong.text) == (422, True)
    shut = await cab.press("delivered", proof={"kind": "pin", "code": "123 456"})
    assert shut.status == 409
    await cab.make_link()
    right = await cab.press("delivered", proof={"kind": "pin", "code": "123 456"})
    assert right.status == 204


async def test_a_scan_proves_this_parcel_alone(cab: Cab) -> None:
    """The number of another one is refused in words."""
    wrong = await cab.press("delivered", proof={"kind": "scan", "code": "JJFI60000000002"})
    assert "This is another parcel." in wrong.text
    code = (await cab.delivery()).tracking_number
    assert (await cab.press("delivered", proof={"kind": "scan", "code": code})).status == 204


async def test_what_wants_a_signature_or_an_age_gets_no_less(cab: Cab) -> None:
    """Nor may it be left anywhere where its sender forbids it."""
    house = cab.building.house
    async with house.store.begin() as unit:
        known = await cab.delivery()
        signed = replace(known.parcel, signature_required=True, min_age=18)
        await unit.deliveries.save(replace(known, parcel=signed))
    photo = await cab.press("delivered", proof={"kind": "photo"}, picture=JPEG)
    assert "wants a signature" in photo.text
    unseen = await cab.press("delivered", proof={"kind": "signature"}, picture=PNG)
    assert "check the age" in unseen.text
    done = await cab.press(
        "delivered", proof={"kind": "signature", "name": "Aino"}, picture=PNG, age_checked=True
    )
    assert done.status == 204


async def test_another_routes_parcel_is_not_touched(cab: Cab) -> None:
    """Whatever is sent to the page; and it does not think that its link is over."""
    other = replace(parcel(0), id=DeliveryId("dlv_other"), tracking_number="X", chat_token="x")
    async with cab.building.house.store.begin() as unit:
        await unit.deliveries.add(other)
    assert (await cab.press("arrived", "dlv_other")).status == 409
    assert (await cab.press("lost")).status == 422
    assert (await cab.press("attempt_failed")).status == 422


@pytest.mark.parametrize("language", ["fi", "ar"])
async def test_it_speaks_the_language_that_was_chosen_there(cab: Cab, language: str) -> None:
    """From the first opening on in the phone's, until somebody chooses."""
    await cab.get()
    assert cab.link is not None
    command = ChooseCourierLanguage(cab.link.id, language)
    await ask(cab.building.house, command, Asker(Role.COURIER, cab.link.id))
    page = await cab.get()
    assert f'<html lang="{language}"' in page.text
    assert ('dir="rtl"' in page.text) == (language == "ar")
    assert {"fi": "Päivän toimitukset", "ar": "توصيلات اليوم"}[language] in page.text


async def test_a_door_that_stayed_shut_may_be_photographed(cab: Cab) -> None:
    """The recipient sees it; nothing but a photo shows that somebody stood there."""
    scan = await cab.press("attempt_failed", reason="recipient_absent", proof={"kind": "scan"})
    assert scan.status == 422
    proof = {"kind": "photo"}
    empty = await cab.press("attempt_failed", reason="recipient_absent", proof=proof)
    assert empty.status == 422
    done = await cab.press("attempt_failed", reason="recipient_absent", proof=proof, picture=JPEG)
    assert done.status == 204
    (attempt,) = (await cab.delivery()).attempts
    assert attempt.proof is not None
    assert attempt.proof.picture is not None
    await cab.building.work()
    shown = [letter.proof for letter in cab.building.sent if letter.proof is not None]
    assert shown == [attempt.proof.picture]


async def test_nothing_is_left_that_nobody_wished_to_be_left(cab: Cab) -> None:
    """Neither offered nor taken; once they have wished for it, only with a photo."""
    proof = {"kind": "left_with", "name": "porch"}
    assert "data-may-leave" not in (await cab.get()).card(DELIVERY)
    unasked = await cab.press("delivered", proof=proof, picture=JPEG)
    assert (unasked.status, "handed to somebody" in unasked.text) == (409, True)
    await cab.press("no_answer")
    await ask(cab.building.house, AnswerRescue(DELIVERY, "safe_place", "on the porch"), AINO)
    assert "data-may-leave" in (await cab.get()).card(DELIVERY)
    assert (await cab.press("delivered", proof=proof)).status == 422
    assert (await cab.press("delivered", proof=proof, picture=JPEG)).status == 204


async def test_what_was_missing_in_the_depot_leaves_the_route_and_the_page_goes_on(
    cab: Cab,
) -> None:
    """Nobody before it was passed by, and a press that comes twice ends no page."""
    told: dict[str, object] = {
        "id": "press-gone",
        "type": "attempt_failed",
        "delivery": parcel(4).id,
    }
    told |= {"reason": "parcel_missing"}
    assert [(await cab.send(told)).status for _ in range(2)] == [204, 204]
    async with cab.building.house.store.read() as unit:
        route = await unit.routes.get(a_morning_route().ref)
    assert route is not None and route.progress == 0
    assert route.stop_of(parcel(4).id) is None
    assert (await cab.get()).status == 200
