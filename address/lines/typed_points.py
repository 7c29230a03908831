"""Typed points: coordinates, plus codes and map links that somebody wrote into a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import unquote

from pluscodes.openlocationcode import openlocationcode as plus_codes

from address.gazetteers.cells import METRES_PER_DEGREE
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.towns import town_key
from address.language.folding import Token, tokens
from core.late_pattern import LatePattern
from core.model.address import AddressQuery
from core.model.location import Location

LINK_ACCURACY_METRES = 25.0  # somebody pressed on a map
DECIMALS_BESIDE_WORDS_MIN = 3  # "12.50, 14.00" in a sentence are prices, unless it is near
NEAR_METRES = 100_000.0
SECONDS_PER_DEGREE = 3_600
STREETS_LOOKED_AT_MAX = 5_000
STREETS_COMPARED_MAX = 200
CHARACTERS_LOOKED_AT_MAX = 4_096  # of one message

_DECIMAL = LatePattern(
    r"(?<![\w.,/-])(?P<ns1>[NS]\s?)?(?:geo:|lat[a-z]{0,5}[:=\s]{1,3})?(?P<lat>-?\d{1,2}\.\d{2,10})°?"
    r"\s?(?P<ns2>[NS](?![A-Za-z]))?[\s,;/]{1,3}(?P<ew1>[EW]\s?)?(?:lon[a-z]{0,6}[:=\s]{1,3})?"
    r"(?P<lon>-?\d{1,3}\.\d{2,10})°?\s?(?P<ew2>[EW](?![A-Za-z]))?(?![\w.]\d)",
    re.IGNORECASE,
)
# With decimal commas: "60,1708; 24,9415".
_COMMAS = re.compile(
    r"(?<![\w.,])(?P<lat>-?\d{1,2},\d{2,10})(?:[;\s]|,\s){1,3}(?P<lon>-?\d{1,3},\d{2,10})(?![\w.,]\d)"
)
# The prime may be left out before a letter: "60°10.13N 24°56.63E".
_MINUTES = LatePattern(
    r"(?P<ns1>[NS]\s?)?(?P<lat>\d{1,2})\s?°\s?(?P<lat_m>\d{1,2}(?:\.\d{1,6})?)\s?(?:['′’]\s?|(?=[NS]))"
    r"(?:(?P<lat_s>\d{1,2}(?:\.\d{1,6})?)\s?(?:\"|″|”|''))?\s?(?P<ns2>[NS])?[\s,;]{0,3}"
    r"(?P<ew1>[EW]\s?)?(?P<lon>\d{1,3})\s?°\s?(?P<lon_m>\d{1,2}(?:\.\d{1,6})?)\s?(?:['′’]\s?|(?=[EW]))"
    r"(?:(?P<lon_s>\d{1,2}(?:\.\d{1,6})?)\s?(?:\"|″|”|''))?\s?(?P<ew2>[EW])?",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S{1,400}", re.IGNORECASE)
_NUMBER = r"(-?\d{1,3}\.\d{2,15})"
_IN_LINK = (
    re.compile(rf"!3d{_NUMBER}!4d{_NUMBER}"),
    re.compile(rf"[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?{_NUMBER},{_NUMBER}"),
    re.compile(rf"mlat={_NUMBER}&mlon={_NUMBER}"),
    re.compile(rf"@{_NUMBER},{_NUMBER}"),
    re.compile(rf"#map=\d{{1,2}}(?:\.\d{{1,4}})?/{_NUMBER}/{_NUMBER}"),
)
_LONGITUDE_FIRST = re.compile(r"yandex\.|2gis\.", re.IGNORECASE)
_PLUS_CODE = re.compile(
    r"(?<![\w+])(?P<code>[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3})(?![\w+])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPoint:
    """A point, how exact it is, and where in the text it stands."""

    location: Location
    accuracy_m: float
    span: tuple[int, int]
    is_link: bool = False


def with_typed_pin(query: AddressQuery, gazetteer: Gazetteer) -> tuple[AddressQuery, str]:
    """The query with the point in its words as a pin; and what was cut out of the words for it.

    A whole line of coordinates is a pin and no words. A link stays among the words.
    """
    text = (query.text or "")[:CHARACTERS_LOOKED_AT_MAX]
    if not any(char.isdigit() for char in text):
        return query, ""
    point = typed_point(text, gazetteer)
    if point is None or query.pin not in (None, point.location):
        return query, ""  # a pin that was sent stands for itself
    start, end = point.span
    whole = query.text or ""
    rest = whole if point.is_link else f"{whole[:start]} {whole[end:]}"
    has_words = any(not token.is_number for token in tokens(_LINK.sub(" ", rest)))
    return (
        replace(
            query,
            text=rest if has_words else None,
            pin=point.location,
            pin_accuracy_m=point.accuracy_m,
        ),
        whole[start:end] if has_words and not point.is_link else "",
    )


def tokens_of_pairs(text: str, found: Sequence[Token]) -> frozenset[int]:
    """Those of two decimal fractions: though it is no point near us, no flat is torn from it."""
    pairs = (*_DECIMAL.finditer(text), *_COMMAS.finditer(text))
    spans = [pair.span() for pair in pairs]
    return frozenset(
        place
        for place, token in enumerate(found)
        if any(start <= token.start and token.end <= end for start, end in spans)
    )


def typed_point(text: str, gazetteer: Gazetteer) -> TypedPoint | None:
    """The first point in a text that is on this planet."""
    return next(_points(text, gazetteer), None)


def _points(text: str, gazetteer: Gazetteer) -> Iterator[TypedPoint]:
    for link in _LINK.finditer(text):
        yield from _in_link(link)
    for found in _PLUS_CODE.finditer(text):
        yield from _plus_code(found, text, gazetteer)
    for found in _MINUTES.finditer(text):
        if (at := _degrees(found)) is not None:
            last = found["lat_s"] or found["lat_m"]
            unit = METRES_PER_DEGREE / (SECONDS_PER_DEGREE if found["lat_s"] else 60)
            accuracy = unit / 10 ** len(last.partition(".")[2]) / 2
            yield TypedPoint(location=at, accuracy_m=accuracy, span=found.span())
    for found in (*_DECIMAL.finditer(text), *_COMMAS.finditer(text)):
        yield from _decimal(found, text, gazetteer)


def _decimal(found: re.Match[str], text: str, gazetteer: Gazetteer) -> Iterator[TypedPoint]:
    lat, lon = (found[part].replace(",", ".") for part in ("lat", "lon"))
    decimals = min(len(part.partition(".")[2]) for part in (lat, lon))
    alone = not any(char.isalnum() for char in text[: found.start()] + text[found.end() :])
    at = _on_earth(float(lat) * _sign(found, "ns"), float(lon) * _sign(found, "ew"))
    is_sure = decimals >= DECIMALS_BESIDE_WORDS_MIN or alone
    if at is not None and (is_sure or _is_near(at, gazetteer)):
        width = METRES_PER_DEGREE / 10**decimals  # cut off or rounded, nobody says
        yield TypedPoint(location=at, accuracy_m=width, span=found.span())


def _sign(found: re.Match[str], which: str) -> int:
    groups = found.groupdict()
    letter = (groups.get(f"{which}1") or groups.get(f"{which}2") or "").strip().upper()
    return -1 if letter in ("S", "W") else 1


def _degrees(found: re.Match[str]) -> Location | None:
    lat, lon = (
        float(found[part])
        + float(found[f"{part}_m"]) / 60
        + float(found[f"{part}_s"] or 0) / SECONDS_PER_DEGREE
        for part in ("lat", "lon")
    )
    return _on_earth(lat * _sign(found, "ns"), lon * _sign(found, "ew"))


def _in_link(link: re.Match[str]) -> Iterator[TypedPoint]:
    address = unquote(link[0])
    for pattern in _IN_LINK:
        for found in pattern.finditer(address):
            lat, lon = float(found[1]), float(found[2])
            if _LONGITUDE_FIRST.search(address):
                lat, lon = lon, lat
            if (at := _on_earth(lat, lon)) is not None:
                yield TypedPoint(
                    location=at, accuracy_m=LINK_ACCURACY_METRES, span=link.span(), is_link=True
                )


def _plus_code(found: re.Match[str], text: str, gazetteer: Gazetteer) -> Iterator[TypedPoint]:
    code = found["code"].upper()
    if plus_codes.isShort(code):
        near = _reference(text, gazetteer)
        if near is None:
            return
        code = plus_codes.recoverNearest(code, near.lat, near.lon)
    if not plus_codes.isFull(code):
        return
    area = plus_codes.decode(code)
    at = _on_earth(area.latitudeCenter, area.longitudeCenter)
    if at is not None:
        height = (area.latitudeHi - area.latitudeLo) * METRES_PER_DEGREE
        yield TypedPoint(location=at, accuracy_m=height / 2, span=found.span())


def _reference(text: str, gazetteer: Gazetteer) -> Location | None:
    """A place of the town that is named, else of the area: a short code is near one of them."""
    words = [token.folded for token in tokens(text)]
    longest = gazetteer.town_words_max
    named = [
        town
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + longest) + 1)
        if (town := gazetteer.town(" ".join(words[start:end]))) is not None
    ]
    for street in islice(gazetteer.streets, STREETS_LOOKED_AT_MAX):
        if street.location is None:
            continue
        if not named or (street.city and town_key(street.city) in named[-1].keys):
            return street.location
    return None


def _is_near(at: Location, gazetteer: Gazetteer) -> bool:
    """Whether a street that we know is near: what prices and hours say is mostly in the sea."""
    return any(
        street.location is not None and street.location.metres_to(at) <= NEAR_METRES
        for street in islice(gazetteer.streets, STREETS_COMPARED_MAX)
    )


def _on_earth(lat: float, lon: float) -> Location | None:
    return Location(lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None
