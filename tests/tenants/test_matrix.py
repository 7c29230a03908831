"""The matrix: every route of the running app, by everybody who could call it, of blue's things.

Green, and whoever has no key, learn nothing: not by what is refused, not by a list, not by a word.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from core.model.access import Scope
from tests.tenants.rows import ROWS, Door, Row
from tests.tenants.town import BLUE, GREEN, MARKS, SHARED, Caller, Town, opened_town
from web.console.stream import ENDED

pytestmark = [pytest.mark.asyncio(loop_scope="module")]

STREAM_SECONDS = 2.0  # what comes at once; a stream of somebody who may look has no end
DENIED = {401, 403, 404}
NAME, PHONE, DOOR_CODE, PROOF_CODE = "virtanen", "+358401234567", "4711#", "987321"
OF_PEOPLE = {Scope.CARRIER, Scope.SENDER, Scope.AGENT}
ALTERS = {"POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    where: str = ""

    @property
    def is_no(self) -> bool:
        """A console without a session shows its door; its stream says that it is over, and no
        more."""
        is_over = self.text.endswith(ENDED.decode()) and self.text.count("event:") == 1
        is_led_out = self.status == 303 and self.where == "/console/login"
        return self.status in DENIED or is_led_out or is_over


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One for all: what alters it is tried last."""
    async with opened_town(tmp_path_factory.mktemp("town")) as town:
        yield town


async def call(town: Town, name: str, row: Row, caller: Caller) -> Answer:
    method, path = name.split(" ")
    for part, value in row.told.items():
        path = path.replace(f"{{{part}}}", value)
    headers, data = dict(caller.headers), None
    if row.door is Door.DESK and row.body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        data = "&".join(
            f"{each}={value}" for each, value in {**row.body, "csrf": caller.csrf}.items()
        )
    elif row.body is not None:
        headers["Content-Type"] = "application/json"
        data = json.dumps(row.body)
    async with town.session.request(
        "GET" if method == "*" else method,
        f"{town.url}{path}{row.query}",
        data=data,
        headers=headers,
        allow_redirects=False,
    ) as response:
        where = response.headers.get("Location", "")
        if "event-stream" not in response.headers.get("Content-Type", ""):
            return Answer(response.status, await response.text(errors="replace"), where)
        got = bytearray()
        try:
            async with asyncio.timeout(STREAM_SECONDS):
                async for piece in response.content.iter_any():
                    got += piece
        except TimeoutError:
            pass
        return Answer(response.status, got.decode(errors="replace"), where)


def may(row: Row, caller: Caller) -> bool:
    """What the rows say of a caller; whoever announced nothing, and is of no carrier, has
    nothing of blue's."""
    if row.door is Door.KEY:
        is_shop = caller.scope is Scope.SENDER and caller.tenant is None
        of_house = caller.tenant is None and (row.for_shops if is_shop else row.for_house)
        is_theirs = not row.is_blues or caller.tenant == BLUE or of_house
        return caller.scope in row.who and is_theirs
    if row.door is Door.DESK:
        sees_all = caller.tenant is None
        is_theirs = sees_all or _is_own(row) or (row.is_blues and caller.tenant == BLUE)
        return caller.desk in row.who and is_theirs
    return row.door is Door.OPEN


OWN = (
    "/console/",
    "/console/stream",
    "/console/me",
    "/console/me/language",
    "/console/me/password",
    "/console/me/sign-out",
    "/console/logout",
    "/console/claims",
    "/console/failures",
    "/console/failures.csv",
    "/console/figures",
    "/console/figures.csv",
    "/console/routes",
)
OUT = {"POST /console/logout", "POST /console/me/sign-out"}
_OWN_ROWS = {name: row for name, row in ROWS.items() if name.split(" ")[1] in OWN}


def _is_own(row: Row) -> bool:
    """Pages that show everybody their own."""
    return any(row is one for one in _OWN_ROWS.values())


def callers_of(town: Town, row: Row) -> list[Caller]:
    """All who have the kind of key that opens such a door, and two who have another or none."""
    keyed = [one for one in town.callers if one.scope is not None or not one.csrf]
    people = [one for one in town.callers if one.csrf]
    match row.door:
        case Door.KEY:
            return [*keyed, people[0]]
        case Door.DESK:
            return [*people, keyed[0], keyed[2]]
        case _:
            return [keyed[0], people[0]]


def faults_of(name: str, row: Row, caller: Caller, answer: Answer) -> list[str]:
    told, here = answer.text.lower(), f"{name} by {caller.name}: {answer.status}"
    faults = [f"{here} shows {mark}" for mark in caller.others if mark in told]
    if answer.status >= 500:
        faults.append(f"{here} broke")
    if row.door is Door.OPEN and name != "GET /metrics":
        faults += [f"{here} shows {mark}" for mark in MARKS.values() if mark in told]
    if not may(row, caller):
        if not answer.is_no and row.door in (Door.KEY, Door.DESK):
            faults.append(f"{here} was let in")
        if row.is_blues and "bluebird" in told and caller.tenant != BLUE:
            faults.append(f"{here} tells of blue's")
    if caller.scope is not None and caller.scope not in OF_PEOPLE:
        faults += [f"{here} shows {word}" for word in (NAME, PHONE, "bell") if word in told]
    if DOOR_CODE in told and caller.scope is not Scope.CARRIER:
        faults.append(f"{here} shows the code of a door")
    if PROOF_CODE in told:
        faults.append(f"{here} shows a proof code")
    return faults


async def test_every_route_has_a_row(town: Town) -> None:
    """Whoever adds one says who may go there."""
    answered = {
        f"{route.method} {route.resource.canonical}"
        for route in town.app.router.routes()
        if route.method != "HEAD" and route.resource is not None
    }
    assert answered == ROWS.keys()


async def test_nobody_sees_or_changes_what_is_anothers(town: Town) -> None:
    """Reads by all; deeds by all who may not do them; then each deed by one who may."""
    faults: list[str] = []
    for name, row in ROWS.items():
        if row.door not in (Door.KEY, Door.DESK, Door.OPEN):
            continue
        for caller in callers_of(town, row):
            if name.split(" ")[0] in ALTERS and may(row, caller):
                continue
            faults += faults_of(name, row, caller, await call(town, name, row, caller))
    assert not faults, "\n".join(faults)


async def test_an_address_that_is_a_key_opens_to_nobody_who_has_another(town: Town) -> None:
    """Nor does any key of the API, or any session, help."""
    for name, row in ROWS.items():
        if row.door is not Door.LINK:
            continue
        wrong = Row(
            door=row.door,
            told={**row.told, "token": "n-wrong-wrong-wrong-wrong"},
            body=row.body,
        )
        for caller in (town.callers[0], *(one for one in town.callers if one.tenant == BLUE)):
            answer = await call(town, name, wrong, caller)
            assert "bluebird" not in answer.text.lower(), (name, caller.name)
            assert answer.status in {303, 404, 415, 422}, (name, caller.name, answer)


async def test_without_a_signature_nobody_is_heard(town: Town) -> None:
    """Neither a page's, nor Telegram's, nor a carrier's: whatever other key is shown."""
    for name, row in ROWS.items():
        if row.door not in (Door.MINI_APP, Door.PEER):
            continue
        for caller in town.callers:
            answer = await call(town, name, row, caller)
            assert answer.status in {401, 404}, (name, caller.name, answer)
            assert "bluebird" not in answer.text.lower(), (name, caller.name)


async def test_a_talk_with_two_carriers_shows_each_its_own(town: Town) -> None:
    """By the API and in the console, in the list and in the thread: lines, parcels, names."""
    shown = {
        "agent_bluebird-fleet": ("bluebird", "greenfinch"),
        "agent_greenfinch-fleet": ("greenfinch", "bluebird"),
        "bella": ("bluebird", "greenfinch"),
        "gina": ("greenfinch", "bluebird"),
    }
    for caller in town.callers:
        if caller.name not in shown:
            continue
        own, other = shown[caller.name]
        path = "GET /console/c/{id}" if caller.desk else "GET /v1/conversations/{id}"
        row = Row(door=Door.OPEN, told={"id": SHARED})
        answer = await call(town, path, row, caller)
        assert answer.status == 200, answer
        assert own in answer.text.lower()
        assert other not in answer.text.lower(), caller.name


async def test_a_point_serves_its_own_carrier_alone(town: Town) -> None:
    """Nobody else's parcel is brought there, whoever asks."""
    sender = next(one for one in town.callers if one.name == f"sender_{GREEN}")
    told = {
        "tracking_number": "G9",
        "carrier": GREEN,
        "format": "locker",
        "point": "bluebird-point",
    }
    body = told | {"address": {"text": "Mannerheimintie 12, Helsinki", "country": "FI"}}
    row = Row(door=Door.KEY, body=body)
    answer = await call(town, "POST /v1/deliveries", row, sender)
    assert answer.status == 422
    wish = Row(
        door=Door.KEY,
        told={"id": "dlv_greenfinch1"},
        body={"action": "redirect", "locker": "bluebird-point"},
    )
    answer = await call(town, "POST /v1/deliveries/{id}/changes", wish, sender)
    assert answer.status == 404


async def test_whoever_may_is_let_in(town: Town) -> None:
    """So that the matrix asks for what is there: a deed may be refused, and is found."""
    faults: list[str] = []
    by_harm = sorted(ROWS.items(), key=lambda each: each[0].startswith("DELETE"))
    for name, row in by_harm:
        able = [one for one in town.callers if row.door in (Door.KEY, Door.DESK) and may(row, one)]
        altering = name.split(" ")[0] in ALTERS
        for caller in able[:1] if altering else able:
            answer = await call(town, name, row, caller)
            is_out = name in OUT
            if answer.status >= 500 or (answer.is_no and row.is_there and not is_out):
                faults.append(f"{name} by {caller.name}: {answer.status} {answer.text[:120]}")
    assert not faults, "\n".join(faults)
