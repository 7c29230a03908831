"""Play one seed, or many: `python -m tests.guarantees --seed 7`, `--seeds 100`, `--bug no_key`."""

import argparse
import sys
import time
from contextlib import nullcontext

from tests.guarantees.planted import BUGS
from tests.guarantees.simulation import BrokenError, Simulation


def main() -> int:
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("--seed", type=int, default=1, help="the first, or the only one")
    reads.add_argument("--seeds", type=int, default=1, help="how many, one after another")
    reads.add_argument("--steps", type=int, default=120)
    reads.add_argument("--bug", choices=sorted(BUGS), help="with this mistake planted")
    reads.add_argument("--trail", action="store_true", help="print every step")
    told = reads.parse_args()
    failed = 0
    for seed in range(told.seed, told.seed + told.seeds):
        began = time.monotonic()
        with BUGS.get(told.bug, nullcontext)(), Simulation(seed, told.steps) as simulation:
            try:
                simulation.play()
                said = "clean"
            except BrokenError as broken:
                failed += 1
                said = f"BROKEN\n{broken}"
            if told.trail:
                print("\n".join(simulation.trail))
            books = simulation.books
            print(
                f"seed {seed}: {said} ({simulation.deaths} deaths, {len(books.shown)} messages, "
                f"{len(books.asked)} wishes, {time.monotonic() - began:.1f} s)",
                flush=True,
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
