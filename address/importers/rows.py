"""Rows of what a source told: fields checked and cleaned alike, whatever file they come from."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from address.gazetteers.row import AddressRow, RowKind, Trust
from address.importers.report import ImportReport
from address.importers.turned import TurnedPlaces
from address.lines.numbers import cleaned
from address.lines.postcodes import looks_like_postcode

_WHOLE = re.compile(r"^(\d+)\.0+$")
# How tables and programs write that there is nothing.
_EMPTY = frozenset({"", "null", "<null>", "(null)", "n/a", "#n/a", "nan", "undefined"})
_EMPTY_BUT_A_TOWN = frozenset({"None", "NONE", "none", "-", "NA"})  # None lies by Turin

type Fields = Mapping[str, str]
TEXT_CHARACTERS_MAX = 200
POSTCODE_DIGITS_MAX = 7


class RowMaker:
    """Makes rows of one file's fields. What it drops or mends stands in the report."""

    def __init__(self, country: str, report: ImportReport, source: str) -> None:
        self._country = country.upper()
        self._report = report
        self._source = source
        self._turned = TurnedPlaces(self._country)

    def rows(self, fields: Fields, aliases: tuple[str, ...] = ()) -> Iterator[AddressRow]:
        """One row, or none. `fields`: lat, lon, street, number, and what there is of unit, city,
        district, region, postcode, id."""
        report = self._report
        report.read += 1
        street, told, unit = (_text(fields, name) for name in ("street", "number", "unit"))
        told = told and _WHOLE.sub(r"\1", told)  # a table made a decimal of it
        number = cleaned(told or "")
        if street is None:
            report.drop("no street and no place", told or "")
        elif told is None:
            report.drop("no house number", street)
        elif number is None:
            report.drop("no number in the number", told)
        elif (place := self._place(fields)) is None:
            told_place = f"{fields.get('lat', '')} {fields.get('lon', '')}".strip()
            report.drop("no place on the earth", told_place)
        else:
            report.kept += 1
            yield AddressRow(
                name=street,
                number=number,
                aliases=aliases,
                unit=unit,
                postcode=mended_postcode(_text(fields, "postcode"), self._country, report),
                city=_text(fields, "city"),
                district=_text(fields, "district"),
                region=_text(fields, "region"),
                country=self._country,
                lat=place[0],
                lon=place[1],
                trust=Trust.POINT,
                several_flats=unit is not None,
                source=self._source,
                source_id=fields.get("id", ""),
            )

    def named(
        self, kind: RowKind, fields: Fields, aliases: tuple[str, ...] = ()
    ) -> Iterator[AddressRow]:
        """One row, or none, of a street or a town as such: `fields` has its name in `street`."""
        report = self._report
        report.read += 1
        name, place = _text(fields, "street"), self._place(fields)
        if name is None or place is None:
            report.drop("no number, and no place on the earth", name or "")
            return
        report.kept += 1
        yield AddressRow(
            kind=kind,
            name=name,
            aliases=aliases,
            city=_text(fields, "city"),
            country=self._country,
            lat=place[0],
            lon=place[1],
            source=self._source,
            source_id=fields.get("id", ""),
        )

    def _place(self, fields: Fields) -> tuple[float, float] | None:
        try:
            lat, lon = _degrees(fields.get("lat", "")), _degrees(fields.get("lon", ""))
        except ValueError:
            return None
        # Null Island is where sources put what they do not know.
        if not (-180 <= lat <= 180 and -180 <= lon <= 180) or (lat, lon) == (0.0, 0.0):
            return None
        if self._turned.is_turned(lat, lon):
            self._report.mend("latitude and longitude stood the wrong way round", f"{lat} {lon}")
            return lon, lat
        return (lat, lon) if -90 <= lat <= 90 else None


def _text(fields: Fields, name: str) -> str | None:
    told = " ".join((fields.get(name) or "").split())[:TEXT_CHARACTERS_MAX]
    is_empty = told.casefold() in _EMPTY or (name != "city" and told in _EMPTY_BUT_A_TOWN)
    return None if is_empty else told


def _degrees(told: str) -> float:
    return float(told.strip().replace(",", ".").removesuffix("°"))


def mended_postcode(code: str | None, country: str, report: ImportReport) -> str | None:
    """With the leading zeros that a table lost; None where it holds no digit."""
    if code is None:
        return None
    mended = _mended(code, country)
    if mended != code:
        report.mend("postcode lost its leading zeros" if mended else "no postcode", code)
    return mended


@lru_cache(maxsize=65_536)
def _mended(code: str, country: str) -> str | None:
    if not any(char.isdigit() for char in code):
        return None
    bare = code.removesuffix(".0")
    if not bare.isdigit() or looks_like_postcode(bare, country):
        return bare if looks_like_postcode(bare, country) else code
    for length in range(len(bare) + 1, POSTCODE_DIGITS_MAX):
        if looks_like_postcode(bare.zfill(length), country):
            return bare.zfill(length)
    return code
