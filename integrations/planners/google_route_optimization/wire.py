"""What goes over Google's wire, of it what we use. Times are RFC 3339, durations "180s"."""

import msgspec


class TimeWindow(msgspec.Struct, rename="camel", omit_defaults=True):
    """Hard by `end_time`; soft by `soft_end_time`, at a price for each hour after it."""

    start_time: str | None = None
    end_time: str | None = None
    soft_end_time: str | None = None
    cost_per_hour_after_soft_end_time: float | None = None


class Load(msgspec.Struct):
    amount: str


class LoadLimit(msgspec.Struct, rename="camel", omit_defaults=True):
    max_load: str | None = None
    soft_max_load: str | None = None
    cost_per_unit_above_soft_max: float | None = None


class VisitRequest(msgspec.Struct, rename="camel", omit_defaults=True):
    tags: list[str]
    duration: str
    time_windows: list[TimeWindow] = []


class Shipment(msgspec.Struct, rename="camel", omit_defaults=True):
    """`label` is the stop's number: ours say who it is."""

    label: str
    deliveries: list[VisitRequest]
    load_demands: dict[str, Load]
    penalty_cost: float
    allowed_vehicle_indices: list[int] = []


class Vehicle(msgspec.Struct, rename="camel", omit_defaults=True):
    label: str
    start_tags: list[str]
    end_tags: list[str]
    start_time_windows: list[TimeWindow]
    end_time_windows: list[TimeWindow]
    load_limits: dict[str, LoadLimit]
    cost_per_traveled_hour: float


class Row(msgspec.Struct):
    durations: list[str]


class Matrix(msgspec.Struct, rename="camel"):
    rows: list[Row]
    vehicle_start_tag: str


class Model(msgspec.Struct, rename="camel"):
    shipments: list[Shipment]
    vehicles: list[Vehicle]
    global_start_time: str
    global_end_time: str
    duration_distance_matrices: list[Matrix]
    duration_distance_matrix_src_tags: list[str]
    duration_distance_matrix_dst_tags: list[str]


class Visit(msgspec.Struct, rename="camel"):
    """Theirs: a zero is not told."""

    shipment_index: int = 0
    start_time: str | None = None


class ShipmentRoute(msgspec.Struct, rename="camel"):
    vehicle_index: int = 0
    vehicle_end_time: str | None = None
    visits: list[Visit] = []


class Relaxation(msgspec.Struct, rename="camel"):
    """From visit `threshold_visit_count` on, `level` may change."""

    level: str
    threshold_visit_count: int


class ConstraintRelaxation(msgspec.Struct, rename="camel", omit_defaults=True):
    """For these vehicles; for all that no other names, where there are none."""

    relaxations: list[Relaxation]
    vehicle_indices: list[int] = []


class InjectedSolution(msgspec.Struct, rename="camel"):
    routes: list[ShipmentRoute]
    constraint_relaxations: list[ConstraintRelaxation]


class Question(msgspec.Struct, rename="camel", omit_defaults=True):
    timeout: str
    model: Model
    injected_first_solution_routes: list[ShipmentRoute] = []
    injected_solution_constraint: InjectedSolution | None = None


class Reason(msgspec.Struct):
    code: str = ""


class Skipped(msgspec.Struct):
    index: int = 0
    reasons: list[Reason] = []


class Answer(msgspec.Struct, rename="camel"):
    routes: list[ShipmentRoute] = []
    skipped_shipments: list[Skipped] = []


class Token(msgspec.Struct):
    access_token: str
    expires_in: int = 300
