"""BAN and Addok: one street an object, with its house numbers inside."""

from collections.abc import Iterable, Iterator

from address.importers.report import ImportReport
from address.importers.rows import RowMaker
from address.row import AddressRow

SOURCE = "ban"


def ban_rows(streets: Iterable[object], country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The numbers of each street; towns and places without numbers are passed over."""
    maker = RowMaker(country, report, SOURCE)
    for street in streets:
        if isinstance(street, dict):
            yield from _numbers(street, maker, report)
        else:
            report.read += 1
            report.drop("no street", str(street))


def _numbers(
    street: dict[str, object], maker: RowMaker, report: ImportReport
) -> Iterator[AddressRow]:
    names = _texts(street.get("name"))
    numbers = street.get("housenumbers")
    if not names or not isinstance(numbers, dict):
        return
    common = {
        "street": names[0],
        "city": next(iter(_texts(street.get("city"))), ""),
        "postcode": next(iter(_texts(street.get("postcode"))), ""),
        "district": next(iter(_texts(street.get("district"))), ""),
    }
    for number, told in numbers.items():
        if not isinstance(told, dict):
            report.read += 1
            report.drop("a number without a place", str(number))
            continue
        fields = common | {
            "number": str(number),
            "lat": str(told.get("lat", "")),
            "lon": str(told.get("lon", told.get("lng", ""))),
            "id": str(told.get("id", "")),
        }
        if told.get("postcode"):
            fields["postcode"] = str(told["postcode"])
        yield from maker.rows(fields, tuple(names[1:]))


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one).strip() for one in values if one is not None and str(one).strip()]
