"""BAN and Addok: one object a street with its house numbers inside, a place, or a town."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from address.gazetteers.row import AddressRow, RowKind
from address.importers.report import ImportReport
from address.importers.rows import RowMaker, mended_postcode

SOURCE = "ban"
TOWN = "municipality"


def ban_rows(things: Iterable[object], country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The numbers of each street; a place without numbers, which is found by its name; towns."""
    maker = RowMaker(country, report, SOURCE)
    for thing in things:
        names = _texts(thing.get("name")) if isinstance(thing, dict) else []
        if not isinstance(thing, dict) or not names:
            report.read += 1
            report.drop("no street, no place and no town", str(thing))
        elif isinstance(numbers := thing.get("housenumbers"), dict) and numbers:
            yield from _numbers(thing, names, numbers, maker, report)
        else:
            kind = RowKind.TOWN if thing.get("type") == TOWN else RowKind.STREET
            yield from maker.named(kind, _fields(thing, names) | _point(thing), tuple(names[1:]))


def _numbers(
    thing: dict[str, object],
    names: list[str],
    numbers: dict[str, object],
    maker: RowMaker,
    report: ImportReport,
) -> Iterator[AddressRow]:
    common = _fields(thing, names)
    for number, told in numbers.items():
        if not isinstance(told, dict):
            report.read += 1
            report.drop("a number without a place", str(number))
            continue
        # A street on a border has several codes, and does not say which house has which.
        first, *others = _texts(told.get("postcode")) or _texts(thing.get("postcode")) or [""]
        fields = common | _point(told) | {
            "number": str(number), "postcode": first, "id": str(told.get("id", "")),
        }  # fmt: skip
        for row in maker.rows(fields, tuple(names[1:])):
            yield row
            for code in others:
                yield replace(row, postcode=mended_postcode(code, row.country or "", report))


def _fields(thing: dict[str, object], names: list[str]) -> dict[str, str]:
    return {
        "street": names[0],
        "city": next(iter(_texts(thing.get("city"))), ""),
        "district": next(iter(_texts(thing.get("district"))), ""),
        "id": str(thing.get("id", "")),
    }


def _point(thing: dict[str, object]) -> dict[str, str]:
    return {
        "lat": str(thing.get("lat", "")),
        "lon": str(thing.get("lon", thing.get("lng", ""))),
    }


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one).strip() for one in values if one is not None and str(one).strip()]
