"""How often an address is right, wrong or lost: a table by kind of dirt, and what confidence means.

    python -m benchmarks.address [FILE --country FI [--map mapping.toml]] [--per-kind 200]

Without a file it takes central Helsinki. The lines are made of the file's own addresses; a tenth of
the streets is kept from the gazetteer. Ends with 1 where a bound is missed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House
from address.gazetteers.row import AddressRow
from address.importers.files import rows_of
from address.importers.report import ImportReport
from address.language.similarity import name_of
from benchmarks.address_table import Seen, Table, seen
from benchmarks.dirt import Line, lines
from benchmarks.kept_words import KeptWords
from benchmarks.machine import named
from benchmarks.said_beside import phrases
from core.model.address import AddressQuery, Verdict

TOWN = Path(__file__).parents[1] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
HELD_OUT_SHARE = 0.1


def main(arguments: Sequence[str] | None = None) -> int:
    told = _options().parse_args(arguments)
    report = ImportReport(told.file.name)
    rows = list(rows_of(told.file, told.country, report, told.map))
    gazetteer, held_out = split(rows, told.seed)
    dirty = lines(
        gazetteer, held_out, told.country, phrases(told.phrases), told.per_kind, told.seed
    )
    print(f"{told.file.name}: {gazetteer.house_count} addresses, {len(dirty)} lines")
    table = Table()
    for one in measured(gazetteer, told.country, dirty):
        table.add(one)
        if told.show and (told.show == one.line.kind or told.show in one.columns):
            print(_shown(one), file=sys.stderr)
    print("\n".join(table.lines()))
    print(f"\n{named()}")
    missed = table.missed()
    for bound in missed:
        print(f"missed: {bound}", file=sys.stderr)
    return 1 if missed else 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks.address")
    options.add_argument("file", nargs="?", type=Path, default=TOWN)
    options.add_argument("--country", default="FI")
    options.add_argument("--map", type=Path)
    options.add_argument("--per-kind", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--phrases", choices=("known", "kept"), default="kept")
    options.add_argument("--show", help="print the lines of a kind, or those in a column")
    return options


def split(rows: Sequence[AddressRow], seed: int) -> tuple[Gazetteer, list[House]]:
    """The gazetteer without a tenth of its streets, and the houses of that tenth."""
    whole = Gazetteer.load(rows)
    names = sorted(
        {name_of(street.name).key for street in whole.streets if "," not in street.name}
    )  # "Kaivopiha, Mannerheimintie 5" is a house of Mannerheimintie, and no street
    away = set(random.Random(seed).sample(names, round(len(names) * HELD_OUT_SHARE)))
    held_out = [
        house
        for street in whole.streets
        if name_of(street.name).key in away
        for house in street.all_houses()
    ]
    return Gazetteer.load(row for row in rows if name_of(row.name).key not in away), held_out


def measured(
    gazetteer: Gazetteer,
    country: str,
    dirty: Sequence[Line],
    ask: Callable[[AddressQuery, Gazetteer], Verdict] = check,
) -> list[Seen]:
    """What became of each line."""
    kept = KeptWords(gazetteer)
    found: list[Seen] = []
    for line in dirty:
        query = AddressQuery(text=line.text, country=country)
        begun = time.process_time()
        verdict = ask(query, gazetteer)
        seconds = time.process_time() - begun
        found.append(seen(line, verdict, seconds, kept.lost(line.text, verdict)))
    return found


def _shown(one: Seen) -> str:
    verdict, house = one.verdict, one.line.house
    note = verdict.instructions.note if verdict.instructions else None
    meant = f"{house.street.name} {house.number}, {house.street.city}" if house else "none"
    return (
        f"  {one.line.kind}: {one.line.text!r} -> {verdict.verdict} {verdict.confidence:.2f} "
        f"{verdict.formatted!r} note {note!r}; meant {meant}"
        + (f"; lost {one.lost_words}" if one.lost_words else "")
    )


if __name__ == "__main__":
    raise SystemExit(main())
