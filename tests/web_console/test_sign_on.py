"""Single sign-on: whom the provider vouches for comes in, if they are known here; nobody else."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from joserfc.jwk import OctKey

from core.model.totp import secret_of
from integrations.sign_on import open_sign_on
from tests.integrations.oidc_peer import CLIENT, SECRET, OidcPeer, a_key, served
from tests.web_console.front import Answer, Browser, Front


@pytest_asyncio.fixture
async def provider(front: Front) -> AsyncIterator[OidcPeer]:
    """The same console, with a sign-on; it is reached where its server stands."""
    building = front.building
    async with served(OidcPeer(building.clock.wall)) as peer:
        sign_on = open_sign_on(peer.issuer, CLIENT, SECRET, building.clock.wall)
        limits = replace(building.house.limits, app_url="http://console.test")
        await front.move_into(replace(building.house, limits=limits), sign_on)
        yield peer


async def left(browser: Browser) -> str:
    """Where the browser is sent."""
    answer = await browser.get("/sign-on")
    assert answer.status == 303
    return answer.where


async def came_back(browser: Browser, where: str) -> str:
    """What the provider sends it back with."""
    async with browser.http.get(where, allow_redirects=False) as answer:
        assert answer.status == 302
        address = answer.headers["Location"]
    assert address.startswith("http://console.test/console/sign-on/back?")
    return address.removeprefix("http://console.test/console")


async def signed_on(front: Front) -> tuple[Browser, Answer]:
    browser = front.browser()
    return browser, await browser.get(await came_back(browser, await left(browser)))


async def test_who_is_known_comes_in(front: Front, provider: OidcPeer) -> None:
    """The page that answers leads on, since a cookie of ours is not sent from another site."""
    browser, page = await signed_on(front)
    assert page.status == 200 and 'content="0; url=/console/"' in page.text
    assert "Conversations" in (await browser.get("/")).text
    kept = [one for one in page.cookies if one.startswith("doorstep_console=")]
    assert "HttpOnly" in kept[0] and "SameSite=Strict" in kept[0]
    assert "Sign in with your organisation" in (await front.browser().get("/login")).text


async def test_nothing_of_the_errand_is_in_reach_of_scripts_or_stays(
    front: Front, provider: OidcPeer
) -> None:
    """It goes with the answer; over https it is bound to this host."""
    browser = front.browser()
    leaving = await browser.get("/sign-on", **{"X-Forwarded-Proto": "https"})
    (cookie,) = leaving.cookies
    assert cookie.startswith("__Host-doorstep-on=")
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600"))
    assert "code_verifier" not in leaving.where
    browser, page = await signed_on(front)
    assert any(one.startswith('doorstep_console_on=""') for one in page.cookies)


async def test_who_is_not_known_or_shut_out_stays_outside(front: Front, provider: OidcPeer) -> None:
    """The provider vouches for people, not for their place here: nobody is made by it."""
    provider.email = "stranger@doorstep.example"
    browser, page = await signed_on(front)
    assert page.status == 403 and "not known here" in page.words
    assert (await browser.get("/")).status == 303
    provider.email = "anna@doorstep.example"
    await front.dismiss("Anna")
    _, page = await signed_on(front)
    assert page.status == 403


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://another.example"},
        {"aud": "somebody else"},
        {"aud": [CLIENT, "somebody else"]},
        {"aud": [CLIENT, "somebody else"], "azp": "somebody else"},
        {"azp": "somebody else"},
        {"nonce": "of another time"},
        {"nonce": None},
        {"exp": 1},
        {"exp": None},
        {"iat": 1},
        {"iat": None},
        {"email": None},
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
    ],
    ids=str,
)
async def test_a_token_that_says_another_thing_proves_nothing(
    front: Front, provider: OidcPeer, claims: dict[str, Any]
) -> None:
    """Who said it, to whom, when, and in answer to what."""
    provider.claims = claims
    browser, page = await signed_on(front)
    assert page.status == 401 and "did not say who you are" in page.words
    assert (await browser.get("/")).status == 303


async def test_several_may_be_told_if_we_asked(front: Front, provider: OidcPeer) -> None:
    """So the standard has it."""
    provider.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    _, page = await signed_on(front)
    assert page.status == 200


async def test_a_key_of_somebody_else_signs_nothing(front: Front, provider: OidcPeer) -> None:
    """Nor does a secret in its place."""
    provider.signed_by = a_key()
    assert (await signed_on(front))[1].status == 401
    provider.signed_by, provider.algorithm = OctKey.import_key(b"k" * 32, {"kid": "x"}), "HS256"
    assert (await signed_on(front))[1].status == 401


async def test_a_key_that_was_changed_is_asked_for(front: Front, provider: OidcPeer) -> None:
    """Once, where a token names one that we do not know."""
    assert (await signed_on(front))[1].status == 200
    provider.key = a_key()
    assert (await signed_on(front))[1].status == 200


async def test_only_the_browser_that_left_comes_back(front: Front, provider: OidcPeer) -> None:
    """Another one brings no state of its own; a code opens once; a strange state opens nothing."""
    browser = front.browser()
    back = await came_back(browser, await left(browser))
    assert (await front.browser().get(back)).status == 401
    other = front.browser()
    await left(other)
    assert (await other.get(back)).status == 401
    assert (await browser.get(back)).status == 200
    await left(browser)
    assert (await browser.get(back)).status == 401


async def test_another_provider_in_between_is_noticed(front: Front, provider: OidcPeer) -> None:
    """It names itself beside the code."""
    browser = front.browser()
    back = await came_back(browser, await left(browser))
    mixed_up = back.replace("127.0.0.1", "127.0.0.2")
    assert mixed_up != back
    assert (await browser.get(mixed_up)).status == 401


async def test_a_provider_that_is_ill_or_says_it_is_another_lets_nobody_in(
    front: Front, provider: OidcPeer
) -> None:
    """Passwords go on."""
    provider.about = {"issuer": "https://another.example"}
    assert (await front.browser().get("/sign-on")).status == 503
    provider.about, provider.is_ill = {"token_endpoint": "ftp://x.example"}, False
    assert (await front.browser().get("/sign-on")).status == 503
    provider.about, provider.is_ill = {}, True
    page = await front.browser().get("/sign-on")
    assert page.status == 503 and "does not answer" in page.words
    await front.signed_in("Anna")


async def test_the_second_factor_is_the_providers(front: Front, provider: OidcPeer) -> None:
    """Who signs on has shown theirs there."""
    async with front.building.house.store.begin() as unit:
        anna = await unit.access.person("anna@doorstep.example")
        assert anna is not None
        await unit.access.put_person(replace(anna, totp=secret_of(b"1" * 20)))
    _, page = await signed_on(front)
    assert page.status == 200
    front.building.clock.at += timedelta(hours=2)  # what was asked about it is asked again
    assert (await signed_on(front))[1].status == 200


async def test_without_a_provider_there_is_no_such_door(front: Front) -> None:
    assert "organisation" not in (await front.browser().get("/login")).text
    assert (await front.browser().get("/sign-on")).status == 404
