"""What every routing engine keeps, whoever it is."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from core.model.location import Location
from core.model.route import Costing, Profile
from core.ports import TravelTimes, Unavailable
from integrations.routing import open_travel_times
from integrations.routing.valhalla.tiles import tiles_of
from tests.integrations.routing_peers import (
    BULEVARDI,
    CATHEDRAL,
    EXTRACT,
    MARKET,
    NOWHERE,
    STATION,
    OsrmPeer,
    ValhallaPeer,
)

ENGINES = ["straight-line", "valhalla", "valhalla-server", "osrm-server"]
BY_ROADS = ENGINES[1:]
STREETS = [
    Location(60.1640 + row * 0.0006, 24.9330 + column * 0.0012)
    for row in range(10)
    for column in range(16)
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tiles")


@pytest.fixture(params=ENGINES)
async def engine(
    request: pytest.FixtureRequest, cache: Path, tmp_path: Path
) -> AsyncIterator[TravelTimes]:
    """Each engine as the house opens it; servers on localhost."""
    if not request.param.endswith("-server"):
        travel = await open_travel_times(request.param, EXTRACT, cache)
        yield travel
        await travel.aclose()
        return
    valhalla = ValhallaPeer(tiles_of(EXTRACT, cache), tmp_path / "server.json")
    app = valhalla.app() if request.param == "valhalla-server" else OsrmPeer().app()
    async with TestServer(app) as server:
        travel = await open_travel_times(str(server.make_url("/")), None, cache)
        yield travel
        await travel.aclose()
    valhalla.close()


async def test_a_matrix_has_a_row_for_each_source_and_a_cell_for_each_target(
    engine: TravelTimes,
) -> None:
    """Both in the order in which they were asked."""
    wide = await engine.matrix([STATION, MARKET], [CATHEDRAL, BULEVARDI, STATION], Profile.AUTO)
    assert [len(row) for row in wide] == [3, 3]
    assert (
        wide[1] == (await engine.matrix([MARKET], [CATHEDRAL, BULEVARDI, STATION], Profile.AUTO))[0]
    )


@pytest.mark.parametrize("profile", Profile)
async def test_every_profile_is_known(engine: TravelTimes, profile: Costing) -> None:
    """Whoever carries the parcel can be planned."""
    ((seconds,),) = await engine.matrix([STATION], [MARKET], profile)
    assert seconds is not None
    assert 30 < seconds < 3_000


async def test_the_same_point_is_no_time_away(engine: TravelTimes) -> None:
    """Zero means that nobody moves."""
    assert await engine.matrix([STATION], [STATION], Profile.AUTO) == [[0]]


async def test_different_points_are_never_no_time_apart(engine: TravelTimes) -> None:
    """A zero would be taken for the same door, also where both lie at one bend of the road."""
    next_door = Location(STATION.lat + 0.000002, STATION.lon)
    ((seconds,),) = await engine.matrix([STATION], [next_door], Profile.PEDESTRIAN)
    assert seconds is not None
    assert seconds >= 1


async def test_nothing_asked_is_nothing_answered(engine: TravelTimes) -> None:
    """An empty route has an empty matrix."""
    assert await engine.matrix([], [], Profile.AUTO) == []
    assert await engine.matrix([STATION], [], Profile.AUTO) == [[]]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("engine", BY_ROADS, indirect=True)
async def test_a_point_without_a_road_has_no_times_and_spoils_no_other(
    engine: TravelTimes, profile: Costing
) -> None:
    """None: not servable. Never the time to some road kilometres away."""
    points = [STATION, NOWHERE, MARKET]
    matrix = await engine.matrix(points, points, profile)
    assert [row[1] for row in matrix] == [None, 0, None]
    assert [matrix[1][0], matrix[1][2]] == [None, None]
    assert matrix[0][2] == (await engine.matrix([STATION], [MARKET], profile))[0][0]
    assert matrix[2][0] == (await engine.matrix([MARKET], [STATION], profile))[0][0]


@pytest.mark.parametrize("engine", BY_ROADS, indirect=True)
async def test_where_nothing_has_a_road_there_are_no_times(engine: TravelTimes) -> None:
    """Not an error: the answer is that nobody can come."""
    assert await engine.matrix([NOWHERE], [STATION], Profile.AUTO) == [[None]]
    assert await engine.matrix([STATION], [NOWHERE], Profile.BICYCLE) == [[None]]


async def test_a_matrix_of_any_size_is_whole(engine: TravelTimes) -> None:
    """More than any peer takes at once: it is asked in pieces."""
    tall = await engine.matrix(STREETS, STREETS[:60], Profile.PEDESTRIAN)
    wide = await engine.matrix(STREETS[:60], STREETS, Profile.PEDESTRIAN)
    assert [len(row) for row in tall] == [60] * 160
    assert [len(row) for row in wide] == [160] * 60
    assert [row[:60] for row in tall[:60]] == [row[:60] for row in wide]
    ((alone,),) = await engine.matrix([STREETS[155]], [STREETS[57]], Profile.PEDESTRIAN)
    assert tall[155][57] == alone


async def test_many_at_once_get_what_each_would_get_alone(engine: TravelTimes) -> None:
    """Turns of many chats ask side by side."""
    alone = await engine.matrix([STATION], [MARKET, BULEVARDI], Profile.AUTO)
    async with asyncio.TaskGroup() as group:
        asked = [
            group.create_task(engine.matrix([STATION], [MARKET, BULEVARDI, at], Profile.AUTO))
            for at in STREETS[:24]
        ]
    assert [task.result()[0][:2] for task in asked] == [alone[0]] * 24


async def test_a_path_goes_from_the_first_point_to_the_last(engine: TravelTimes) -> None:
    """A line to draw, with its length."""
    path = await engine.path([STATION, MARKET, BULEVARDI], Profile.AUTO)
    assert path.line[0].metres_to(STATION) < 60
    assert path.line[-1].metres_to(BULEVARDI) < 60
    assert path.seconds > 60
    assert path.metres > STATION.metres_to(MARKET) + MARKET.metres_to(BULEVARDI) - 120


async def test_a_path_takes_as_long_as_its_legs(engine: TravelTimes) -> None:
    """The line on the map and the plan tell the same."""
    ((seconds,),) = await engine.matrix([STATION], [MARKET], Profile.BICYCLE)
    path = await engine.path([STATION, MARKET], Profile.BICYCLE)
    assert path.seconds == pytest.approx(seconds, rel=0.1)


async def test_a_path_may_have_any_number_of_points(engine: TravelTimes) -> None:
    """A whole day's route is drawn in one."""
    stops = STREETS[::2]
    path = await engine.path(stops, Profile.PEDESTRIAN)
    assert path.line[0].metres_to(stops[0]) < 250
    assert path.line[-1].metres_to(stops[-1]) < 250
    assert path.metres > 10_000


async def test_a_path_may_pass_a_point_twice(engine: TravelTimes) -> None:
    """There and back again is a line there and back."""
    path = await engine.path([STATION, MARKET, STATION], Profile.PEDESTRIAN)
    assert path.line[-1].metres_to(path.line[0]) < 1


async def test_a_path_of_one_point_goes_nowhere(engine: TravelTimes) -> None:
    """And asks nobody."""
    path = await engine.path([STATION], Profile.AUTO)
    assert (path.seconds, path.metres, path.line) == (0, 0, (STATION,))


@pytest.mark.parametrize("engine", BY_ROADS, indirect=True)
async def test_a_path_without_a_way_is_said(engine: TravelTimes) -> None:
    """There is nothing to draw."""
    with pytest.raises(Unavailable, match="no way"):
        await engine.path([STATION, NOWHERE], Profile.AUTO)
