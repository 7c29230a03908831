"""A promised time told more exactly, in a form beside the talk: who may, what becomes of it, and
what is said where it cannot be."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from core.actions.ask import ask
from core.actions.changes import answer_change
from core.commands import BookWindow
from core.model.asker import Asker, Role
from core.model.change import OPEN_CHANGES, ChangeState, WindowChange
from core.model.ids import ConversationId
from core.model.promise import Promise, PromiseState
from core.model.window import Window
from tests.bot.world import DELIVERY, window
from tests.web_console.front import Answer, Browser, Front
from tests.web_console.test_browser import NAMELESS, Desks, desks, widths_that_do_not_fit

__all__ = ["desks"]  # the fixture

FORM = "Tell the time more exactly"
TEN = window(1, 10)
CARRIER_KEY = Asker(Role.CARRIER, "key_1")


def helsinki(hour: int, minute: int = 0) -> datetime:
    return TEN.start + timedelta(hours=hour - 10, minutes=minute)


async def agreed(front: Front) -> ConversationId:
    """Aino is promised ten to twelve tomorrow, and the carrier has said yes."""
    await front.building.proven()
    house, talk = front.building.house, await front.talk()
    done = await ask(house, BookWindow(DELIVERY, TEN), Asker(Role.RECIPIENT, talk.id))
    assert done.change is not None
    await answer_change(house, done.change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    await front.building.work()
    return talk.id


async def promised(front: Front) -> Promise:
    promise = (await front.building.delivery()).promised
    assert promise is not None
    return promise


async def told(
    front: Front, who: Browser, talk: ConversationId, start: str, end: str, **more: str
) -> Answer:
    """As the form of the page sends it."""
    form = {"delivery": str(DELIVERY), "promise": str((await promised(front)).id)}
    return await who.post(f"/c/{talk}/window", {**form, "start": start, "end": end, **more})


async def test_a_time_is_told_more_exactly_under_the_agents_name(
    front: Front, anna: Browser
) -> None:
    """The carrier is asked, the recipient hears it; until the carrier has agreed there is no form
    for another one."""
    talk = await agreed(front)
    page = await anna.get(f"/c/{talk}")
    assert f"{FORM} From until Tell this time Within 10:00–12:00" in page.words
    assert (await told(front, anna, talk, "10:30", "11:15")).status == 303
    promise = await promised(front)
    assert (promise.window, promise.state) == (
        Window(helsinki(10, 30), helsinki(11, 15)),
        PromiseState.ASKED,
    )
    async with front.building.house.store.read() as unit:
        *_, change = await unit.changes.of(DELIVERY)
    assert isinstance(change.what, WindowChange)
    assert (change.asked_by, change.what.within) == ("agent:agt_anna", TEN)
    letters = " ".join(letter.text for letter in await front.building.work())
    assert "10:30–11:15" in letters
    assert FORM not in (await anna.get(f"/c/{talk}")).words


async def test_what_was_told_is_made_as_wide_as_it_was_chosen(front: Front, anna: Browser) -> None:
    """The form shows how far it goes."""
    talk = await agreed(front)
    await told(front, anna, talk, "10:30", "11:15")
    async with front.building.house.store.read() as unit:
        change = next(one for one in await unit.changes.of(DELIVERY) if one.state in OPEN_CHANGES)
    await answer_change(front.building.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    assert "Within 10:00–12:00" in (await anna.get(f"/c/{talk}")).words
    assert (await told(front, anna, talk, "10:00", "12:00")).status == 303
    assert (await promised(front)).window == TEN


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("09:30", "11:00", "the time is not inside the chosen one"),
        ("10:00", "12:00", "the time is promised already"),
        ("11:30", "12:30", "the time is not inside the chosen one"),
        ("11:00", "10:30", "the time ends before it begins"),
        ("11:00", "11:00", "the time ends before it begins"),
        ("soon", "11:00", "the time is no time of the day"),
        ("10:30", "", "the time is no time of the day"),
        ("10:30+02:00", "11:00", "the time is no time of the day"),
    ],
)
async def test_what_is_no_part_of_it_is_refused(
    front: Front, anna: Browser, start: str, end: str, why: str
) -> None:
    """On the page and to the script, in words; nothing is changed."""
    talk = await agreed(front)
    refused = await told(front, anna, talk, start, end)
    assert refused.status == 409
    assert f"Nothing was changed: {why}" in refused.words
    by_script = await anna.post(
        f"/c/{talk}/window",
        {"delivery": DELIVERY, "promise": (await promised(front)).id, "start": start, "end": end},
        **{"X-Requested-With": "fetch"},
    )
    assert by_script.status == 409
    assert why in by_script.text
    assert (await promised(front)).window == TEN


async def test_what_the_route_cannot_keep_is_refused(front: Front, anna: Browser) -> None:
    """The van is at the depot's door until half past eleven."""
    talk = await agreed(front)
    ref = (await promised(front)).route_ref
    assert ref is not None
    async with front.building.house.store.begin() as unit:
        route = await unit.routes.lock(ref)
        assert route is not None
        await unit.routes.put(replace(route, start=replace(route.start, at=helsinki(11, 30))))
    refused = await told(front, anna, talk, "10:00", "10:45")
    assert refused.status == 409
    assert "The route cannot keep that" in refused.words
    assert (await promised(front)).window == TEN


async def test_a_page_that_stood_open_tells_nothing_of_another_time(
    front: Front, anna: Browser
) -> None:
    """The form names the promise that it showed, and a delivery of this talk."""
    talk = await agreed(front)
    late = await told(front, anna, talk, "10:30", "11:00", promise="prm_of_yesterday")
    assert "another time stands by now" in late.words
    other = await told(front, anna, talk, "10:30", "11:00", delivery="dlv_somebody_elses")
    assert other.status == 404
    assert (await promised(front)).window == TEN


async def test_who_may_only_look_sees_no_form(front: Front) -> None:
    talk = await agreed(front)
    olli = await front.signed_in("Olli")
    assert FORM not in (await olli.get(f"/c/{talk}")).words
    assert (await told(front, olli, talk, "10:30", "11:00")).status == 403
    assert (await promised(front)).window == TEN


async def test_what_nobody_has_agreed_to_has_no_form(front: Front, anna: Browser) -> None:
    """Nor is it narrowed by address."""
    await front.building.proven()
    talk = await front.talk()
    await ask(front.building.house, BookWindow(DELIVERY, TEN), Asker(Role.RECIPIENT, talk.id))
    assert FORM not in (await anna.get(f"/c/{talk.id}")).words
    refused = await told(front, anna, talk.id, "10:30", "11:00")
    assert "the carrier has not agreed to a time yet" in refused.words


async def open_talk(desks: Desks, *, script: bool = True) -> Page:
    page = await desks.of("Anna", script=script)
    await page.get_by_role("link", name="Aino Virtanen").click()
    await page.get_by_role("form", name=FORM).wait_for()
    return page


@pytest.mark.needs_browser
async def test_the_form_fits_keeps_what_is_typed_and_asks(desks: Desks, front: Front) -> None:
    """By its labels; the page is redrawn under it meanwhile, and on a phone it stands with the
    delivery."""
    talk = await agreed(front)
    anna = await open_talk(desks)
    form = anna.get_by_role("form", name=FORM)
    assert await anna.evaluate(NAMELESS) == []
    await anna.get_by_text("live", exact=True).wait_for()
    await form.get_by_label("From").fill("10:30")
    async with front.building.house.store.begin() as unit:
        known = await unit.deliveries.get(DELIVERY)
        assert known is not None
        await unit.deliveries.save(replace(known, merchant="Another Shop"))
    await front.writes(talk, "are you there?")
    await anna.locator("#beside").get_by_text("Another Shop").wait_for()
    assert await form.get_by_label("From").input_value() == "10:30"
    await form.get_by_label("until").fill("11:15")
    await form.get_by_role("button", name="Tell this time").click()
    await expect(anna.locator("#beside")).to_contain_text("10:30–11:15", timeout=30_000)
    await expect(form).to_have_count(0)


@pytest.mark.needs_browser
async def test_the_form_works_without_any_script_and_on_a_phone(desks: Desks, front: Front) -> None:
    """It posts, and the page comes back with the narrower time."""
    await agreed(front)
    anna = await open_talk(desks, script=False)
    await anna.goto(f"{anna.url}#delivery")
    assert await widths_that_do_not_fit(anna) == {}
    await anna.set_viewport_size({"width": 1280, "height": 800})
    form = anna.get_by_role("form", name=FORM)
    await form.get_by_label("From").fill("11:00")
    await form.get_by_role("button", name="Tell this time").click()
    await expect(anna.locator("#beside")).to_contain_text("11:00–12:00", timeout=30_000)
