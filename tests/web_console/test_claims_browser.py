"""The claims' page in a real browser: no script, a phone's width, light and dark."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core.actions.ask import ask
from core.commands import ReportClaim, TakeClaim
from core.model.asker import HOUSE, Asker, Role
from core.model.claim import ClaimKind
from core.model.ids import AgentId, ConversationId, MessageId
from core.model.photo import Photo
from tests.bot.world import DELIVERY, NOW
from tests.web_console.front import Front
from tests.web_console.test_browser import Desks, desks
from tests.web_console.test_claims import missed, the_claim
from tests.web_console.test_routes_browser import TOO_WIDE

__all__ = ["desks"]  # the fixture

pytestmark = pytest.mark.needs_browser
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look


def a_photo(talk: ConversationId) -> Photo:
    """A brown box."""
    drawn = BytesIO()
    Image.new("RGB", (400, 300), (150, 110, 70)).save(drawn, "JPEG")
    return Photo(
        message=MessageId("msg_box"),
        conversation=talk,
        delivery=DELIVERY,
        kept_at=NOW,
        mime="image/jpeg",
        content=drawn.getvalue(),
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_it_is_read_on_a_desk_and_on_a_phone(
    front: Front, desks: Desks, width: int, scheme: str
) -> None:
    """Nothing is wider than the screen, and nothing is said by colour alone."""
    await missed(front)
    house = front.building.house
    taken = await the_claim(front)
    await ask(house, TakeClaim(taken.id, "Anna"), Asker(Role.AGENT, AgentId("agt_anna")))
    talk = await front.building.talk()
    async with house.store.begin() as unit:
        await unit.photos.keep(a_photo(talk.id))
    await ask(house, ReportClaim(DELIVERY, ClaimKind.DAMAGED, "crushed", "msg_box"), HOUSE)
    page = await desks.of("Anna", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="Claims").click()
    await page.get_by_role("heading", name="Claims", exact=True).wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    assert "with Anna" in await page.inner_text("main")
    shown = await page.locator(".photos img").evaluate(
        "(one) => one.decode().then(() => one.naturalWidth)"
    )
    assert shown == 400
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"claims-{width}-{scheme}.png", full_page=True)
