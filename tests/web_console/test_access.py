"""Access: limits, roles, the second factor, and the trail of what everybody looked at."""

import re
from dataclasses import replace

import pytest

from core.actions.group_people import code_hash
from core.model.access import Desk
from core.model.ids import AgentId, CarrierRef
from core.model.totp import STEP_SECONDS, code_at
from tests.web_console.front import PASSWORD, Browser, Front
from web.console.sessions import SignedIn, buried_for, sign_in

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B


@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    """The last six of its eight digits."""
    assert code_at(SECRET, second // STEP_SECONDS) == code


async def limited(front: Front, name: str, *carriers: str, merchants: tuple[str, ...] = ()) -> None:
    async with front.building.house.store.begin() as unit:
        person = await unit.access.person_by_id(AgentId(f"agt_{name.lower()}"))
        assert person is not None
        seen = tuple(map(CarrierRef, carriers))
        await unit.access.put_person(replace(person, carriers=seen, merchants=merchants))


async def test_who_is_limited_sees_their_own_talks_alone(front: Front, anna: Browser) -> None:
    """Not in the list, not by its address, not by a search, not by acting; and no page of all."""
    await front.building.proven()
    await front.building.types("I want to talk to a real person")
    talk = (await front.building.talk()).id
    await limited(front, "Anna", "another")
    assert talk not in (await anna.get("/")).text
    assert talk not in (await anna.get("/?q=virtanen")).text
    for path in (f"/c/{talk}", f"/c/{talk}/do/cancel", f"/c/{talk}/lines/1"):
        assert (await anna.get(path)).status == 404
    assert (await anna.post(f"/c/{talk}/take-over")).status == 404
    async with anna.follow(f"/stream?c={talk}") as events:
        told = [await events.next() for _ in range(2)]
    assert not any(event and talk in event.html for event in told)
    for path in ("/undelivered", "/learning", "/people", "/lockers", "/webhooks", "/settings"):
        assert (await anna.get(path)).status == 403
    await limited(front, "Anna", "own-fleet", merchants=("Kauppa Oy",))
    assert talk in (await anna.get("/")).text
    assert (await anna.get(f"/c/{talk}")).status == 200


async def test_a_second_factor_is_asked_for_once_it_was_shown_to_work(
    front: Front, anna: Browser
) -> None:
    """A wrong code keeps nothing; a right one opens once, and a password alone no more."""
    page = await anna.get("/me")
    found = re.search(r'name="secret" value="([A-Z2-7]+)"', page.text)
    assert found is not None
    secret = found[1]
    assert (await anna.post("/me", {"secret": secret, "code": "000000"})).status == 409
    step = int(front.building.clock.wall().timestamp()) // STEP_SECONDS
    assert (await anna.post("/me", {"secret": secret, "code": code_at(secret, step)})).status == 303
    login = {"email": "anna@doorstep.example", "password": PASSWORD}
    other = front.browser()
    assert (await other.post("/login", login)).status == 401
    used = login | {"code": code_at(secret, step)}
    assert (await other.post("/login", used)).status == 401
    fresh = login | {"code": code_at(secret, step + 1)}
    assert (await other.post("/login", fresh)).status == 303
    assert (await front.browser().post("/login", fresh)).status == 401


async def test_a_supervisor_sees_to_people(front: Front, anna: Browser) -> None:
    """Role, limits and the door; their own role they keep. Nobody else may."""
    await front.employ("Sara", Desk.SUPERVISOR)
    sara = await front.signed_in("Sara")
    assert (await anna.get("/people")).status == 403
    assert (await anna.post("/people/agt_ben", {"role": "supervisor"})).status == 403
    kept = await sara.post(
        "/people/agt_ben", {"role": "operator", "carriers": "own-fleet", "merchants": "A, B"}
    )
    assert kept.status == 303
    async with front.building.house.store.read() as unit:
        ben = await unit.access.person_by_id(AgentId("agt_ben"))
    assert ben is not None
    assert (ben.role, ben.carriers, ben.merchants) == (Desk.OPERATOR, ("own-fleet",), ("A", "B"))
    assert (await sara.post("/people/agt_ben", {"role": "king"})).status == 409
    assert (await sara.post("/people/agt_sara", {"role": "agent"})).status == 409
    strange = {"role": "agent", "carriers": "nobody"}
    assert "none of ours" in (await sara.post("/people/agt_ben", strange)).words
    await sara.post("/people/agt_anna", {"role": "agent", "shut_out": "1"})
    assert (await anna.get("/")).status == 303
    assert "shut out" in (await sara.get("/people")).words


async def test_every_look_and_every_deed_is_in_the_trail(front: Front, anna: Browser) -> None:
    """Ids alone, never words; a refused deed is none. An auditor reads it, an agent does not."""
    await front.building.proven()
    await front.building.types("I want to talk to a real person")
    talk = (await front.building.talk()).id
    await anna.get(f"/c/{talk}")
    await anna.get("/?q=virtanen")
    await anna.post(f"/c/{talk}/messages", {"text": "too early"})
    await anna.post(f"/c/{talk}/take-over")
    async with front.building.house.store.read() as unit:
        lines = await unit.audit.page(person=None, about="", before=None, limit=10)
    assert [(line.deed, line.about) for line in reversed(lines)] == [
        ("look", talk),
        ("search", ""),
        ("take-over", talk),
    ]
    olli = await front.signed_in("Olli")
    assert "Anna take over" in (await olli.get(f"/audit?about={talk}")).words
    assert (await anna.get("/audit")).status == 403


async def test_a_code_makes_one_known_in_the_agents_group(front: Front, anna: Browser) -> None:
    """Shown once, kept as its hash alone; who may not answer gets none."""
    assert "Give me a code" in (await anna.get("/me")).text
    page = await anna.post("/me", {"group": "code"})
    found = re.search(r"/agent ([A-Z2-9]{10})<", page.text)
    assert found is not None
    async with front.building.house.store.read() as unit:
        person = await unit.access.person_by_id(AgentId("agt_anna"))
    assert person is not None
    assert person.telegram_code == code_hash(found[1].lower())
    assert found[1] not in (await anna.get("/me")).text
    olli = await front.signed_in("Olli")
    assert "agents' group" not in (await olli.get("/me")).text
    assert (await olli.post("/me", {"group": "code"})).status == 409


async def test_who_is_limited_is_not_told_how_much_was_not_delivered(front: Front) -> None:
    """It is everybody's; the others see it at the head of every page."""
    async with front.building.house.store.begin() as unit:
        anna = await unit.access.person_by_id(AgentId("agt_anna"))
    assert anna is not None
    _, session = await sign_in(front.building.house, anna)
    limited = replace(anna, carriers=(CarrierRef("another"),))
    lanes = Buried()
    assert await buried_for(lanes, SignedIn(anna, session)) == 3  # type: ignore[arg-type]
    assert await buried_for(lanes, SignedIn(limited, session)) == 0  # type: ignore[arg-type]


class Buried:
    """Lanes of which only this is asked."""

    async def buried(self) -> int:
        return 3
