"""What goes over VROOM's wire, of it what we use. Seconds count from the start of the shift."""

import msgspec


class Job(msgspec.Struct, omit_defaults=True):
    """`id` is the stop's place in the present order: ours are no numbers."""

    id: int
    location_index: int
    service: int
    time_windows: list[tuple[int, int]] = []  # for the start of service, both ends included
    delivery: list[int] = []
    skills: list[int] = []


class Step(msgspec.Struct, frozen=True):
    type: str
    id: int


class Vehicle(msgspec.Struct, omit_defaults=True):
    """With `steps` the search begins from that order."""

    id: int
    profile: str
    start_index: int
    end_index: int
    time_window: tuple[int, int]
    steps: list[Step] = []
    capacity: list[int] = []
    skills: list[int] = []


class Matrix(msgspec.Struct):
    durations: list[list[int]]


class Options(msgspec.Struct):
    """`c`: drive the steps as they are told, and name what is violated ("plan mode")."""

    c: bool


class Problem(msgspec.Struct, omit_defaults=True):
    jobs: list[Job]
    vehicles: list[Vehicle]
    matrices: dict[str, Matrix]
    options: Options | None = None


class Violation(msgspec.Struct):
    """`cause`: delay, lead_time, load, skills, missing_break and others; `duration` in seconds."""

    cause: str
    duration: int = 0


class Done(msgspec.Struct):
    """A step of the answer; only jobs have an id."""

    type: str
    id: int | None = None
    violations: list[Violation] = []


class Ridden(msgspec.Struct):
    steps: list[Done]
    vehicle: int = 1


class Unassigned(msgspec.Struct):
    """A job that found no place."""

    id: int = 0


class Answer(msgspec.Struct):
    """`code`: 0 is well, 1 their bug, 2 our question, 3 their routing, 4 too large a question."""

    code: int
    error: str = ""
    unassigned: list[Unassigned] = []
    routes: list[Ridden] = []
