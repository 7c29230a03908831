"""The solver: PyVRP in a process of its own, questions in, answers out, and gone.

It holds the interpreter for as long as it searches, as VROOM does.

    python -m integrations.planners.pyvrp.solver < questions.json > answers.json
"""

import os
import sys
import warnings

import msgspec
import numpy as np
from pyvrp import (
    Client,
    Depot,
    Location,
    ProblemData,
    Route,
    Solution,
    SolveParams,
    VehicleType,
    solve,
)
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.search import NeighbourhoodParams, PerturbationParams
from pyvrp.stop import MaxIterations, MaxRuntime, MultipleCriteria

from integrations.planners.pyvrp import NEIGHBOURS, SEARCH_SECONDS_MAX, SHAKEN_MAX
from integrations.planners.pyvrp.wire import Answer, Problem, Ridden

NICENESS = 10  # people in a chat go first
NOWHERE = Location(0, 0)  # ways come from the matrices
SEARCH = SolveParams(
    neighbourhood=NeighbourhoodParams(num_neighbours=NEIGHBOURS),
    perturbation=PerturbationParams(max_perturbations=SHAKEN_MAX),
)


def main() -> int:
    """Reads a list of questions, writes a list of answers."""
    os.nice(NICENESS)
    questions = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Problem])
    sys.stdout.buffer.write(msgspec.json.encode([solved(question) for question in questions]))
    return 0


def solved(problem: Problem) -> Answer:
    """The best that so many iterations find, from the present routes on."""
    data = _data(problem)
    present = Solution(
        data, [Route(data, ridden.visits, ridden.vehicles) for ridden in problem.present]
    )
    stop = MultipleCriteria([MaxIterations(problem.iterations), MaxRuntime(SEARCH_SECONDS_MAX)])
    with warnings.catch_warnings():
        # That a day cannot be driven as asked is an answer (`holds`), and nobody's mistake.
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        found = solve(
            data,
            stop,
            seed=problem.seed,
            collect_stats=False,
            params=SEARCH,
            initial_solution=present,
        ).best
    return Answer(
        holds=found.is_feasible(),
        routes=[
            Ridden(route.vehicle_type(), [step.idx for step in route if step.is_client()])
            for route in found.routes()
        ],
    )


def _data(problem: Problem) -> ProblemData:
    depots = sorted({place for each in problem.vehicles for place in (each.start, each.end)})
    matrices = [
        np.frombuffer(seconds, dtype="<i4").reshape(problem.places, problem.places).astype(np.int64)
        for seconds in problem.seconds
    ]
    return ProblemData(
        locations=[NOWHERE] * problem.places,
        clients=[
            Client(
                visit.place,
                delivery=[visit.units, visit.grams],
                service_duration=visit.service,
                tw_early=visit.opens,
                tw_late=visit.closes,
                prize=visit.prize,
                required=not visit.prize,
            )
            for visit in problem.visits
        ],
        depots=[Depot(place) for place in depots],
        vehicle_types=[
            VehicleType(
                each.count,
                [each.units, each.grams],
                depots.index(each.start),
                depots.index(each.end),
                tw_early=each.opens,
                tw_late=each.closes,
                profile=each.seconds,
            )
            for each in problem.vehicles
        ],
        distance_matrices=matrices,  # type: ignore[arg-type]  # its stubs mean any array
        duration_matrices=matrices,  # type: ignore[arg-type]
    )


if __name__ == "__main__":
    raise SystemExit(main())
