"""Rows of what a source told: fields checked and cleaned alike, whatever file they come from."""

from collections.abc import Iterator, Mapping

from address.importers.report import ImportReport
from address.numbers import cleaned
from address.row import AddressRow, Trust

type Fields = Mapping[str, str]
TEXT_CHARACTERS_MAX = 200


def row_of(
    fields: Fields,
    country: str,
    report: ImportReport,
    source: str,
    *,
    aliases: tuple[str, ...] = (),
) -> Iterator[AddressRow]:
    """One row, or none and a line in the report. `fields`: lat, lon, street, number, and what there
    is of unit, city, district, region, postcode, id."""
    report.read += 1
    street, told, unit = (_text(fields, name) for name in ("street", "number", "unit"))
    number = cleaned(told or "")
    place = _place(fields)
    if street is None:
        report.drop("no street and no place", told or "")
    elif told is None:
        report.drop("no house number", street)
    elif number is None:
        report.drop("no number in the number", told)
    elif place is None:
        told_place = f"{fields.get('lat', '')} {fields.get('lon', '')}".strip()
        report.drop("no place on the earth", told_place)
    else:
        report.kept += 1
        yield AddressRow(
            name=street,
            number=number,
            aliases=aliases,
            unit=unit,
            postcode=_text(fields, "postcode"),
            city=_text(fields, "city"),
            district=_text(fields, "district"),
            region=_text(fields, "region"),
            country=country.upper(),
            lat=place[0],
            lon=place[1],
            trust=Trust.POINT,
            several_flats=unit is not None,
            source=source,
            source_id=fields.get("id", ""),
        )


def _text(fields: Fields, name: str) -> str | None:
    told = fields.get(name)
    return " ".join(told.split())[:TEXT_CHARACTERS_MAX] or None if told else None


def _place(fields: Fields) -> tuple[float, float] | None:
    try:
        lat = float(fields.get("lat", "").strip().replace(",", "."))
        lon = float(fields.get("lon", "").strip().replace(",", "."))
    except ValueError:
        return None
    # Null Island is where sources put what they do not know.
    on_earth = -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0.0, 0.0)
    return (lat, lon) if on_earth else None
