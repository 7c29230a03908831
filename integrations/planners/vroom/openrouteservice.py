"""OpenRouteService's optimization: VROOM behind an account, with the limits of its plan.

The body is VROOM's own, and goes with our travel times; no coordinate leaves the house. Traps: its
public plan takes 3 vehicles and 50 stops a question, and says so only when asked with more; plan
mode is not spoken of, so how late a route is we reckon ourselves (`translate.broken_by_us`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from core.model.route import Costing
from core.ports import Unavailable
from integrations.declaration import Auth, Declaration, Way
from integrations.peer import Answer, Peer, understood
from integrations.planners.vroom import wire

NAME = "openrouteservice"
BASE = "https://api.openrouteservice.org"
TIMEOUT_SECONDS = 60.0
PROFILE = {"auto": "driving-car", "car": "driving-car", "truck": "driving-hgv"} | {
    "bicycle": "cycling-regular",
    "pedestrian": "foot-walking",
}
TOO_LARGE = 4  # VROOM's code for it

DECLARATION = Declaration(
    name=NAME,
    title="OpenRouteService optimization",
    kind="planner",
    ways=frozenset({Way.POLL}),
    auth=Auth.HEADER,
    can=frozenset({"orders", "plan", "evaluate"}),
    features=frozenset({"reasons"}),
    limits={"vehicles": 3, "stops": 50},  # of its public plan
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may hold; of a server of one's own only it knows."""

    vehicles_max: int
    stops_max: int


PUBLIC = Limits(vehicles_max=DECLARATION.limits["vehicles"], stops_max=DECLARATION.limits["stops"])
NO_LIMITS = Limits(vehicles_max=1_000_000, stops_max=1_000_000)


class Said(msgspec.Struct):
    """An answer that is none: of VROOM, or of what stands before it."""

    error: msgspec.Raw = msgspec.Raw(b'""')


class OpenRouteService:
    """Carries questions to the server at `url`, with a key."""

    plan_mode = False

    def __init__(
        self,
        url: str,
        key: str,
        *,
        limits: Limits = PUBLIC,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self._peer = Peer(
            NAME, url, timeout_seconds=timeout_seconds, headers={"Authorization": key}
        )
        self._limits = limits

    async def solve(self, problems: Sequence[wire.Problem]) -> list[wire.Answer]:
        return [await self._solve(problem) for problem in problems]

    async def check(self) -> None:
        """It says its limits to nobody: the smallest question there is."""
        vehicle = wire.Vehicle(1, "car", 0, 0, (0, 60))
        job = wire.Job(1, 0, 0)
        answer = await self._solve(wire.Problem([job], [vehicle], {"car": wire.Matrix([[0]])}))
        if answer.code != 0:
            raise Unavailable(f"{NAME} refused the smallest question: {answer.code}")

    async def aclose(self) -> None:
        await self._peer.aclose()

    async def _solve(self, problem: wire.Problem) -> wire.Answer:
        most = self._limits
        if len(problem.vehicles) > most.vehicles_max or len(problem.jobs) > most.stops_max:
            said = f"more than {most.vehicles_max} vehicles or {most.stops_max} stops"
            return wire.Answer(code=TOO_LARGE, error=said)
        if (asked := in_its_words(problem)) is None:
            return wire.Answer(code=TOO_LARGE, error=f"more than {len(PROFILE)} kinds of vehicles")
        answer = await self._peer.post("optimization", msgspec.json.encode(asked))
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise Unavailable(f"{NAME} does not let us in: {answer.status}")
        if answer.status == HTTPStatus.OK:
            return understood(NAME, answer, wire.Answer)
        return _refusal(answer)


def in_its_words(problem: wire.Problem) -> wire.Problem | None:
    """The same question with its names of profiles, a name for each kind of vehicle: the travel
    times are told beside it, so that any name will do. None where it has too few."""
    names: dict[Costing, str] = {}
    for costing in problem.matrices:
        own = PROFILE[costing.split()[0]]
        free = [name for name in (own, *PROFILE.values()) if name not in names.values()]
        if not free:
            return None
        names[costing] = free[0]
    vehicles = [
        msgspec.structs.replace(one, profile=names[one.profile]) for one in problem.vehicles
    ]
    matrices = {names[costing]: matrix for costing, matrix in problem.matrices.items()}
    return msgspec.structs.replace(problem, vehicles=vehicles, matrices=matrices)


def _refusal(answer: Answer) -> wire.Answer:
    """Its limits are a no to the question, whatever their code; the rest is an illness."""
    said = understood(NAME, answer, Said)
    words = bytes(said.error).decode("utf-8", "replace")
    if "maximum" in words or answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return wire.Answer(code=TOO_LARGE, error=words[:200])
    raise Unavailable(f"{NAME} answered {answer.status}")
