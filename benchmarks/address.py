"""How often an address is right, wrong or lost: a table by kind of dirt, and what confidence means.

    python -m benchmarks.address [FILE --country FI [--map mapping.toml]] [--per-kind 200]

Without a file it takes central Helsinki. The lines are made of the file's own addresses.
"""

import argparse
import platform
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from address.check import check
from address.gazetteer import Gazetteer
from address.importers.files import rows_of
from address.importers.report import ImportReport
from address.numbers import stands_for
from address.places import House
from benchmarks.dirt import Line, lines
from core.model.address import AddressQuery, Components, Verdict, VerdictCode

TOWN = Path(__file__).parents[1] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
CONFIRMED = frozenset({VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT})
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
COLUMNS = ("n", "one tap", "top-1", "in three", "wrong confirm", "noticed")


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.address")
    options.add_argument("file", nargs="?", type=Path, default=TOWN)
    options.add_argument("--country", default="FI")
    options.add_argument("--map", type=Path)
    options.add_argument("--per-kind", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show-wrong", action="store_true")
    told = options.parse_args(arguments)
    report = ImportReport(told.file.name)
    begun = time.perf_counter()
    gazetteer = Gazetteer.load(rows_of(told.file, told.country, report, told.map))
    load_seconds = time.perf_counter() - begun
    print(f"{told.file.name}: {gazetteer.house_count} addresses, {load_seconds:.2f} s to load")
    _measure(gazetteer, told.country, lines(gazetteer, told.country, told.per_kind, told.seed),
             show_wrong=told.show_wrong)  # fmt: skip
    return 0


def _measure(
    gazetteer: Gazetteer, country: str, dirty: Sequence[Line], *, show_wrong: bool
) -> None:
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    right_by_confidence: dict[float, list[bool]] = defaultdict(list)
    seconds: list[float] = []
    for line in dirty:
        begun = time.perf_counter()
        verdict = check(AddressQuery(text=line.text, country=country), gazetteer)
        seconds.append(time.perf_counter() - begun)
        seen = _seen(line, verdict)
        by_kind[line.kind].update(seen)
        if verdict.confidence > 0 and verdict.components.house_number and line.house:
            right_by_confidence[verdict.confidence].append("top-1" in seen)
        if show_wrong and "wrong confirm" in seen:
            print(f"  wrong: {line.text} -> {verdict.formatted}", file=sys.stderr)
    _print_table(by_kind)
    _print_confidence(right_by_confidence)
    seconds.sort()
    p50, p95 = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
    print(f"\nms a check: p50 {p50 * 1e3:.2f}, p95 {p95 * 1e3:.2f} ({platform.machine()},")
    print(f"{platform.python_implementation()} {platform.python_version()})")


def _seen(line: Line, verdict: Verdict) -> list[str]:
    """The columns that this answer counts in."""
    right = line.house is not None and _is(verdict.components, line.house)
    shown = right or any(
        line.house is not None and _is(one.components, line.house) for one in verdict.suggestions
    )
    confirmed = verdict.verdict in CONFIRMED
    told = {
        "n": True,
        "one tap": confirmed and right,
        "top-1": right,
        "in three": shown,
        "wrong confirm": confirmed and not right,
        "noticed": not confirmed,
    }
    return [column for column, holds in told.items() if holds]


def _is(found: Components, house: House) -> bool:
    number = found.house_number or ""
    same_number = number == house.number or set(stands_for(number)) & set(stands_for(house.number))
    return found.street == house.street.name and bool(same_number)


def _print_table(by_kind: dict[str, Counter[str]]) -> None:
    print(f"\n{'% of n':<20}" + "".join(f"{column:>15}" for column in COLUMNS))
    total: Counter[str] = Counter()
    for kind, seen in by_kind.items():
        total.update(seen)
        _print_row(kind, seen)
    _print_row("all", total)


def _print_row(kind: str, seen: Counter[str]) -> None:
    shares = "".join(f"{100 * seen[column] / seen['n']:>15.2f}" for column in COLUMNS[1:])
    print(f"{kind:<20}{seen['n']:>15}{shares}")


def _print_confidence(right: dict[float, list[bool]]) -> None:
    print("\nconfidence said     right in fact      n")
    bands: dict[float, list[bool]] = defaultdict(list)
    for confidence, facts in right.items():
        bands[max(low for low in (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98) if confidence >= low)] += (
            facts
        )
    for low, facts in sorted(bands.items()):
        print(f"from {low:.2f}{100 * sum(facts) / len(facts):>20.1f} %{len(facts):>8}")


if __name__ == "__main__":
    raise SystemExit(main())
