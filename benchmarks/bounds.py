"""Bounds: what a figure must not pass, how that is printed, and the exit that says so."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A figure, and what it must not pass."""

    name: str
    value: float
    limit: float
    unit: str
    least: bool = False

    @property
    def is_kept(self) -> bool:
        return self.value >= self.limit if self.least else self.value < self.limit


def print_bounds(bounds: Sequence[Bound]) -> None:
    widest = max(len(bound.name) for bound in bounds)
    print(f"\n{'bound':<{widest}}{'measured':>12}{'limit':>12}")
    for bound in bounds:
        limit = f"{'≥' if bound.least else '<'} {bound.limit:g}"
        kept = "kept" if bound.is_kept else "MISSED"
        print(f"{bound.name:<{widest}}{bound.value:>12,.3f}{limit:>12} {bound.unit:<4} {kept}")


def bounds_wire(bounds: Sequence[Bound]) -> list[dict[str, object]]:
    return [{**asdict(bound), "kept": bound.is_kept} for bound in bounds]


def exit_of(bounds: Sequence[Bound]) -> int:
    """0 where all are kept, else 1; those that are missed are told on stderr."""
    missed = [bound for bound in bounds if not bound.is_kept]
    for bound in missed:
        print(f"missed: {bound.name} is {bound.value:.3g} {bound.unit}", file=sys.stderr)
    return 1 if missed else 0
