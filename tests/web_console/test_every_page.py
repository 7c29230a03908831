"""Every page of the console in a real browser: it fits, and axe finds nothing serious, in light and
dark, on a desk and on a phone."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page

from bot.translating import translates
from core.actions.ask import ask
from core.actions.attending import stay
from core.commands import AskPerson
from core.house_commands import SetLanguage
from core.model.access import Desk
from core.model.asker import Asker, Role
from core.model.ids import AgentId
from tests.integrations.oidc_peer import OidcPeer
from tests.integrations.translator_peer import ByHeart
from tests.web_console import test_failures, test_lockers, test_webhooks
from tests.web_console.front import Front
from tests.web_console.test_browser import Desks, desks
from tests.web_console.test_claims import damaged
from tests.web_console.test_learning import a_lesson, noted
from tests.web_console.test_maps import Draughtsman, a_pin
from tests.web_console.test_routes import DAY
from tests.web_console.test_routes_browser import TOO_WIDE, a_busy_day
from tests.web_console.test_sign_on import provider, signed_on
from tests.web_console.test_undelivered import a_row, buried

__all__ = ["desks", "provider"]  # the fixtures

AXE = Path(sys.prefix) / "peers" / "axe-core" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
WIDTHS = (1280, 390)
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth + 1 ? ['the whole page'] : []"
# What hinders somebody, by axe's own words, and where.
FOUND = """async () => {
    const told = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
        "wcag22aa", "best-practice"]});
    return told.violations.filter((one) => ["serious", "critical"].includes(one.impact))
        .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 120)}`));
}"""

pytestmark = [
    pytest.mark.needs_browser,
    pytest.mark.skipif(
        shutil.which("node") is None or not AXE.is_file(),
        reason="axe-core is not installed; scripts/prepare_peers.sh does it",
    ),
]


async def furnished(front: Front) -> list[str]:
    """A house in which every page has something to show; the pages."""
    await damaged(front)
    talk = (await front.talk()).id
    await ask(front.building.house, AskPerson(talk), Asker(Role.RECIPIENT, talk))
    await front.writes(talk, "Where is my parcel?")
    await test_failures.furnished(front)
    await a_busy_day(front)
    await test_webhooks.furnished(front)
    await buried(front, test_webhooks.an_event(1), a_row())
    await test_lockers.furnished(front, test_lockers.a_locker(1), test_lockers.a_locker(2))
    await test_lockers.kept(front, next(iter(test_lockers.a_locker(1).compartments)))
    await noted(front, a_lesson())
    await front.employ("Sara", Desk.SUPERVISOR)
    delivery = await front.building.delivery()
    return [
        "",
        f"c/{talk}",
        f"c/{talk}/do/instructions?delivery={delivery.id}",
        f"routes?carrier=own-fleet&day={DAY}",
        "claims",
        "figures?days=30",
        "failures",
        "failures?by=window",
        "learning",
        "lockers",
        "webhooks",
        "webhooks/whk_1",
        "settings",
        "people",
        "audit",
        "undelivered",
        "me",
        "nowhere",
    ]


async def looked_at(page: Page, address: str, name: str) -> list[str]:
    """What is wrong with a page, at each width."""
    wrong = []
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        await page.goto(address)
        for what in (TOO_WIDE, SIDEWAYS):
            wrong += [f"{name} {width}: too wide: {one}" for one in await page.evaluate(what)]
        await page.evaluate(AXE.read_text())
        wrong += [f"{name} {width}: {one}" for one in await page.evaluate(FOUND)]
        if PICTURES:
            await page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    return wrong


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "en"), ("light", "de")])
async def test_every_page_fits_and_hinders_nobody(
    front: Front, desks: Desks, scheme: str, language: str
) -> None:
    """Contrast, names, order, landmarks: whatever axe calls serious. German words are longer."""
    pages = await furnished(front)
    page = await desks.of("Sara")
    sara = AgentId("agt_sara")
    await ask(front.building.house, SetLanguage(sara, language), Asker(Role.AGENT, sara))
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    wrong: list[str] = []
    for number, path in enumerate(pages):
        name = (
            f"{language}-{scheme}-{number:02}-{path.partition('?')[0].replace('/', '-') or 'desk'}"
        )
        address = str(front.server.make_url("/console/")) + path
        wrong += await looked_at(page, address, name)
    desks.complaints = [said for said in desks.complaints if "404" not in said]  # "nowhere"
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_signing_in_hinders_nobody(front: Front, desks: Desks, scheme: str) -> None:
    page = await desks.page()
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    address = str(front.server.make_url("/console/login"))
    assert await looked_at(page, address, f"{scheme}-login") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_talk_in_two_languages_hinders_nobody(
    front: Front, desks: Desks, scheme: str
) -> None:
    """With a map, colleagues beside, and an answer that is looked at before it goes."""
    talk, _ = await a_pin(front)
    house = replace(front.building.house, maps=Draughtsman(), translates=translates(ByHeart()))
    await front.move_into(house)
    await front.building.types("де моя посилка зараз?")
    await stay(house, [(talk, AgentId("agt_ben"))])
    page = await desks.of("Anna")
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    address = str(front.server.make_url(f"/console/c/{talk}"))
    await page.goto(address)
    await page.get_by_role("button", name="Take over").click()
    await page.get_by_text("You hold the talk.").wait_for()
    await page.get_by_text("Ben looks at this talk, too.").wait_for()
    await page.locator(".translation", has_text="ДЕ МОЯ ПОСИЛКА").first.wait_for()
    assert await looked_at(page, address, f"{scheme}-two-languages") == []
    await page.get_by_label("Your answer").fill("It is on its way.")
    await page.get_by_role("button", name="Put it into Ukrainian").click()
    await page.get_by_text("You wrote:").wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.get_by_label("Your answer").input_value() == "IT IS ON ITS WAY."
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{scheme}-put-into.png")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_text("Written as:").wait_for()
    assert await page.get_by_text("You wrote:").count() == 0


async def test_signing_on_hinders_nobody(front: Front, desks: Desks, provider: OidcPeer) -> None:
    """Where there is another door, too."""
    page = await desks.page()
    address = str(front.server.make_url("/console/login"))
    assert await looked_at(page, address, "sign-on") == []
    assert await page.get_by_role("link", name="Sign in with your organisation").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_having_signed_on_hinders_nobody(
    front: Front, desks: Desks, provider: OidcPeer, scheme: str
) -> None:
    """The page that leads on by itself, held still: where it leads to answers nothing."""
    _, told = await signed_on(front)
    page = await desks.page()
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    address = str(front.server.make_url("/console/sign-on/back"))
    talks = str(front.server.make_url("/console/"))
    await page.route(address, lambda route: route.fulfill(body=told.text, content_type="text/html"))
    await page.route(talks, lambda route: route.fulfill(status=204))
    assert await looked_at(page, address, f"{scheme}-signed-on") == []
    assert await page.get_by_role("link", name="Go on to the talks").count() == 1


async def test_every_page_is_reached_and_skipped_by_keys(front: Front, desks: Desks) -> None:
    """The first key leads past the head of the page, and where one is, is seen."""
    pages = await furnished(front)
    page = await desks.of("Sara")
    for path in pages[:-1]:
        await page.goto(str(front.server.make_url("/console/")) + path)
        await page.keyboard.press("Tab")
        first = page.locator(":focus")
        assert "skip" in (await first.get_attribute("class") or ""), path
        target = await first.get_attribute("href")
        assert target is not None and await page.locator(target).count() == 1, path
        await page.keyboard.press("Tab")
        width = "getComputedStyle(document.activeElement).outlineWidth"
        assert await page.evaluate(width) == "3px", path
