"""Failures on the console: the same numbers as the figures, what is behind each row, and as CSV."""

import csv
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO

from core.actions.counted import gather
from core.actions.figures import figures
from core.model.address import Components, Verdict, VerdictCode
from core.model.audit import AuditLine
from core.model.delivery import DeliveryAddress
from core.model.reason import Reason
from core.model.status import Status
from core.model.unit_costs import UnitCosts
from tests.bot.world import NOW, a_carrier
from tests.web_console.front import Browser, Front
from tests.web_console.test_figures import delivered

PAGE = "/failures"
WHY = (Reason.NO_ACCESS, Reason.RECIPIENT_ABSENT, Reason.ADDRESS_INCOMPLETE, Reason.OUT_OF_TIME)


async def furnished(front: Front) -> None:
    """Three weeks: a house where nobody gets in, and others where now and then something fails."""
    async with front.building.house.store.begin() as unit:
        costs = UnitCosts(currency="EUR", attempt=Decimal("4.50"))
        await unit.carriers.put(replace(a_carrier(), costs=costs))
        for number in range(24):
            house = "12" if number < 8 else str(number % 5)
            why = (WHY[0],) * (1 + number % 2) if number < 8 else (WHY[number % 4],)
            parts = Components(
                street="Kalevankatu", house_number=house, postcode="00100", city="Helsinki"
            )
            found = Verdict(verdict=VerdictCode.DELIVERABLE, confidence=1.0, components=parts)
            one = replace(
                delivered(number, *(why if number % 3 else ()), days_ago=number % 21),
                address=DeliveryAddress(verdict=found),
            )
            shift = timedelta(hours=number % 9)
            tries = tuple(replace(a, at=a.at - shift) for a in one.attempts)
            await unit.deliveries.add(replace(one, attempts=tries))


async def trail(front: Front) -> list[AuditLine]:
    async with front.building.house.store.read() as unit:
        return list(await unit.audit.page(person=None, about=PAGE[1:], before=None, limit=9))


async def test_the_page_says_what_the_figures_say(front: Front, anna: Browser) -> None:
    """And which house costs most, what would help, and which deliveries are behind it."""
    await furnished(front)
    async with front.building.house.store.read() as unit:
        told = figures(await gather(unit, NOW - timedelta(days=29), None))
    page = await anna.get(PAGE)
    missed = told["missed"]
    assert isinstance(missed, int)
    assert f"In vain {missed} of" in page.words
    assert f"Money {Decimal('4.50') * missed:,.2f} EUR" in page.words
    assert "Kalevankatu 12, 00100 Helsinki" in page.words
    assert "No door card: ask who lives there" in page.words
    assert "FIG1" in page.words and "dlv_00000000000000000101" in page.words
    by_reason = await anna.get(f"{PAGE}?by=reason")
    first = told["first_attempt_success"]
    assert isinstance(first, dict)
    for reason, count in first["by_reason"].items():
        assert f"{reason.replace('_', ' ')} {count} {'try' if count == 1 else 'tries'} in vain" in (
            by_reason.words
        )


async def test_the_table_has_every_spot(front: Front, anna: Browser) -> None:
    """With hours only where somebody measured them."""
    await furnished(front)
    answer = await anna.get(f"{PAGE}.csv?by=building&days=30")
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert rows[0]["name"] == "Kalevankatu 12, 00100 Helsinki"
    assert rows[0]["advice"] == "door_card" and rows[0]["hours"] == ""
    assert rows[0]["cost"] == str(Decimal("4.50") * int(rows[0]["in_vain"]))
    assert all(id.startswith("dlv_") for row in rows for id in row["deliveries"].split())


async def test_who_looks_stands_in_the_trail(front: Front, anna: Browser) -> None:
    """The page shows whose parcels failed, and the table does, too."""
    await anna.get(PAGE)
    await anna.get(f"{PAGE}.csv")
    assert [(line.person, line.deed) for line in await trail(front)] == [("agt_anna", "look")] * 2


async def test_nothing_failed(front: Front, anna: Browser) -> None:
    """And what cannot be asked for is not."""
    page = await anna.get(f"{PAGE}?by=weather&days=x&carrier=nobody")
    assert page.status == 200 and "No try came to nothing" in page.words


async def test_strangers_see_no_failures(front: Front) -> None:
    for page in (PAGE, f"{PAGE}.csv"):
        assert (await front.browser().get(page)).where == "/console/login"


async def test_who_is_at_the_door_is_asked_from_here(front: Front, anna: Browser) -> None:
    """Where the parcel is still to be brought, and its recipient is in the chat."""
    talk = await front.waiting_talk()
    async with front.building.house.store.begin() as unit:
        (one,) = await unit.deliveries.of_conversation(talk)
        tries = delivered(1, Reason.NO_ACCESS, Reason.NO_ACCESS).attempts[:2]
        await unit.deliveries.save(
            replace(one, attempts=tries, status=Status.ATTEMPT_FAILED, updated_at=NOW)
        )
    page = await anna.get(PAGE)
    assert f"/console/c/{talk}/do/instructions?delivery={one.id}" in page.text
    assert "still to be brought" in page.words
