"""UPS Access Points, by its Locator: it lists none, so places are told around which to look.

Traps: an address that it does not find answers 200 with candidates and no locations; hours are
"930" and "0"; what it calls LocationID shall be shown to nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import available_timezones

import msgspec

from core.model.pickup_point import PickupPoint, PointKind
from core.ports import FeedPage, Unavailable
from integrations.carrier_kit.http import looked
from integrations.carriers.ups import wire
from integrations.carriers.ups.client import Client
from integrations.point_list import Told, point_of

STATUSES = {"01": True, "06": False, "07": False, "08": False}  # whether parcels are brought there
REGULAR_HOURS = "10"
DAYS = {"1": "Su", "2": "Mo", "3": "Tu", "4": "We", "5": "Th", "6": "Fr", "7": "Sa"}
RADIUS_KM, POINTS_MAX = "50", "50"  # it tells no more at once


@dataclass(frozen=True, slots=True)
class Around:
    postcode: str
    country: str


class AccessPoints:
    """A page a place."""

    def __init__(self, told: Told, client: Client, places: Sequence[Around], locale: str) -> None:
        self.name = told.name
        self._told = told
        self._client = client
        self._places = places
        self._locale = locale

    async def page(self, cursor: str | None) -> FeedPage:
        number = int(cursor or "0")
        body = msgspec.json.encode(question(self._places[number], self._locale))
        said = looked(await self._client.locations(body), wire.Located).locator_response
        if said.response.response_status_code != "1":
            raise Unavailable(f"the Locator says no: {said.response.error.error_code}")
        following = str(number + 1) if number + 1 < len(self._places) else None
        return page(self._told, said.search_results.drop_location, following)

    async def aclose(self) -> None:
        """The client is the carrier's, which closes it."""


def places_of(words: Sequence[str]) -> Sequence[Around]:
    """From "00100 FI". Raises ValueError."""
    found = [word.rsplit(" ", 1) for word in words]
    if not all(len(parts) == 2 and len(parts[1]) == 2 for parts in found):
        raise ValueError(
            'points_around: wants postcodes with their country, as "00100 FI, 21013 US"'
        )
    return [Around(postcode.strip(), country.upper()) for postcode, country in found]


def question(around: Around, locale: str) -> wire.LocatorQuestion:
    place = wire.PlaceKey(postcode_primary_low=around.postcode, country_code=around.country)
    return wire.LocatorQuestion(
        locator_request=wire.LocatorAsked(
            origin_address=wire.Origin(address_key_format=place),
            translate=wire.Translate(locale=locale),
            location_search_criteria=wire.Criteria(
                maximum_list_size=POINTS_MAX, search_radius=RADIUS_KM
            ),
        )
    )


def page(told: Told, said: Sequence[msgspec.Raw], cursor: str | None) -> FeedPage:
    """What cannot be read is left out."""
    points, unknown = [], set[str]()
    for raw in said:
        try:
            item = msgspec.json.decode(raw, type=wire.DropLocation)
            points.append(_point(told, item))
        except (msgspec.MsgspecError, ValueError):
            continue
        status = item.access_point_information.access_point_status.code
        if status not in STATUSES:
            unknown.add(status[:40])
    return FeedPage(points=points, cursor=cursor, unknown=frozenset(unknown))


def _point(told: Told, item: wire.DropLocation) -> PickupPoint:
    """By its public name. Raises ValueError for one that has none."""
    key, about = item.address_key_format, item.access_point_information
    zone = item.timezone if item.timezone in available_timezones() else None
    return point_of(
        told,
        about.public_access_point_id,
        key.consignee_name,
        (float(item.geocode.latitude), float(item.geocode.longitude)),
        kind=PointKind.PICKUP_POINT,
        address=", ".join(
            part
            for part in (
                key.address_line,
                f"{key.postcode_primary_low} {key.political_division2}".strip(),
            )
            if part
        ),
        opening_hours=_hours(item.operating_hours.standard_hours),
        timezone=zone,
        is_closed=not STATUSES.get(about.access_point_status.code, False),
    )


def _hours(said: Sequence[wire.StandardHours]) -> str | None:
    """As OpenStreetMap writes them; None where one day cannot be read."""
    days = next((one.day_of_week for one in said if one.hours_type == REGULAR_HOURS), ())
    told = [(DAYS.get(day.day), _day(day)) for day in days]
    if not told or not all(name and hours for name, hours in told):
        return None
    return "; ".join(f"{name} {hours}" for name, hours in told)


def _day(said: wire.Weekday) -> str | None:
    if said.closed_indicator is not None:
        return "off"
    if said.open24_hours_indicator is not None:
        return "00:00-24:00"
    begin, end = _clock(said.open_hours), _clock(said.close_hours)
    return f"{begin}-{'24:00' if end == '00:00' else end}" if begin and end else None


def _clock(word: str) -> str | None:
    """From "930" or "0"."""
    digits = word.zfill(4)
    is_time = digits.isdecimal() and len(digits) == 4 and digits < "2401" and digits[2:] < "60"
    return f"{digits[:2]}:{digits[2:]}" if is_time else None
