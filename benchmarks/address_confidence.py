"""What confidence means: counts how often addresses were right on each evidence; writes the table.

    python -m benchmarks.address_confidence [FILE:COUNTRY ...] [--seeds 11 12] [--write]

Takes central Helsinki where no file is told. Lines are of phrases `known`; the reliability of the
table is then shown by `python -m benchmarks.address`, whose seed and phrases are others.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from address.gazetteers.gazetteer import Gazetteer
from address.importers.files import rows_of
from address.importers.report import ImportReport
from address.lines.reading import read
from address.matching.doubts import doubts_about
from address.matching.match import candidates
from address.verdicts.confidence import SPELLINGS, TABLE, Reason, reason_of, spelling_of
from address.verdicts.verdict import door_of, judged
from benchmarks.address import TOWN, split
from benchmarks.address_table import is_house
from benchmarks.dirt import Line, lines
from benchmarks.said_beside import phrases

CONFIDENCE_MAX = 0.99
BEFORE = {
    Reason.AGREED: 0.97,
    Reason.SILENT: 0.9,
    Reason.PROPOSED: 0.8,
}  # what is thought of a cell without a case
CASES_BEFORE = 2.0
ELSE_BEFORE = 0.5

ABROAD = frozenset({Reason.OTHER_COUNTRY, Reason.COUNTRY_WRONG})
NEIGHBOUR_OF = {"FI": "SE", "DE": "AT", "AT": "DE", "FR": "ES", "RU": "UA", "UA": "PL"}

type Cell = tuple[Reason, int]


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.address_confidence")
    options.add_argument("files", nargs="*", default=[f"{TOWN}:FI"])
    options.add_argument("--seeds", type=int, nargs="+", default=[11, 12])
    options.add_argument("--per-kind", type=int, default=60)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rows", nargs="+", help="write these reasons only; the others stay")
    told = options.parse_args(arguments)
    right: dict[Cell, list[bool]] = defaultdict(list)
    for file in told.files:
        path, _, country = file.rpartition(":")
        rows = list(rows_of(Path(path), country, ImportReport(path), None))
        for seed in told.seeds:
            gazetteer, held_out = split(rows, seed)
            dirty = lines(gazetteer, held_out, country, phrases("known"), told.per_kind, seed)
            for line in dirty:
                counted = _counted(line, gazetteer, country)
                if counted is not None:
                    right[counted[0]].append(counted[1])
                for cell, was_right in _counted_abroad(line, gazetteer, country):
                    right[cell].append(was_right)
    text = _written(right, told.files)
    if told.rows:
        text = _beside_what_stands(text, told.rows, told.files)
    print(text)
    if told.write:
        TABLE.write_text(text)
    return 0


def _counted(line: Line, gazetteer: Gazetteer, country: str) -> tuple[Cell, bool] | None:
    reading = read(line.text, gazetteer, country)
    found = candidates(reading, gazetteer)
    verdict = judged(reading, found, gazetteer)
    if verdict.components.house_number is None:
        return None
    best = found[0]
    door = door_of(reading, best)
    doubts = doubts_about(best, reading, found, door) if best.house is not None else None
    right = line.house is not None and is_house(verdict, line.house)
    return (reason_of(best, doubts, reading), spelling_of(best, reading)), right


def _counted_abroad(line: Line, gazetteer: Gazetteer, country: str) -> Iterator[tuple[Cell, bool]]:
    """The same line, told with another country. Where it names no place of ours, a namesake there
    is as likely as a wrong country: it counts once for our house, and once against it."""
    counted = _counted(line, gazetteer, NEIGHBOUR_OF.get(country, "FI"))
    if counted is None or counted[0][0] not in ABROAD:
        return
    yield counted
    if counted[0][0] is Reason.OTHER_COUNTRY:
        yield counted[0], False


def _written(right: dict[Cell, list[bool]], files: Sequence[str]) -> str:
    cases = sum(map(len, right.values()))
    told = [
        "# How often an address was right, by the strongest reason for doubt and by how the street",
        f"# was spelt: {', '.join(SPELLINGS)}.",
        "# Made by benchmarks/address_confidence.py; do not edit.",
        f"# Counted on {cases} lines of {len(files)} towns; behind a row, how many a figure has.",
    ]
    for reason in Reason:
        cells = [right.get((reason, band), []) for band in range(len(SPELLINGS))]
        shares = _never_falling([(sum(cell), len(cell)) for cell in cells], reason)
        counts = ", ".join(str(len(cell)) for cell in cells)
        told.append(
            f"{reason.value} = [{', '.join(f'{share:.3f}' for share in shares)}]  # {counts}"
        )
    return "\n".join(told) + "\n"


def _beside_what_stands(text: str, reasons: Sequence[str], files: Sequence[str]) -> str:
    """The table as it is, with the rows of some reasons counted anew."""
    known = {line.partition(" = ")[0]: line for line in TABLE.read_text().splitlines()}
    told = [line for line in known.values() if line.startswith("#")]
    for line in text.splitlines():
        reason = line.partition(" = ")[0]
        if line.startswith("#"):
            continue
        if reason in reasons:
            told.append(f"{line}; of {len(files)} towns, counted later")
        elif reason in known:
            told.append(known[reason])
    return "\n".join(told) + "\n"


def _never_falling(counts: Sequence[tuple[int, int]], reason: Reason) -> list[float]:
    """Shares that never fall with likeness: neighbours that would are counted together."""
    before = BEFORE.get(reason, ELSE_BEFORE)
    blocks = [[right + before * CASES_BEFORE, n + CASES_BEFORE, 1.0] for right, n in counts]
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][0] / merged[-2][1] > merged[-1][0] / merged[-1][1]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    return [min(CONFIDENCE_MAX, right / n) for right, n, width in merged for _ in range(int(width))]


if __name__ == "__main__":
    raise SystemExit(main())
