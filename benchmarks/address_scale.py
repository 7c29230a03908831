"""Addresses at scale: what an import takes, what a process that has them weighs, how fast it is.

    python -m benchmarks.address_scale [--sizes 100000 1000000] [--lines 30]

The addresses are those of a pretended country (`country.py`), the lines are dirty ones of a few of
its streets; "top-1" is of those that say which of its houses is meant, "wrong" of all but those of
another town. Each figure is of a process of its own. Ends with 1 where a bound is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.country import Pretended, pretended, write_csv, write_osm
from benchmarks.machine import named
from benchmarks.processes import ROOT, environment

MIB = 1024 * 1024
# What no process may take more of: so much of a million and of a town is promised.
BOUNDS = {
    "seconds of an import": 180.0,
    "MiB of an import": 300.0,
    "MiB of a process with a gazetteer": 150.0,
    "ms of a check (p95)": 30.0,
    "% confirmed wrongly": 0.1,
}
type Write = Callable[[Path, Iterator[Pretended]], None]
FORMATS: dict[str, Write] = {"csv.gz": write_csv, "osm.pbf": write_osm}


@dataclass(frozen=True, slots=True)
class Used:
    """What a process used from its start to its end."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.address_scale")
    options.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    options.add_argument("--lines", type=int, default=30, help="of each kind of dirt")
    options.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    told = options.parse_args(arguments)
    if told.ask:
        print(json.dumps(asked(told.ask, told.lines)))
        return 0
    print(f"{'import':<22}{'seconds':>10}{'CPU s':>10}{'peak MiB':>10}{'file MiB':>10}")
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as scratch:
        missed: list[str] = []
        folders = [f for size in told.sizes for f in _imports(Path(scratch), size, missed)]
        print(f"\n{'ask':<22}{'load s':>10}{'MiB before':>12}{'loaded':>10}{'asked':>10}"
              f"{'p50 ms':>10}{'p95 ms':>10}{'top-1 %':>10}{'wrong %':>10}")  # fmt: skip
        for size, folder in zip(told.sizes, folders[:: len(FORMATS)], strict=True):
            _ask(size, folder, told.lines, missed)
    print(f"\nms are of CPU\n{named()}")
    for bound in missed:
        print(f"missed: {bound}", file=sys.stderr)
    return 1 if missed else 0


def _held_to(what: str, of: str, figure: float, missed: list[str]) -> None:
    if figure > BOUNDS[what]:
        missed.append(f"{of}: {figure:.2f} {what}, at most {BOUNDS[what]:g}")


def _imports(scratch: Path, size: int, missed: list[str]) -> Iterator[Path]:
    for ending, write in FORMATS.items():
        folder = scratch / f"{size}-{ending}"
        folder.mkdir()
        file = folder / f"country.{ending}"
        write(file, pretended(size))
        used = _run(folder, "app.main", "address", "import", str(file), "--country", "FI")
        _held_to("seconds of an import", file.name, used.seconds, missed)
        _held_to("MiB of an import", file.name, used.peak_mib, missed)
        weighs = sum(path.stat().st_size for path in folder.rglob("gazetteer.sqlite")) / MIB
        print(f"{f'{size:,} {ending}':<22}{used.seconds:>10.1f}{used.cpu_seconds:>10.1f}"
              f"{used.peak_mib:>10.0f}{weighs:>10.0f}", flush=True)  # fmt: skip
        yield folder


def _run(folder: Path, *command: str) -> Used:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder, env=environment({}), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Used(time.perf_counter() - begun, cpu, usage.ru_maxrss / 1024)


def _ask(size: int, folder: Path, lines: int, missed: list[str]) -> None:
    (file,) = folder.rglob("gazetteer.sqlite")
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.address_scale",
         "--ask", str(file.parent), "--lines", str(lines)],
        cwd=ROOT, env=environment({}), check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    told = json.loads(said)
    _held_to("MiB of a process with a gazetteer", f"{size:,}", told["asked_mib"], missed)
    _held_to("ms of a check (p95)", f"{size:,}", told["p95_ms"], missed)
    _held_to("% confirmed wrongly", f"{size:,}", told["wrong"], missed)
    print(f"{f'{size:,}':<22}{told['load_seconds']:>10.2f}{told['before_mib']:>12.0f}"
          f"{told['loaded_mib']:>10.0f}{told['asked_mib']:>10.0f}{told['p50_ms']:>10.2f}"
          f"{told['p95_ms']:>10.2f}{told['top_1']:>10.1f}{told['wrong']:>10.2f}")  # fmt: skip


def asked(folder: Path, per_kind: int) -> dict[str, float]:
    """In a process of its own: the gazetteer loaded, then asked dirty lines."""
    from address.check import check
    from address.making.shelf import Shelf
    from benchmarks.address_table import CONFIRMED
    from core.model.address import AddressQuery

    before, begun = _resident_mib(), time.perf_counter()
    gazetteer = Shelf(folder).gazetteer()
    load_seconds, loaded = time.perf_counter() - begun, _resident_mib()
    # The lines are written by another process: what it takes to make them is not weighed here.
    written = subprocess.run(
        [sys.executable, "-m", "benchmarks.address_scale_lines", str(folder), str(per_kind)],
        cwd=ROOT, env=environment({}), check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    took: list[float] = []
    right = named = wrong = asked = 0
    for line in map(json.loads, written.splitlines()):
        clock = time.process_time()
        verdict = check(AddressQuery(text=line["text"], country="FI"), gazetteer)
        took.append(time.process_time() - clock)
        found = verdict.components
        is_right = (found.street, found.house_number, found.city) == (
            line["street"], line["number"], line["city"],
        )  # fmt: skip
        named += line["named"]
        right += line["named"] and is_right
        asked += not line["may_be_there"]  # which may be a place here, with this very house
        wrong += not line["may_be_there"] and verdict.verdict in CONFIRMED and not is_right
    took.sort()
    return {
        "before_mib": before,
        "load_seconds": load_seconds,
        "loaded_mib": loaded,
        "asked_mib": _resident_mib(),
        "p50_ms": took[len(took) // 2] * 1e3,
        "p95_ms": took[int(len(took) * 0.95)] * 1e3,
        "top_1": 100 * right / max(1, named),
        "wrong": 100 * wrong / max(1, asked),
    }


def _resident_mib() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    raise SystemExit(main())
