"""A carrier's own pickup points: read as other lists are, and of use to that carrier alone."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.compose import open_carriers, open_feeds, own_points
from app.settings import Settings, WrongSetting
from core.model.ids import CarrierRef
from core.model.location import Location
from core.model.pickup_point import PickupPoint, PointKind
from core.ports import CarrierAdapter, FindsPoints, PointFeed, Unavailable
from integrations.carriers import open_carrier
from tests.integrations.carrier_peers import REF, opened
from tests.integrations.locker_peers import INPOST, LISTED, NOVA_POSHTA, LockerPeer
from tests.integrations.ups_peer import UpsPeer

WEEK = [{"Day": day, "OpenHours": "930", "CloseHours": "2000"} for day in "23456"]
POINT: dict[str, object] = {
    "LocationID": "234563",
    "Geocode": {"Latitude": "60.1699", "Longitude": "24.9384"},
    "AddressKeyFormat": {
        "ConsigneeName": "R-KIOSKI",
        "AddressLine": "Mannerheimintie 5",
        "PoliticalDivision2": "HELSINKI",
        "PostcodePrimaryLow": "00100",
        "CountryCode": "FI",
    },
    "Timezone": "Europe/Helsinki",
    "OperatingHours": {
        "StandardHours": [
            {"HoursType": "50", "DayOfWeek": [{"Day": "2", "LatestDropOffHours": "1700"}]},
            {
                "HoursType": "10",
                "DayOfWeek": [
                    {"Day": "1", "ClosedIndicator": ""},
                    *WEEK,
                    {"Day": "7", "OpenHours": "900", "CloseHours": "0"},
                ],
            },
        ]
    },
    "AccessPointInformation": {
        "PublicAccessPointID": "U12345678",
        "AccessPointStatus": {"Code": "01", "Description": "Active-available"},
    },
}


async def read(feed: PointFeed | None) -> dict[str, PickupPoint]:
    assert feed is not None
    points: list[PickupPoint] = []
    cursor = None
    while True:
        page = await feed.page(cursor)
        points += page.points
        if (cursor := page.cursor) is None:
            return {str(one.ref): one for one in points}


@asynccontextmanager
async def own(
    adapter: str, said: Mapping[str, str], app: web.Application, field: str
) -> AsyncIterator[CarrierAdapter]:
    """A carrier whose list is served by that application."""
    async with TestServer(app) as server:
        url = str(server.make_url("/"))
        carrier = open_carrier(REF, adapter, {**said, field: url})
        try:
            yield carrier
        finally:
            await carrier.aclose()


async def test_a_carriers_points_are_of_use_to_it_alone() -> None:
    """InPost's lockers, by the setting of the carrier; called by the carrier's name."""
    peer = LockerPeer("inpost-points", INPOST)
    async with own("inpost", {"points_key": "k3y"}, peer.app(), "points_url") as carrier:
        assert isinstance(carrier, FindsPoints)
        points = await read(carrier.points)
    assert peer.tokens[0] == "Bearer k3y"
    assert {one.carrier for one in points.values()} == {REF}
    assert points[f"{REF}-KRA010"].serves(REF)
    assert not points[f"{REF}-KRA010"].serves(CarrierRef("another"))


async def test_nova_poshtas_points_are_read_with_its_own_key() -> None:
    """So that a redirect to one of them has its reference in its name."""
    peer = LockerPeer("nova-poshta-warehouses", NOVA_POSHTA)
    said = {"key": "k3y", "points": "yes"}
    async with own("nova-poshta", said, peer.app(), "url") as carrier:
        assert isinstance(carrier, FindsPoints)
        points = await read(carrier.points)
    assert {one.carrier for one in points.values()} == {REF}
    assert f"{REF}-{NOVA_POSHTA[0]['Ref']}" in points


async def test_carrier_api_v1_shows_its_points_page_by_page() -> None:
    """In our own shapes; what cannot be read spoils no other, and 404 shows none."""

    async def pages(request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == "Bearer k3y"
        second = request.query.get("cursor") == "2"
        items = LISTED[1:] if second else [*LISTED[:1], {"ref": 7}, "nonsense"]
        return web.json_response({"items": list(items), "next": None if second else "2"})

    app = web.Application()
    app.router.add_get("/pickup-points", pages)
    said = {"key": "k3y", "points": "yes"}
    async with own("carrier-api-v1", said, app, "url") as carrier:
        assert isinstance(carrier, FindsPoints)
        points = await read(carrier.points)
    assert set(points) == {f"{REF}-kauppa-1", f"{REF}-kauppa-2"}
    async with own("carrier-api-v1", said, web.Application(), "url") as carrier:
        assert isinstance(carrier, FindsPoints)
        assert await read(carrier.points) == {}


def locator(*found: object, status: str = "1") -> web.Application:
    """UPS, with what its Locator finds around the first place; nothing around others."""
    app = UpsPeer().app()

    async def locate(request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == "Bearer a-token"
        key = (await request.json())["LocatorRequest"]["OriginAddress"]["AddressKeyFormat"]
        is_first = (key["PostcodePrimaryLow"], key["CountryCode"]) == ("00100", "FI")
        said: dict[str, object] = {"DropLocation": list(found)} if is_first else {}
        answer = {"ResponseStatusCode": status, "Error": {"ErrorCode": "350200"}}
        return web.json_response({"LocatorResponse": {"Response": answer, "SearchResults": said}})

    app.router.add_post("/api/locations/v3/search/availabilities/64", locate)
    return app


async def access_points(app: web.Application) -> dict[str, PickupPoint]:
    said = UpsPeer().setting("") | {"points_around": "00100 FI, 21013 US"}
    async with own("ups", said, app, "url") as carrier:
        assert isinstance(carrier, FindsPoints)
        return await read(carrier.points)


async def test_access_points_are_found_around_the_places_that_were_told() -> None:
    """By their public name; hours of "930" and "0" are clocks, an indicator alone means shut."""
    (point,) = (await access_points(locator(POINT, {"Geocode": 7}))).values()
    assert (point.ref, point.name, point.kind) == (
        f"{REF}-U12345678",
        "R-KIOSKI",
        PointKind.PICKUP_POINT,
    )
    assert point.location == Location(60.1699, 24.9384)
    assert point.address == "Mannerheimintie 5, 00100 HELSINKI"
    assert point.opening_hours == (
        "Su off; Mo 09:30-20:00; Tu 09:30-20:00; We 09:30-20:00; Th 09:30-20:00; "
        "Fr 09:30-20:00; Sa 09:00-24:00"
    )
    assert (point.timezone, point.is_closed, point.carrier) == ("Europe/Helsinki", False, REF)


@pytest.mark.parametrize("status", ["06", "07", "08", "99"])
async def test_a_point_that_takes_nothing_is_closed(status: str) -> None:
    """Also one whose status nobody knows."""
    about = {"PublicAccessPointID": "U1", "AccessPointStatus": {"Code": status}}
    (point,) = (await access_points(locator(POINT | {"AccessPointInformation": about}))).values()
    assert point.is_closed


async def test_the_locators_no_under_200_is_a_no() -> None:
    """With its own number."""
    with pytest.raises(Unavailable, match="350200"):
        await access_points(locator(POINT, status="0"))


@pytest.mark.parametrize(
    ("adapter", "said", "why"),
    [
        ("ups", UpsPeer().setting("https://its.example") | {"points_around": "Kamppi"}, "around"),
        ("nova-poshta", {"key": "k", "points": "many"}, "points wants yes or no"),
    ],
)
def test_a_wrong_field_is_named(adapter: str, said: dict[str, str], why: str) -> None:
    """Before anything is asked."""
    with pytest.raises(ValueError, match=why):
        open_carrier(REF, adapter, said)


async def test_nobody_reads_points_that_were_not_wanted() -> None:
    """A country's lockers are many."""
    async with opened(UpsPeer()) as carrier:
        assert isinstance(carrier, FindsPoints)
        assert carrier.points is None


async def test_a_list_may_be_of_one_carrier_too() -> None:
    """By its setting; two lists of one name stop the start."""
    file = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
    settings = Settings(
        lockers={"net": {"adapter": "osm", "file": file, "carrier": "post"}},  # type: ignore[dict-item]
        carriers={"net": {"adapter": "nova-poshta", "key": "k", "points": "yes"}},  # type: ignore[dict-item]
    )
    feeds = open_feeds(settings)
    points = await read(feeds[0].feed)
    assert {one.carrier for one in points.values()} <= {CarrierRef("post")}
    carriers = open_carriers(settings)
    with pytest.raises(WrongSetting, match="net: a carrier has points of that name"):
        own_points(carriers, feeds)
    (fed,) = own_points(carriers, [])
    assert fed.sync_name == "points:net"
