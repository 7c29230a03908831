"""What goes to the solver process and comes back. Seconds count from the first shift's start."""

import msgspec


class Visit(msgspec.Struct, frozen=True):
    """A stop at a place; service begins from `opens` to `closes`, both included. Whoever must be
    visited has no `prize`; whoever may be left out is worth one."""

    place: int
    service: int
    opens: int
    closes: int
    units: int = 0
    grams: int = 0
    prize: int = 0


class Vehicles(msgspec.Struct, frozen=True):
    """So many that are quite the same. `seconds`: which of the matrices they drive by."""

    count: int
    start: int
    end: int
    opens: int
    closes: int
    units: int
    grams: int
    seconds: int


class Ridden(msgspec.Struct, frozen=True):
    """Visits in order, by one of those vehicles."""

    vehicles: int
    visits: list[int]


class Problem(msgspec.Struct, frozen=True):
    """`seconds`: matrices from each place to each, as whole numbers of four bytes, a row after the
    other; a list of lists takes longer to write and read than the search takes."""

    places: int
    seconds: list[bytes]
    visits: list[Visit]
    vehicles: list[Vehicles]
    present: list[Ridden]
    iterations: int
    seed: int = 1


class Answer(msgspec.Struct, frozen=True):
    """The routes that are driven; `holds` where nothing is broken."""

    holds: bool
    routes: list[Ridden] = []
