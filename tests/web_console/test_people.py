"""People on the console: let in with a password of their own, signed out, and given another one."""

import re

import pytest_asyncio

from core.model.access import Desk, Person
from core.model.duty import Duty
from tests.web_console.front import PASSWORD, Answer, Browser, Front

NEW = {"email": "Nea@Doorstep.example", "name": "Nea Niemi", "role": "operator", "merchants": "A"}


@pytest_asyncio.fixture
async def sara(front: Front) -> Browser:
    """A supervisor."""
    await front.employ("Sara", Desk.SUPERVISOR)
    return await front.signed_in("Sara")


def given(page: Answer) -> str:
    found = re.search(r'<code class="given">([^<]+)</code>', page.text)
    assert found is not None
    return found[1]


async def person(front: Front, email: str) -> Person | None:
    async with front.building.house.store.read() as unit:
        return await unit.access.person(email)


async def test_somebody_new_is_let_in(front: Front, sara: Browser) -> None:
    """With a password that is shown once, and kept as its hash alone."""
    page = await sara.post("/people", NEW)
    assert page.status == 201
    password = given(page)
    found = await person(front, "nea@doorstep.example")
    assert found is not None
    assert (found.name, found.role, found.merchants) == ("Nea Niemi", Desk.OPERATOR, ("A",))
    assert password not in found.password_hash
    assert password not in (await sara.get("/people")).text
    nea = front.browser()
    assert (await nea.sign_in("nea@doorstep.example", password)).status == 303


async def test_whom_to_call_for_what_is_kept(front: Front, sara: Browser) -> None:
    """Languages, reasons and hours; what nobody knows is not."""
    duty = {"languages": "fi, sv", "skills": "damaged", "hours": "Mo-Fr 07:00-11:00,15:00-19:00"}
    assert (await sara.post("/people", NEW | duty)).status == 201
    nea = await person(front, "nea@doorstep.example")
    assert nea is not None
    assert nea.duty == Duty(languages=("fi", "sv"), skills=("damaged",), hours=duty["hours"])
    kept = {"role": "operator", "languages": "fi", "skills": "", "hours": ""}
    assert (await sara.post(f"/people/{nea.id}", kept)).status == 303
    again = await person(front, "nea@doorstep.example")
    assert again is not None and again.duty == Duty(languages=("fi",))
    for wrong in ({"languages": "xx"}, {"skills": "magic"}, {"hours": "sometimes"}):
        assert (await sara.post(f"/people/{nea.id}", kept | wrong)).status == 409
    assert await person(front, "nea@doorstep.example") == again


async def test_who_cannot_be_let_in(front: Front, sara: Browser, anna: Browser) -> None:
    """What was typed stays; nobody's place is taken, and only a supervisor lets in."""
    assert (await anna.post("/people", NEW)).status == 403
    twice = await sara.post("/people", NEW | {"email": "ben@doorstep.example"})
    assert twice.status == 409 and "here already" in twice.words
    assert 'value="Nea Niemi"' in twice.text
    for wrong in ({"email": "nea"}, {"name": " "}, {"role": "king"}, {"carriers": "nobody"}):
        assert (await sara.post("/people", NEW | wrong)).status == 409
    assert await person(front, "nea@doorstep.example") is None


async def test_sessions_end_on_a_supervisors_word(
    front: Front, sara: Browser, anna: Browser
) -> None:
    """At once, in every browser; the password still counts."""
    other = await front.signed_in("Anna")
    assert (await anna.post("/people/agt_sara/sign-out")).status == 403
    assert (await sara.post("/people/agt_anna/sign-out")).status == 303
    assert (await anna.get("/")).status == (await other.get("/")).status == 303
    await front.signed_in("Anna")
    assert (await sara.get("/")).status == 200


async def test_who_lost_a_password_is_given_another(
    front: Front, sara: Browser, anna: Browser
) -> None:
    """Whoever is signed in by the old one is signed out."""
    password = given(await sara.post("/people/agt_anna/password"))
    assert (await anna.get("/")).status == 303
    assert (await front.browser().sign_in("anna@doorstep.example")).status == 401
    assert (await front.browser().sign_in("anna@doorstep.example", password)).status == 303
    assert (await sara.post("/people/agt_nobody/password")).status == 409


async def test_who_is_shut_out_comes_in_again_only_where_that_is_asked(
    front: Front, sara: Browser
) -> None:
    """Another role, or a page that stood open since before, opens nobody's door."""

    async def is_out() -> bool:
        found = await person(front, "anna@doorstep.example")
        return found is not None and found.disabled_at is not None

    for form, then in (
        ({"shut_out": "1"}, True),
        ({}, True),
        ({"role": "operator"}, True),
        ({"let_in": "1"}, False),
        ({}, False),
        ({"shut_out": "1", "let_in": "1"}, True),
    ):
        assert (await sara.post("/people/agt_anna", {"role": "agent"} | form)).status == 303
        assert await is_out() is then
    assert 'name="let_in"' in (await sara.get("/people")).text
    assert (await front.browser().sign_in("anna@doorstep.example")).status == 401


async def test_one_changes_ones_own_password(front: Front, anna: Browser) -> None:
    """Knowing the old one; other browsers are signed out, this one is not."""
    other = await front.signed_in("Anna")
    wrong = await anna.post("/me/password", {"old": "guess", "new": "a new long password"})
    assert wrong.status == 409 and "not the password that you have" in wrong.words
    short = await anna.post("/me/password", {"old": PASSWORD, "new": "short"})
    assert short.status == 409 and "ten characters" in short.words
    told = {"old": PASSWORD, "new": "a new long password"}
    assert (await anna.post("/me/password", told)).where == "/console/me?said=password"
    assert (await anna.get("/")).status == 200
    assert (await other.get("/")).status == 303
    assert (await front.browser().sign_in("anna@doorstep.example", told["new"])).status == 303


async def test_one_signs_out_everywhere(front: Front, anna: Browser) -> None:
    other = await front.signed_in("Anna")
    assert (await other.post("/me/sign-out")).where == "/console/login"
    assert (await anna.get("/")).status == 303


async def test_guessing_the_old_password_is_stopped(anna: Browser) -> None:
    """Whoever found an open browser may not try for long."""
    told = {"old": "guess", "new": "a new long password"}
    tries = [(await anna.post("/me/password", told)).status for _ in range(11)]
    assert tries == [409] * 10 + [429]
