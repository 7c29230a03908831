"""Hiding: what people type is never code, and what opens doors is never shown."""

from dataclasses import replace

from core.model.address import Instructions, Verdict, VerdictCode
from core.model.delivery import DeliveryAddress
from core.model.door_card import DoorCard
from core.model.event import Entry
from core.model.ids import PointRef
from core.model.location import Location
from core.model.pickup_point import Pickup, PickupPoint
from core.model.recipient import Recipient
from tests.bot.world import NOW, located
from tests.web_console.front import Browser, Front, shown_on
from web.veil import veil_over

SCRIPT = "<script>alert(1)</script>"
QUOTES = "\"' onmouseover='x' <img src=x onerror=y>"
BACKWARDS = "\u202egnp.exe"


async def evil(front: Front) -> None:
    """Every text that somebody else wrote is hostile."""
    delivery = await front.building.delivery()
    house = front.building.house
    async with house.store.begin() as unit:
        await unit.points.put(
            PickupPoint(ref=PointRef("evil"), name=SCRIPT, location=Location(60.0, 24.0))
        )
        await unit.deliveries.save(
            replace(
                delivery,
                tracking_number=QUOTES,
                merchant=SCRIPT,
                recipient=Recipient(name=SCRIPT + QUOTES + BACKWARDS, language="en"),
                address=DeliveryAddress(text=QUOTES, verdict=located(SCRIPT + BACKWARDS)),
                door_card=DoorCard(note=SCRIPT, entrance=QUOTES),
                pickup=Pickup(point=PointRef("evil")),
            )
        )


async def test_what_others_wrote_is_inert(front: Front, anna: Browser) -> None:
    """Names, texts, addresses, lockers, senders: letters, and in their own direction only."""
    talk = await front.waiting_talk()
    await evil(front)
    await front.writes(talk, SCRIPT + QUOTES + BACKWARDS)
    page = await anna.get(f"/c/{talk}")
    assert SCRIPT not in page.text
    assert "<img src=x" not in page.text
    assert "onmouseover='x'" not in page.text
    assert page.text.count("<script") == 1
    assert "<bdi>&lt;script&gt;" in page.text
    assert '<p dir="auto">&lt;script&gt;' in page.text


async def test_what_the_stream_brings_is_inert_too(front: Front, anna: Browser) -> None:
    """The same parts, the same care."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    shown = shown_on(page)
    async with anna.follow(page.stream) as events:
        await evil(front)
        await front.writes(talk, SCRIPT + QUOTES)
        while "&lt;script&gt;" not in "".join(shown.lines.values()):
            event = await events.next()
            assert event is not None
            shown.change(event)
        for late in await events.rest():
            shown.change(late)
    assert "&lt;script&gt;" in "".join(shown.lines.values())
    assert SCRIPT not in str(shown)
    assert "<img" not in str(shown)


async def test_an_agents_own_name_is_inert(front: Front) -> None:
    """It stands on every desk."""
    browser = front.browser()
    house = front.building.house
    async with house.store.begin() as unit:
        person = await unit.access.person("anna@doorstep.example")
        assert person is not None
        await unit.access.put_person(replace(person, name=SCRIPT))
    await browser.sign_in("anna@doorstep.example")
    talk = await front.waiting_talk()
    await browser.post(f"/c/{talk}/take-over")
    assert SCRIPT not in (await browser.get(f"/c/{talk}")).text


async def test_a_refused_sign_in_shows_the_email_as_letters(front: Front) -> None:
    """It comes back into its field."""
    answer = await front.browser().sign_in('"><script>alert(1)</script>', "x")
    assert "<script" not in answer.text


async def test_codes_are_not_shown(front: Front, anna: Browser) -> None:
    """Of doors, lockers and proofs: that there is one, not which, whoever said it in the talk."""
    talk = await front.waiting_talk()
    delivery = await front.building.delivery()
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.save(
            replace(
                delivery,
                door_card=DoorCard(code="7421#", note="gate 7421#, then left"),
                pickup=Pickup(point=PointRef("kamppi"), code="889900"),
            )
        )
    await front.writes(talk, "Gate 7421# or 889900? My proof is 123456.")
    for path in (f"/c/{talk}", "/"):
        page = await anna.get(path)
        for code in ("7421", "889900", "123456"):
            assert code not in page.text
    page = await anna.get(f"/c/{talk}")
    assert "Gate ••• or •••? My proof is •••." in page.words
    assert "gate •••, then left" in page.words
    assert "A door code is kept for the courier alone." in page.words
    assert "The pickup code is for the recipient alone." in page.words


async def test_a_veil_hides_codes_and_nothing_else(front: Front) -> None:
    """A longer number that holds the code's digits is another number; a tiny code veils nothing."""
    delivery = await front.building.delivery()
    card = replace(delivery, door_card=DoorCard(code="Ab1#"), proof_code="55")
    veil = veil_over([card])
    assert veil("ab1# AB1# xAb1# 5555 55") == "••• ••• xAb1# 5555 55"
    assert veil_over([])("123456") == "123456"


async def test_an_agent_sees_the_way_to_the_door_and_where_it_went_before(
    front: Front, anna: Browser
) -> None:
    """All that the door card says but the code, and every address from whom; of words that were
    never found on the map too, whose code is veiled."""
    talk = await front.waiting_talk()
    delivery = await front.building.delivery()
    lost = Verdict(
        verdict=VerdictCode.NOT_FOUND,
        confidence=0.0,
        instructions=Instructions(gate_code="90-21"),
    )
    typed = DeliveryAddress(text="Erik-Eskelin katu 1-5, code 90-21", verdict=lost)
    moved = delivery.addressed(typed, "corrected", "sender:key_1", NOW)
    moved = moved.addressed(delivery.address, "put back", "house", NOW)
    card = DoorCard(
        reception="Lobby", opening_hours="Mo-Fr 09:00-16:00", lift="no", height_m_max=3.2, code="x"
    )
    company = replace(moved.recipient, company="Kahvila Oy")
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.save(replace(moved, door_card=card, recipient=company))
        entry = Entry(at=NOW, kind="address", who="sender:key_1", what="corrected, version 2")
        await unit.timeline.add(delivery.id, entry)
    page = await anna.get(f"/c/{talk}")
    for told in ("Kahvila Oy", "Lobby", "Mo-Fr 09:00-16:00", "at most 3.2 m high"):
        assert told in page.words
    assert "Earlier addresses (2)" in page.words
    assert "Erik-Eskelin katu 1-5, code •••" in page.words
    assert "by the sender" in page.words
    assert "90-21" not in page.text
    assert "→ Erik-Eskelin katu 1-5, code •••" in page.words
