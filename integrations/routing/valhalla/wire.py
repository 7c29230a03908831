"""What goes over Valhalla's wire, of it what we use."""

import msgspec


class At(msgspec.Struct, omit_defaults=True):
    """`search_cutoff`: no road farther away than so many metres is taken for this place's.
    `minimum_reachability`: nor one from which fewer edges than that are reached."""

    lat: float
    lon: float
    search_cutoff: int
    minimum_reachability: int | None = None


class Measures(msgspec.Struct, omit_defaults=True, frozen=True):
    """Of a vehicle, in metres and tonnes."""

    height: float | None = None
    width: float | None = None
    length: float | None = None
    weight: float | None = None


type Options = dict[str, Measures]  # by the costing that they belong to


class Leaves(msgspec.Struct):
    """`value` is by the clock of the place, without a zone."""

    value: str
    type: int = 1  # at that time


class MatrixQuestion(msgspec.Struct):
    sources: list[At]
    targets: list[At]
    costing: str
    verbose: bool = False
    costing_options: Options | msgspec.UnsetType = msgspec.UNSET
    date_time: Leaves | msgspec.UnsetType = msgspec.UNSET


class RouteQuestion(msgspec.Struct):
    locations: list[At]
    costing: str
    directions_type: str = "none"
    units: str = "kilometers"
    costing_options: Options | msgspec.UnsetType = msgspec.UNSET
    date_time: Leaves | msgspec.UnsetType = msgspec.UNSET


class LocateQuestion(msgspec.Struct):
    locations: list[At]
    costing: str
    verbose: bool = False
    costing_options: Options | msgspec.UnsetType = msgspec.UNSET


class Cell(msgspec.Struct):
    time: float | None = None


class Table(msgspec.Struct):
    durations: list[list[float | None]]


class MatrixAnswer(msgspec.Struct):
    """Servers before 3.4 do not know `verbose` and answer a list of rows of cells."""

    sources_to_targets: Table | list[list[Cell]]


class Summary(msgspec.Struct):
    time: float  # seconds
    length: float  # kilometres


class Leg(msgspec.Struct):
    summary: Summary
    shape: str


class Trip(msgspec.Struct):
    legs: list[Leg]


class RouteAnswer(msgspec.Struct):
    trip: Trip


class Placed(msgspec.Struct, frozen=True):
    """An edge or a node that a place was found on, and where on it."""

    way_id: int | None = None
    correlated_lat: float | None = None
    correlated_lon: float | None = None
    side_of_street: str | None = None
    lat: float | None = None
    lon: float | None = None


class Located(msgspec.Struct):
    edges: list[Placed] | None = None
    nodes: list[Placed] | None = None


class Problem(msgspec.Struct):
    error_code: int
    error: str = ""


class Status(msgspec.Struct):
    version: str
