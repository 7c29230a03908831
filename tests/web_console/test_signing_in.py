"""Signing in: who may, for how long, and what a stranger's page can make a browser do."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import FormData

from tests.web_console.front import Browser, Front
from web.console.passwords import hashed, is_right

ANNA = "anna@doorstep.example"


async def test_the_right_password_opens_the_desk(front: Front) -> None:
    """And the desk says who sits there."""
    browser = front.browser()
    answer = await browser.sign_in(ANNA)
    assert (answer.status, answer.where) == (303, "/console/")
    assert "Anna" in (await browser.get("/")).words


async def test_a_wrong_password_and_an_unknown_person_hear_the_same(front: Front) -> None:
    """Nobody learns who works here."""
    wrong = await front.browser().sign_in(ANNA, "wrong")
    unknown = await front.browser().sign_in("nobody@doorstep.example", "wrong")
    assert wrong.status == unknown.status == 401
    assert wrong.words == unknown.words
    assert "do not go together" in wrong.words


async def test_who_is_not_signed_in_sees_the_sign_in_page_only(front: Front) -> None:
    """Whatever they ask for."""
    talk = await front.waiting_talk()
    browser = front.browser()
    for path in ("/", f"/c/{talk}", "/c/cnv_unknown"):
        answer = await browser.get(path)
        assert (answer.status, answer.where) == (303, "/console/login")
        assert answer.text == ""


async def test_after_ten_wrong_tries_the_account_is_locked_for_a_while(front: Front) -> None:
    """Even the right password waits then; afterwards it opens again."""
    browser = front.browser()
    for _ in range(10):
        assert (await browser.sign_in(ANNA, "wrong")).status == 401
    locked = await browser.sign_in(ANNA)
    assert (locked.status, locked.headers["Retry-After"]) == (429, "900")
    assert "Too many tries" in locked.words
    front.building.clock.at += timedelta(minutes=15, seconds=1)
    assert (await browser.sign_in(ANNA)).status == 303


async def test_many_tries_at_once_are_counted_too(front: Front) -> None:
    """A try is counted before its password is looked at."""
    browser = front.browser()
    answers = await asyncio.gather(*(browser.sign_in(ANNA, f"guess {n}") for n in range(14)))
    assert sorted(answer.status for answer in answers) == [401] * 10 + [429] * 4


async def test_a_right_password_wipes_the_wrong_ones(front: Front) -> None:
    """Nine slips a day lock nobody out."""
    browser = front.browser()
    for _ in range(9):
        await browser.sign_in(ANNA, "wrong")
    assert (await browser.sign_in(ANNA)).status == 303
    again = front.browser()
    for _ in range(9):
        assert (await again.sign_in(ANNA, "wrong")).status == 401


async def test_who_was_shut_out_cannot_sign_in_and_is_out_at_once(
    front: Front, anna: Browser
) -> None:
    """A session does not outlive its person."""
    await front.dismiss("Anna")
    assert (await anna.get("/")).where == "/console/login"
    assert (await front.browser().sign_in(ANNA)).status == 401


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(front: Front) -> None:
    """Over plain http on one's own machine."""
    (cookie,) = (await front.browser().sign_in(ANNA)).cookies
    name, _, rest = cookie.partition("=")
    flags = set(rest.split("; ")[1:])
    assert name == "doorstep_console"
    assert {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"} == flags


async def test_over_https_the_cookie_is_bound_to_this_host(front: Front) -> None:
    """`__Host-` wants Secure, the whole path and no domain."""
    browser = front.browser()
    https = {"X-Forwarded-Proto": "https"}
    answer = await browser.post("/login", {"email": ANNA, "password": "wrong"}, **https)
    assert answer.cookies == []
    signed = await front.browser().post(
        "/login", {"email": ANNA, "password": "correct horse battery"}, **https
    )
    (cookie,) = signed.cookies
    assert cookie.startswith("__Host-doorstep=")
    flags = set(cookie.split("; ")[1:])
    assert {"HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=43200"} == flags


async def test_signing_in_again_ends_the_session_before(front: Front, anna: Browser) -> None:
    """No token that somebody planted, or kept, stays good."""
    (kept,) = [cookie.value for cookie in anna.http.cookie_jar]
    await anna.sign_in(ANNA)
    stranger = front.browser()
    assert (await stranger.get("/", Cookie=f"doorstep_console={kept}")).status == 303


async def test_half_an_hour_without_a_deed_ends_the_session(front: Front, anna: Browser) -> None:
    """A deed in between keeps it."""
    front.building.clock.at += timedelta(minutes=29)
    assert (await anna.get("/")).status == 200
    front.building.clock.at += timedelta(minutes=29)
    assert (await anna.get("/")).status == 200
    front.building.clock.at += timedelta(minutes=31)
    assert (await anna.get("/")).where == "/console/login"


async def test_twelve_hours_end_the_session_whatever_one_does(front: Front, anna: Browser) -> None:
    """A shift is over."""
    for _ in range(35):
        front.building.clock.at += timedelta(minutes=20)
        assert (await anna.get("/")).status == 200
    front.building.clock.at += timedelta(minutes=21)
    assert (await anna.get("/")).where == "/console/login"


async def test_signing_out_ends_the_session_on_our_side(front: Front, anna: Browser) -> None:
    """A cookie that somebody copied is worth nothing afterwards."""
    (kept,) = [cookie.value for cookie in anna.http.cookie_jar]
    answer = await anna.post("/logout")
    assert (answer.status, answer.where) == (303, "/console/login")
    assert "Max-Age=0" in answer.cookies[0]
    stranger = front.browser()
    assert (await stranger.get("/", Cookie=f"doorstep_console={kept}")).status == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_no_other_site_can_sign_anybody_in(front: Front, headers: dict[str, str]) -> None:
    """Not even with a right password."""
    answer = await front.browser().sign_in(ANNA, **headers)
    assert (answer.status, answer.cookies) == (403, [])


async def test_nobody_is_led_to_another_site(front: Front) -> None:
    """Every way on is one of ours, whatever was asked for."""
    browser = front.browser()
    form = {"email": ANNA, "password": "correct horse battery", "next": "https://evil.example"}
    assert (await browser.post("/login?next=//evil.example", form)).where == "/console/"
    browser.csrf = (await browser.get("/")).csrf
    assert (await browser.get("/login?next=//evil.example")).where == "/console/"
    for path in ("//evil.example", "/c/%2F%2Fevil.example", "/c/a%0d%0aLocation:%20x/take-over"):
        assert (await browser.get(path)).status == 404
        assert (await browser.post(path)).status == 404


async def test_a_broken_form_is_no_error_of_ours(front: Front) -> None:
    """Wrong kinds, wrong letters, NUL, and far too long."""
    browser = front.browser()
    url = f"{browser.base}/login"
    wrong_letters = {"Content-Type": "application/x-www-form-urlencoded; charset=nonsense"}
    async with browser.http.post(url, data=b"email=%ff", headers=wrong_letters) as answer:
        assert answer.status == 400
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    async with browser.http.post(url, data=b"email=\xff\xfe", headers=form) as answer:
        assert answer.status == 400
    async with browser.http.post(url, json={"email": ANNA}) as answer:
        assert answer.status == 415
    several = FormData({"email": ANNA}, default_to_multipart=True)
    async with browser.http.post(url, data=several) as answer:
        assert answer.status == 415
    assert (await browser.sign_in("a\0b@doorstep.example", "\0")).status == 401
    assert (await browser.sign_in("x" * 5000, "y" * 5000)).status == 401
    assert (await browser.post("/login", {})).status == 401


async def test_every_answer_carries_the_headers_that_guard_it(front: Front, anna: Browser) -> None:
    """Pages, refusals, redirects, parts of nothing; no inline code anywhere."""
    talk = await front.waiting_talk()
    for path in ("/", "/login", f"/c/{talk}", "/c/cnv_unknown", "/nothing", "/static/console.js"):
        answer = await anna.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy  # the demo shows the console beside the phone
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
    page = await anna.get(f"/c/{talk}")
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert " on" not in [attribute[:3] for attribute in page.text.split("<script")[0].split('"')]
    assert page.text.count("<script") == 1


async def test_the_address_without_a_slash_works_too(front: Front) -> None:
    """People type it."""
    async with front.browser().http.get(
        str(front.server.make_url("/console")), allow_redirects=False
    ) as answer:
        assert answer.headers["Location"] == "/console/"


async def test_a_new_password_is_kept_as_argon2id_with_19_mebibytes() -> None:
    """The least that OWASP asks for; nobody else's hash opens anything."""
    kept = hashed("correct horse battery")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await is_right(kept, "correct horse battery")
    assert not await is_right(kept, "correct horse")
    assert not await is_right("no hash", "correct horse battery")
    assert not await is_right(None, "nobody has this password")
