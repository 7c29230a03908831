"""Play one seed, or many, or walk a path: `python -m tests.guarantees --seed 7`, `--seeds 100`,
`--path no_key`, each with a mistake planted by `--bug no_key`."""

import argparse
import sys
import time
from contextlib import nullcontext

from tests.guarantees.paths import PATHS, Walk
from tests.guarantees.planted import BUGS
from tests.guarantees.simulation import STEPS, BrokenError, Simulation
from tests.guarantees.stage import Stage


def main() -> int:
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("--seed", type=int, default=1, help="the first, or the only one")
    reads.add_argument("--seeds", type=int, default=1, help="how many, one after another")
    reads.add_argument("--steps", type=int, default=STEPS)
    reads.add_argument("--path", choices=sorted(PATHS), help="these steps, and no chance")
    reads.add_argument("--bug", choices=sorted(BUGS), help="with this mistake planted")
    reads.add_argument("--trail", action="store_true", help="print every step")
    told = reads.parse_args()
    failed = 0
    for seed in range(told.seed, told.seed + told.seeds):
        stage = Walk(told.path) if told.path else Simulation(seed, told.steps)
        with BUGS.get(told.bug, nullcontext)():
            failed += _is_broken(stage, has_trail=told.trail)
    return 1 if failed else 0


def _is_broken(stage: Stage, *, has_trail: bool) -> bool:
    began, said = time.monotonic(), "clean"
    with stage:
        try:
            stage.play()
        except BrokenError as broken:
            said = f"BROKEN\n{broken}"
        if has_trail:
            print("\n".join(stage.trail))
        books = stage.books
        print(
            f"{stage.name}: {said} ({stage.deaths} deaths, {len(books.shown)} messages, "
            f"{len(books.asked)} wishes, {time.monotonic() - began:.1f} s)",
            flush=True,
        )
    return said != "clean"


if __name__ == "__main__":
    sys.exit(main())
