"""What a recipient could ask for, done by an agent: the page of each change, and what follows."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from core.actions.ask import ask
from core.commands import LeaveInSafePlace
from core.model.access import Desk
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.change import Change, ChangeState, ToSafePlace
from core.model.ids import CarrierRef, ConversationId
from tests.bot.world import DELIVERY
from tests.web_console.front import Answer, Browser, Front
from tests.web_console.test_browser import NAMELESS, Desks, desks, widths_that_do_not_fit

__all__ = ["desks"]  # the fixture

PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
SLOT = re.compile(r'name="slot_id" value="([^"]+)"')
LOCKER = re.compile(r'name="locker" value="([^"]+)"')


async def talk_of(front: Front) -> ConversationId:
    await front.building.proven()
    return (await front.talk()).id


async def opened(who: Browser, talk: ConversationId, action: str) -> Answer:
    return await who.get(f"/c/{talk}/do/{action}?delivery={DELIVERY}")


async def does(who: Browser, talk: ConversationId, action: str, **form: str) -> Answer:
    """As the form of the page sends it."""
    return await who.post(f"/c/{talk}/do/{action}", {"delivery": str(DELIVERY), **form})


async def newest(front: Front) -> Change:
    async with front.building.house.store.read() as unit:
        *_, change = await unit.changes.of(DELIVERY)
    return change


async def test_a_time_is_chosen_and_promised_under_the_agents_name(
    front: Front, anna: Browser
) -> None:
    """From the delivery beside the talk; the recipient hears of it."""
    talk = await talk_of(front)
    beside = await anna.get(f"/c/{talk}")
    assert f"/console/c/{talk}/do/change_window?delivery={DELIVERY}" in beside.text
    page = await opened(anna, talk, "change_window")
    slots = SLOT.findall(page.text)
    assert "soonest" in page.words and len(slots) > 3
    answer = await does(anna, talk, "change_window", slot_id=slots[0])
    assert (answer.status, answer.where) == (303, f"/console/c/{talk}#delivery")
    promise = (await front.building.delivery()).promised
    assert promise is not None
    change = await newest(front)
    assert (change.action, change.asked_by) == (ChangeAction.CHANGE_WINDOW, "agent:agt_anna")
    heard = " ".join(letter.text for letter in await front.building.work())
    assert "10:00" in heard or f"{promise.window.start:%H}" in heard


async def test_a_time_that_is_gone_is_said_and_others_are_shown(
    front: Front, anna: Browser
) -> None:
    talk = await talk_of(front)
    answer = await does(anna, talk, "change_window", slot_id="slot_aaaaaaaaaa")
    assert answer.status == 409
    assert "Somebody was faster: this time is no longer free." in answer.words
    assert SLOT.findall(answer.text)
    assert (await front.building.delivery()).promised is None


async def test_a_pickup_point_is_chosen(front: Front, anna: Browser) -> None:
    talk = await talk_of(front)
    page = await opened(anna, talk, "redirect")
    lockers = LOCKER.findall(page.text)
    assert lockers and "min on foot" in page.words
    assert (await does(anna, talk, "redirect", locker=lockers[0])).status == 303
    assert (await newest(front)).action is ChangeAction.REDIRECT


@pytest.mark.parametrize(
    ("action", "form"),
    [
        ("safe_place", {"note": "the shed behind the house"}),
        ("neighbour", {"name": "Liisa", "unit": "B 3"}),
        ("instructions", {"door_card.note": "ring twice", "door_card.floor": "3"}),
        ("change_recipient", {"recipient.name": "Eero"}),
        ("postpone", {"until": "2026-11-27"}),
        ("return", {"reason": "ordered twice"}),
        ("cancel", {}),
    ],
)
async def test_every_change_is_asked_by_its_own_form(
    front: Front, anna: Browser, action: str, form: dict[str, str]
) -> None:
    """Each page has the fields that it sends, and the change stands under the agent's name."""
    talk = await talk_of(front)
    page = await opened(anna, talk, action)
    assert [name for name in form if f'name="{name}"' not in page.text] == []
    answer = await does(anna, talk, action, **form)
    assert answer.status == 303, answer.words
    change = await newest(front)
    assert (change.action, change.asked_by) == (action, "agent:agt_anna")


async def test_what_is_missing_or_wrong_is_named_and_kept(front: Front, anna: Browser) -> None:
    """Nothing is done, and nothing that was typed is lost."""
    talk = await talk_of(front)
    answer = await does(anna, talk, "neighbour", unit="B <3>")
    assert (answer.status, "Nothing was done: name is required." in answer.words) == (409, True)
    assert 'value="B &lt;3&gt;"' in answer.text
    answer = await does(anna, talk, "postpone", until="tomorrow")
    assert answer.status == 409 and "until" in answer.words
    answer = await does(anna, talk, "instructions")
    assert "door card says nothing" in answer.words


async def test_what_is_not_possible_says_why_not(front: Front, anna: Browser) -> None:
    """There is no pickup to make longer."""
    talk = await talk_of(front)
    page = await opened(anna, talk, "extend_pickup")
    assert "Not possible now:" in page.words
    assert '<form method="post" action="/console/c/' not in page.text
    assert (await does(anna, talk, "extend_pickup", until="2026-12-01")).status == 409


async def test_a_change_is_taken_back(front: Front, anna: Browser) -> None:
    """What the recipient asked for, too; once."""
    talk = await talk_of(front)
    command = LeaveInSafePlace(DELIVERY, "the porch")
    done = await ask(front.building.house, command, Asker(Role.RECIPIENT, talk))
    assert done.change is not None and isinstance(done.change.what, ToSafePlace)
    page = await anna.get(f"/c/{talk}")
    assert "Take back: to a safe place" in page.text
    assert (await anna.post(f"/c/{talk}/withdraw", {"change": done.change.id})).status == 303
    assert (await newest(front)).state is ChangeState.CANCELLED
    assert "Take back" not in (await anna.get(f"/c/{talk}")).text
    again = await anna.post(f"/c/{talk}/withdraw", {"change": done.change.id})
    assert again.status == 409 and "could not be taken back" in again.words


async def test_nobody_does_what_is_not_theirs(front: Front, anna: Browser) -> None:
    """Not who may only look, not of another talk, not without the page's own form."""
    talk = await talk_of(front)
    olli = await front.signed_in("Olli")
    assert "/do/" not in (await olli.get(f"/c/{talk}")).text
    assert (await opened(olli, talk, "cancel")).status == 403
    assert (await does(olli, talk, "cancel")).status == 403
    assert (await olli.post(f"/c/{talk}/withdraw", {"change": "chg_1"})).status == 403
    assert (await anna.get(f"/c/{talk}/do/cancel?delivery=dlv_other")).status == 404
    assert (await opened(anna, talk, "steal")).status == 404
    assert (await opened(anna, ConversationId("cnv_other"), "cancel")).status == 404
    assert (await does(anna, talk, "cancel", csrf="wrong")).status == 403
    assert (await anna.post(f"/c/{talk}/withdraw", {"change": "chg_other"})).status == 404


@pytest.mark.needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_an_agent_promises_a_time_by_hand(
    front: Front, desks: Desks, width: int, scheme: str
) -> None:
    """From the talk and back, without a script; every field has a name."""
    talk = await talk_of(front)
    page = await desks.of("Anna", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.goto(str(front.server.make_url(f"/console/c/{talk}")) + "#delivery")
    await page.get_by_role("link", name="another time").click()
    await page.get_by_role("heading", name="Another time", exact=True).wait_for()
    assert await page.evaluate(NAMELESS) == []
    assert await widths_that_do_not_fit(page) == {}
    await page.set_viewport_size({"width": width, "height": 900})
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"deed-{width}-{scheme}.png", full_page=True)
    await page.get_by_role("radio").first.check()
    await page.get_by_role("button", name="Promise this time").click()
    await page.get_by_role("heading", name="Asked of the carrier").wait_for()
    assert (await front.building.delivery()).promised is not None


async def two_carriers(front: Front) -> ConversationId:
    """The parcel's own one names another that could bring it."""
    talk = await talk_of(front)
    async with front.building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(DELIVERY)
        assert delivery is not None
        carrier = await unit.carriers.get(delivery.carrier)
        assert carrier is not None
        other = replace(carrier, ref=CarrierRef("other"), name="Other Ones")
        await unit.carriers.put(other)
        await unit.carriers.put(replace(carrier, fallback=(other.ref,)))
    return talk


async def moved(who: Browser, talk: ConversationId, to: str = "other") -> Answer:
    return await who.post(f"/c/{talk}/move", {"delivery": str(DELIVERY), "carrier": to})


async def test_an_operator_moves_a_delivery_to_another_carrier(front: Front) -> None:
    """In one step, beside the talk; to who is no fallback it does not go."""
    talk = await two_carriers(front)
    await front.employ("Oona", Desk.OPERATOR)
    oona = await front.signed_in("Oona")
    assert "Other Ones" in (await oona.get(f"/c/{talk}")).words
    assert (await moved(oona, talk, "nobody")).status == 409
    answer = await moved(oona, talk)
    assert (answer.status, answer.where) == (303, f"/console/c/{talk}#delivery")
    assert (await front.building.delivery()).carrier == "other"
    assert "Move it there" not in (await oona.get(f"/c/{talk}")).words


async def test_an_agent_moves_nothing(front: Front, anna: Browser) -> None:
    """The page does not show it, and a form of their own does nothing."""
    talk = await two_carriers(front)
    assert "Move it there" not in (await anna.get(f"/c/{talk}")).words
    assert (await moved(anna, talk)).status == 403
    assert (await front.building.delivery()).carrier != "other"
