"""The faults harness is tried itself: its proxy, its judge, and bugs that it must find."""

import json
from pathlib import Path
from random import Random

import aiohttp
import pytest
from aiohttp import web

from app.web import listening, served
from benchmarks.faults import carriers, telegrams
from benchmarks.faults.__main__ import ALL, Result, chosen, tabled
from benchmarks.faults.carrier import KEY, PretendCarrier
from benchmarks.faults.judge import compared
from benchmarks.faults.planted import BUGS
from benchmarks.faults.proxy import FaultProxy, Ill, Scripted
from benchmarks.faults.scenario import Case, Play, Seen

IN_ORDER = ("de", "fi", "de", "sv")


@pytest.mark.parametrize(
    ("heard", "lost", "out_of_order", "extra"),
    [
        (IN_ORDER, 0, 0, 0),
        (("de", "fi", "fi", "de", "sv"), 0, 0, 1),
        (("de", "fi", "de"), 1, 0, 0),
        (("de", "de", "sv"), 1, 0, 0),
        (("fi", "de", "de", "sv"), 0, 1, 0),
        (("de", "fi", "de", "fi", "de", "sv"), 0, 0, 2),
        ((), 4, 0, 0),
    ],
)
def test_the_judge_counts_what_is_lost_late_and_twice(
    heard: tuple[str, ...], lost: int, out_of_order: int, extra: int
) -> None:
    assert compared(IN_ORDER, heard) == (lost, out_of_order, extra)


@pytest.mark.parametrize(
    ("ill", "effects", "answered"),
    [
        (Ill.DROP, 0, None),
        (Ill.STALE, 0, 500),
        (Ill.NONSENSE, 0, 200),
        (Ill.LOSE, 1, None),
        (Ill.CUT, 1, None),
        (Ill.LATE_ERROR, 1, 502),
        (Ill.REPEAT, 2, 200),
        (Ill.DELAY, 1, 200),
        (Ill.HOLD, 1, 200),
    ],
)
async def test_the_proxy_spoils_as_it_says(ill: Ill, effects: int, answered: int | None) -> None:
    """How often it took effect, and what the caller heard; None is a broken connection."""
    counted = 0

    async def count(request: web.Request) -> web.Response:
        nonlocal counted
        counted += 1
        return web.json_response({"counted": await request.text()})

    app = web.Application()
    app.router.add_post("/count", count)
    doors = listening("127.0.0.1", 0)
    async with served(app, doors, 0.1), aiohttp.ClientSession() as session:
        proxy = FaultProxy(f"http://127.0.0.1:{doors.getsockname()[1]}", Random(1))
        async with proxy.serving():
            proxy.shares, proxy.delay_seconds = {ill: 1.0}, 0.05
            status: int | None
            try:
                async with session.post(f"{proxy.address}/count", data=b"x") as answer:
                    await answer.read()
                    status = answer.status
            except aiohttp.ClientError:
                status = None
    assert (counted, status) == (effects, answered)


async def test_a_shut_proxy_refuses_and_opens_again() -> None:
    async with aiohttp.ClientSession() as session:
        proxy = FaultProxy("http://127.0.0.1:9", Random(1), always=Scripted(204))
        async with proxy.serving():
            await proxy.shut()
            with pytest.raises(aiohttp.ClientError):
                await session.get(proxy.address)
            await proxy.open()
            assert (await session.get(proxy.address)).status == 204


async def test_the_pretend_carrier_knows_a_key_again() -> None:
    """The same key is the same change; another key is another one."""
    office = PretendCarrier("north-post")
    headers = {"Authorization": f"Bearer {KEY}"}
    body = {"action": "instructions", "change_id": "chg_1"}
    async with office.serving() as address, aiohttp.ClientSession(headers=headers) as session:
        for key in ("a", "a", "b"):
            path, told = f"{address}/deliveries/N1/changes", {"Idempotency-Key": key}
            async with session.post(path, json=body, headers=told) as answer:
                assert answer.status == 202
    assert [one.times for one in office.effects_of("N1")] == [2, 1]


def test_scenarios_are_found_by_number_and_by_name() -> None:
    assert [one.number for one in chosen(["7"])] == [7]
    assert [one.number for one in chosen(["slow"])] == [8]
    assert chosen([]) == list(ALL)
    assert chosen(["nothing like it"]) == []


def test_what_was_not_run_is_not_said_to_be_well(tmp_path: Path) -> None:
    """Nor is what looked at nothing."""
    case = Case(kind="sqlite", seed=1, folder=tmp_path)
    unlooked = Result(ALL[0], case, 0.0, Seen())
    assert unlooked.is_wrong
    left_out = Result(ALL[0], case, 0.0, Seen(), not_run="no strace")
    assert left_out.said() == "not run: no strace"
    assert "not run: no strace" in tabled([left_out])
    json.dumps(left_out.wire())


def test_every_planted_bug_is_some_scenarios() -> None:
    """All but the illness that a scenario brings with itself."""
    caught = {bug for one in ALL for bug in one.catches}
    assert set(BUGS) - caught == {"loop-stands-still"}


@pytest.mark.timeout(180)
async def test_the_house_stands_where_answers_are_lost(tmp_path: Path) -> None:
    """The real command, over HTTP, on SQLite."""
    case = Case(kind="sqlite", seed=1, folder=tmp_path)
    seen = await telegrams.answers_lost(case)
    assert seen.wrong == {1: [], 2: [], 4: []}


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("play", "bug", "guarantee"),
    [
        (telegrams.answers_lost, "updates-not-recognised", 4),
        (carriers.took_it_silently, "no-key", 5),
    ],
)
async def test_a_planted_bug_is_found(tmp_path: Path, play: Play, bug: str, guarantee: int) -> None:
    seen = await play(Case(kind="sqlite", seed=1, folder=tmp_path, bug=bug))
    assert seen.wrong[guarantee]
