"""Address peers: the lines of the address benchmark asked of Addok and of Nominatim as well.

    python -m benchmarks.address_peers [FILE --country FI] --addok-file streets.jsonl
    python -m benchmarks.address_peers [FILE --country FI] --addok http://127.0.0.1:7878
        --nominatim http://127.0.0.1:8088

The first writes what Addok imports; Nominatim imports the OSM file itself. docs/measurements.md
tells how both are started. What is right is told by one rule for all, a little milder for peers:
another name of the town, or a street's hyphens, are none of their mistakes where the house is the
same.
"""

import argparse
import json
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House, Street
from address.importers.files import rows_of
from address.importers.report import ImportReport
from address.language.folding import fold
from address.language.old_names import without_mark
from address.lines.numbers import stands_for
from benchmarks.address import TOWN, measured, split
from benchmarks.address_table import CONFIRMED, SAME_PLACE_METRES, WRONG_PLACE, is_house
from benchmarks.dirt import NO_HOUSE, Line, lines
from benchmarks.machine import named
from benchmarks.said_beside import phrases
from core.model.address import Components, Suggestion
from core.model.location import Location

ANSWERS = 5
SHOWN = 3
UNFAIR = "street not there"  # Nominatim imports the whole file, and knows those streets
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A place that a peer tells; `names` are all names in it, of street, quarter and town."""

    number: str | None
    names: frozenset[str]
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """How a line went: right at once, right among three, and whether a house was told at all."""

    kind: str
    first: bool
    in_three: bool
    tells_house: bool


def main(arguments: Sequence[str] | None = None) -> int:
    told = _options().parse_args(arguments)
    rows = list(rows_of(told.file, told.country, ImportReport(told.file.name)))
    gazetteer, held_out = split(rows, told.seed)
    if told.addok_file is not None:
        streets = [json.dumps(street, ensure_ascii=False) for street in addok_streets(gazetteer)]
        told.addok_file.write_text("\n".join(streets) + "\n")
        return 0
    written = lines(gazetteer, held_out, told.country, phrases("kept"), told.per_kind, told.seed)
    dirty = [line for line in written if line.kind != UNFAIR]
    scored = {"ours": list(_ours(gazetteer, told.country, dirty))}
    for name, url, ask in (("Addok", told.addok, addok), ("Nominatim", told.nominatim, nominatim)):
        if url:
            scored[name] = list(_of_peer(name, dirty, url, ask))
    print(f"\n{told.file.name}: {len(dirty)} lines")
    print("\n".join(_table(scored)))
    print(f"\n{named()}")
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks.address_peers")
    options.add_argument("file", nargs="?", type=Path, default=TOWN)
    options.add_argument("--country", default="FI")
    options.add_argument("--per-kind", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--addok-file", type=Path, help="write Addok's import file, ask nobody")
    options.add_argument("--addok", help="where Addok answers")
    options.add_argument("--nominatim", help="where Nominatim answers")
    return options


def addok_streets(gazetteer: Gazetteer) -> Iterator[dict[str, object]]:
    """Our streets with all their names and numbers, in the shape that Addok imports."""
    for number, street in enumerate(gazetteer.streets):
        houses = street.all_houses()
        at = street.location or (houses[0].location if houses else None)
        if at is not None:
            yield _addok_street(number, street, houses, at)


def _addok_street(
    number: int, street: Street, houses: Sequence[House], at: Location
) -> dict[str, object]:
    names = [street.name, *map(without_mark, street.aliases)]
    told: dict[str, object] = {
        "_id": str(number), "type": "street", "name": names,
        "lat": at.lat, "lon": at.lon, "importance": 0.1,
    }  # fmt: skip
    if street.city:
        told["city"] = street.city
    if codes := sorted({house.postcode for house in houses if house.postcode}):
        told["postcode"] = codes
    numbers: dict[str, dict[str, object]] = {}
    for house in houses:
        numbers[house.number] = _addok_number(house)
    for house in houses:  # Addok knows no ranges: each number of "30-34" is told apart
        for one in stands_for(house.number):
            numbers.setdefault(one, _addok_number(house))
    if numbers:
        told["housenumbers"] = numbers
    return told


def _addok_number(house: House) -> dict[str, object]:
    code = {"postcode": house.postcode} if house.postcode else {}
    return {"lat": house.lat, "lon": house.lon, **code}


def addok(url: str, text: str) -> list[Answer]:
    told = _fetched(f"{url}/search/", {"q": text, "limit": ANSWERS, "autocomplete": 0})
    return addok_answers(told)


def addok_answers(told: object) -> list[Answer]:
    """Of a GeoJSON collection."""
    found = []
    for feature in _items(_item(told, "features")):
        about = _mapping(_item(feature, "properties"))
        at = _items(_item(_item(feature, "geometry"), "coordinates"))
        number = about.get("housenumber")
        found.append(
            Answer(
                number=str(number) if number else None,
                names=frozenset(str(about.get(key, "")) for key in ("street", "name", "city")),
                at=Location(float(str(at[1])), float(str(at[0]))),
            )
        )
    return found


def nominatim(url: str, text: str) -> list[Answer]:
    asked = {"q": text, "format": "jsonv2", "addressdetails": 1, "limit": ANSWERS}
    return nominatim_answers(_fetched(f"{url}/search", asked))


def nominatim_answers(told: object) -> list[Answer]:
    """Of a list in its format jsonv2."""
    found = []
    for place in _items(told):
        address = _mapping(_item(place, "address"))
        number = address.get("house_number")
        found.append(
            Answer(
                number=str(number) if number else None,
                names=frozenset(
                    str(name) for key, name in address.items() if key != "house_number"
                ),
                at=Location(float(str(_item(place, "lat"))), float(str(_item(place, "lon")))),
            )
        )
    return found


def scored_answers(line: Line, answers: Sequence[Answer]) -> Scored:
    """By the rule of the address benchmark; the same house twice counts as one answer."""
    distinct: dict[tuple[str | None, frozenset[str]], Answer] = {}
    for one in answers:
        distinct.setdefault((one.number, one.names), one)
    right = [line.house is not None and _is_house(one, line.house) for one in distinct.values()]
    return Scored(
        kind=line.kind,
        first=any(right[:1]),
        in_three=any(right[:SHOWN]),
        tells_house=bool(answers) and answers[0].number is not None,
    )


def _is_house(answer: Answer, house: House) -> bool:
    street, near = house.street, answer.at.metres_to(house.location) < SAME_PLACE_METRES
    told_names = {_letters(name) for name in answer.names}
    known = (street.name, *map(without_mark, street.aliases))
    names = (name for name in known if _letters(name) in told_names)
    told = Components(
        street=next(names, None),
        house_number=answer.number,
        city=street.city if near or street.city in answer.names else "elsewhere",
    )
    return is_house(Suggestion(formatted="", components=told, location=answer.at, score=1.0), house)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))


def _ours(gazetteer: Gazetteer, country: str, dirty: Sequence[Line]) -> Iterator[Scored]:
    for one in measured(gazetteer, country, dirty):
        yield Scored(
            kind=one.line.kind,
            first="top-1" in one.columns,
            in_three="in three" in one.columns,
            tells_house=one.verdict.verdict in CONFIRMED,
        )


def _of_peer(
    name: str, dirty: Sequence[Line], url: str, ask: Callable[[str, str], list[Answer]]
) -> Iterator[Scored]:
    took = []
    for line in dirty:
        begun = time.perf_counter()
        answers = ask(url.rstrip("/"), line.text)
        took.append(1e3 * (time.perf_counter() - begun))
        yield scored_answers(line, answers)
    took.sort()
    p50, p95 = (took[int(len(took) * share)] for share in (0.5, 0.95))
    print(f"{name}: ms an answer p50 {p50:.1f}, p95 {p95:.1f}")


def _table(scored: Mapping[str, Sequence[Scored]]) -> Iterator[str]:
    """Right at once / right among three; then where no house is meant, how often one is told."""
    kinds = Counter(one.kind for one in scored["ours"])
    with_house = [kind for kind in kinds if kind not in NO_HOUSE]
    yield f"\n{'top-1 / in three, %':<22}{'n':>7}" + "".join(f"{who:>18}" for who in scored)
    right_place = [kind for kind in with_house if kind not in WRONG_PLACE]
    for title, within in [
        *((kind, [kind]) for kind in with_house),
        ("all but wrong place", right_place),
    ]:
        shares = (
            f"{_share(all_of, within, 'first'):.1f} / {_share(all_of, within, 'in_three'):.1f}"
            for all_of in scored.values()
        )
        yield f"{title:<22}{sum(kinds[kind] for kind in within):>7}" + "".join(
            f"{share:>18}" for share in shares
        )
    yield "\na house confirmed (ours), or told first (peers), where none is meant, %"
    for kind in (kind for kind in kinds if kind not in with_house):
        yield f"{kind:<22}{kinds[kind]:>7}" + "".join(
            f"{_share(all_of, [kind], 'tells_house'):>18.1f}" for all_of in scored.values()
        )


def _share(scored: Iterable[Scored], kinds: Sequence[str], what: str) -> float:
    counted = [bool(getattr(one, what)) for one in scored if one.kind in kinds]
    return 100 * sum(counted) / len(counted)


def _fetched(url: str, asked: Mapping[str, object]) -> object:
    with urllib.request.urlopen(
        f"{url}?{urllib.parse.urlencode(asked)}", timeout=PATIENCE_SECONDS
    ) as answer:
        told: object = json.load(answer)
        return told


def _mapping(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}


def _item(told: object, key: str) -> object:
    return _mapping(told).get(key)


def _items(told: object) -> Sequence[object]:
    return told if isinstance(told, list) else ()


if __name__ == "__main__":
    raise SystemExit(main())
