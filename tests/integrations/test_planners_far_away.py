"""Planners with an account: what they are told, what they refuse, and whom they leave out."""

import tomllib
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer, unused_port

from core.model.route import Needs
from core.model.unkept import WhyUnkept
from core.ports import Unavailable
from integrations.planners import is_a_planner, open_planner
from integrations.planners.google_route_optimization import translate
from integrations.planners.google_route_optimization.client import GoogleRouteOptimization
from integrations.planners.vroom import openrouteservice
from integrations.planners.vroom.client import Vroom
from integrations.planners.vroom.openrouteservice import OpenRouteService
from tests.integrations.google_peer import GooglePeer
from tests.integrations.planner_peers import (
    OpenRouteServicePeer,
    between,
    crowded,
    legs_of,
    route,
    stop,
    zigzag,
)

KEY = "5b3ce3597851110001cf6248"


@pytest.fixture
def peer() -> GooglePeer:
    return GooglePeer()


@pytest.fixture
async def google(peer: GooglePeer) -> AsyncIterator[GoogleRouteOptimization]:
    async with TestServer(peer.app()) as server:
        url = str(server.make_url("/"))
        opened = GoogleRouteOptimization("fleet-1", base=url, token_url=f"{url}token")
        yield opened
        await opened.aclose()


async def test_no_place_leaves_the_house(peer: GooglePeer, google: GoogleRouteOptimization) -> None:
    """Neither coordinates nor whose stop it is: travel times between numbers."""
    await google.orders([zigzag()], legs_of(zigzag()))
    said = str(peer.asked)
    assert "latitude" not in said and "60.1" not in said and "r1-7" not in said


async def test_what_is_under_way_stays_where_it_is(
    peer: GooglePeer, google: GoogleRouteOptimization
) -> None:
    """Two stops of the first van were begun: it keeps them first, the rest may change."""
    under_way = replace(zigzag(), progress=2)
    await google.plan([under_way, zigzag("r2")], legs_of(under_way))
    held = peer.asked[0]["injectedSolutionConstraint"]
    assert held["constraintRelaxations"] == [
        {"relaxations": [{"level": "RELAX_ALL_AFTER_THRESHOLD", "thresholdVisitCount": 0}]},
        {
            "relaxations": [{"level": "RELAX_ALL_AFTER_THRESHOLD", "thresholdVisitCount": 2}],
            "vehicleIndices": [0],
        },
    ]
    assert [one["shipmentIndex"] for one in held["routes"][0]["visits"]] == list(range(6))
    times = [one["startTime"] for one in held["routes"][0]["visits"]]
    assert times == sorted(times)


async def test_a_promise_is_hard_and_nobody_is_mandatory(
    peer: GooglePeer, google: GoogleRouteOptimization
) -> None:
    """A window ends hard; who does not fit is skipped with a reason, and spoils no answer."""
    day = route(stop("a", 1, between(0, 60)), stop("b", 5))
    await google.orders([day], legs_of(day))
    first, second = peer.asked[0]["model"]["shipments"]
    assert first["deliveries"][0]["timeWindows"] == [
        {"startTime": "2026-11-24T08:00:00Z", "endTime": "2026-11-24T09:00:00Z"}
    ]
    assert "timeWindows" not in second["deliveries"][0]
    assert first["penaltyCost"] > 0 and second["penaltyCost"] > 0


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("DEMAND_EXCEEDS_VEHICLE_CAPACITY", WhyUnkept.LOAD),
        ("CANNOT_BE_PERFORMED_WITHIN_VEHICLE_TIME_WINDOWS", WhyUnkept.WINDOW),
        ("VEHICLE_NOT_ALLOWED", WhyUnkept.NO_VEHICLE),
        ("A_CODE_OF_TOMORROW", WhyUnkept.OTHER),
    ],
)
async def test_who_is_left_out_comes_back_with_its_reason(
    peer: GooglePeer, google: GoogleRouteOptimization, code: str, why: WhyUnkept
) -> None:
    """In our words; a code that we do not know is no guess."""
    peer.reason = code
    day = route(stop("a", 1, between(0, 1)), stop("b", 2))
    assert await google.plan([day, route(ref="r2")], legs_of(day)) == {}
    (lost,) = await google.evaluate([day, route(ref="r2")], legs_of(day))
    assert (lost.key, lost.why, lost.left_out) == ("a", why, True)


def test_every_reason_that_they_list_has_ours() -> None:
    """And each of ours is one."""
    told = tomllib.loads(translate.MAPPING.read_text())["skipped"]
    assert {WhyUnkept(why) for why in told.values()} <= set(WhyUnkept)
    assert "CODE_UNSPECIFIED" in told and len(told) >= 12


async def test_a_stop_that_no_van_may_serve_goes_to_none(google: GoogleRouteOptimization) -> None:
    day = route(replace(stop("a", 1), needs=Needs(skills=frozenset({"lift"}))), stop("b", 2))
    assert await google.plan([day, route(ref="r2")], legs_of(day)) == {}


async def test_a_question_that_is_refused_spoils_nothing(
    peer: GooglePeer, google: GoogleRouteOptimization
) -> None:
    """Too many stops for the contract: the routes stay as they are."""
    peer.status = 400
    assert await google.orders([zigzag()], legs_of(zigzag())) == {}


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
async def test_one_that_is_ill_is_unavailable(
    peer: GooglePeer, google: GoogleRouteOptimization, status: int
) -> None:
    peer.status = status
    with pytest.raises(Unavailable, match=f"google-route-optimization answered {status}"):
        await google.orders([zigzag()], legs_of(zigzag()))


async def test_a_token_is_fetched_once_and_again_when_it_is_refused(
    peer: GooglePeer, google: GoogleRouteOptimization
) -> None:
    await google.check()
    await google.orders([zigzag()], legs_of(zigzag()))
    assert peer.tokens == 1
    peer.tokens = 7  # theirs is another by now
    with pytest.raises(Unavailable, match="401"):
        await google.orders([zigzag()], legs_of(zigzag()))
    assert await google.orders([zigzag()], legs_of(zigzag()))


async def test_without_anybody_who_hands_out_tokens_it_is_unavailable() -> None:
    """A machine that is not theirs: the doctor says so."""
    nowhere = f"http://127.0.0.1:{unused_port()}/token"
    google = GoogleRouteOptimization("fleet-1", token_url=nowhere)
    with pytest.raises(Unavailable, match="token"):
        await google.check()
    await google.aclose()


@pytest.fixture
async def ors() -> AsyncIterator[str]:
    """Its address."""
    async with TestServer(OpenRouteServicePeer(KEY, stops_max=10).app()) as server:
        yield str(server.make_url("/"))


async def test_more_than_its_plan_takes_is_not_asked(ors: str) -> None:
    """Fifty stops, three vehicles: the routes stay as they are."""
    planner = Vroom(OpenRouteService(ors, KEY), openrouteservice.NAME)
    assert await planner.orders([crowded(60)], legs_of(crowded(60))) == {}
    four = [zigzag(f"r{at}") for at in range(4)]
    assert await planner.plan(four, legs_of(*four)) == {}
    await planner.aclose()


async def test_limits_that_it_tells_are_a_no(ors: str) -> None:
    """Whatever its code for them."""
    planner = open_planner(f"openrouteservice+{ors}", KEY)
    assert await planner.orders([crowded(20)], legs_of(crowded(20))) == {}
    await planner.aclose()


async def test_a_wrong_key_is_unavailable_and_is_not_told(ors: str) -> None:
    planner = open_planner(f"openrouteservice+{ors}", "wr0ng")
    with pytest.raises(Unavailable, match="does not let us in: 403") as error:
        await planner.check()
    assert "wr0ng" not in str(error.value)
    await planner.aclose()


@pytest.mark.parametrize(
    ("setting", "is_one"),
    [
        ("vroom", True),
        ("http://10.0.0.7:3000", True),
        ("openrouteservice", True),
        ("openrouteservice+https://ors.example/ors/v2", True),
        ("google:my-project-7", True),
        ("google:", False),
        ("google:a/b", False),
        ("ftp://vroom", False),
        ("vrom", False),
    ],
)
def test_what_a_setting_may_name(setting: str, is_one: bool) -> None:
    assert is_a_planner(setting) is is_one
