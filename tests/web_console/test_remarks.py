"""Remarks: what agents leave for each other in a talk, and what its recipient never sees."""

import pytest

from tests.web_console.front import Browser, Front
from tests.web_console.test_browser import Desks, desks

__all__ = ["desks"]  # the fixture

SECRET = "she was upset yesterday, be kind"


async def test_a_remark_is_for_agents_alone(front: Front, anna: Browser, ben: Browser) -> None:
    """Ben leaves one while Anna holds the talk; nothing leaves the house."""
    talk = await front.waiting_talk()
    await front.building.work()
    await anna.post(f"/c/{talk}/take-over")
    await front.building.work()
    answer = await ben.post(f"/c/{talk}/messages", {"text": SECRET, "as": "remark"})
    assert answer.status == 303
    assert await front.building.work() == []
    page = await anna.get(f"/c/{talk}")
    assert "Ben for agents only" in page.words and SECRET in page.words
    assert (await front.talk()).takeover is not None
    assert (await ben.post(f"/c/{talk}/messages", {"text": SECRET})).status == 409


async def test_a_remark_answers_nobody(front: Front, anna: Browser) -> None:
    """Who waits still waits, and the list shows what the recipient said last."""
    talk = await front.waiting_talk()
    await front.writes(talk, "is anybody there?")
    before = (await anna.get("/")).words
    assert "is anybody there?" in before
    await anna.post(f"/c/{talk}/messages", {"text": SECRET, "as": "remark"})
    after = (await anna.get("/")).words
    assert "is anybody there?" in after and SECRET not in after


async def test_a_blank_remark_is_none_and_lookers_leave_none(front: Front, anna: Browser) -> None:
    talk = await front.waiting_talk()
    assert (await anna.post(f"/c/{talk}/messages", {"text": " ", "as": "remark"})).status == 409
    olli = await front.signed_in("Olli")
    answer = await olli.post(f"/c/{talk}/messages", {"text": SECRET, "as": "remark"})
    assert answer.status == 403


@pytest.mark.needs_browser
@pytest.mark.parametrize("script", [True, False])
async def test_the_button_leaves_a_remark(front: Front, desks: Desks, script: bool) -> None:
    """Without the talk being taken over, with a script and without."""
    talk = await front.waiting_talk()
    page = await desks.of("Anna", script=script)
    await page.goto(str(front.server.make_url(f"/console/c/{talk}")))
    await page.get_by_label("Your answer").fill(SECRET)
    await page.get_by_role("button", name="Remark").click()
    await page.get_by_label("What was said").get_by_text(SECRET).wait_for()
    assert await page.get_by_label("Your answer").input_value() == ""
    assert (await front.talk()).takeover is None
