"""BAN and Addok: one street a line as JSON, with its house numbers inside."""

import json
from collections.abc import Iterator
from pathlib import Path

from address.importers.report import CannotImport, ImportReport
from address.importers.rows import row_of
from address.importers.text_files import open_text
from address.row import AddressRow


def ban_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The numbers of each street; towns and places without numbers are passed over."""
    with open_text(path) as file:
        for line_number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                street = json.loads(line)
            except ValueError:
                if line_number == 1:
                    raise CannotImport(f"{path.name}: its first line is no JSON") from None
                report.read += 1
                report.drop("a line that is no JSON", line.strip())
                continue
            if isinstance(street, dict):
                yield from _numbers(street, country, report)


def _numbers(street: dict[str, object], country: str, report: ImportReport) -> Iterator[AddressRow]:
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
        yield from row_of(fields, country, report, "ban", aliases=tuple(names[1:]))


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one).strip() for one in values if one is not None and str(one).strip()]
