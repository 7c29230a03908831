"""The solver: VROOM in a process of its own, questions in, answers out, and gone.

It holds the interpreter for as long as it searches: a house in which people wait for an answer
would stand still.

    python -m integrations.planners.vroom.solver < questions.json > answers.json
"""

import importlib.util
import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import timedelta
from functools import cache
from types import ModuleType
from typing import Any

from integrations.planners.vroom import EXPLORATION, SEARCH_SECONDS_MAX

NICENESS = 10  # people in a chat go first
OUR_BUG, OUR_QUESTION = 1, 2

type Json = dict[str, Any]
type Solve = Callable[[Json], Json]


def main() -> int:
    """Reads a list of questions, writes a list of answers."""
    os.nice(NICENESS)
    solve, check = solver(), checker()
    answers = [
        check(question) if _wants_a_check(question) else solve(question)
        for question in json.load(sys.stdin)
    ]
    json.dump(answers, sys.stdout)
    return 0


def solver(exploration: int = EXPLORATION) -> Solve:
    """Answers one question after another; an answer that is a no has a code."""
    vroom = _engine()

    def solved(problem: Any) -> Any:  # noqa: ANN401  # pyvroom has no types
        return problem._solve(
            exploration_level=exploration,
            nb_threads=1,
            timeout=timedelta(seconds=SEARCH_SECONDS_MAX),
        )

    return lambda question: _asked(vroom, question, solved)


def checker() -> Solve:
    """Drives the steps of the vehicles as they are told, and names what is violated ("plan mode").

    VROOM takes them all in its stride: late, overloaded, anything.
    """
    vroom = _engine()
    return lambda question: _asked(vroom, question, lambda problem: problem._check())


def _wants_a_check(question: Json) -> bool:
    """The word for it is a server's, and VROOM itself does not know it."""
    return bool(question.pop("options", {}).get("c"))


def _asked(vroom: Any, question: Json, ask: Callable[[Any], Any]) -> Json:  # noqa: ANN401  # pyvroom has no types
    problem = vroom.Input(servers={}, router=vroom.ROUTER.OSRM, apply_TSPFix=False)
    told = io.StringIO()
    try:
        problem._from_json(json.dumps(question), False)
        solution = ask(problem)
        with redirect_stdout(told):
            solution._solution_json()
    except vroom.VroomInputException as refusal:
        return {"code": OUR_QUESTION, "error": str(refusal)}
    except (vroom.VroomInternalException, RuntimeError) as bug:
        return {"code": OUR_BUG, "error": str(bug)}
    answer: Json = json.loads(told.getvalue())
    return answer


@cache
def _engine() -> Any:  # noqa: ANN401  # pyvroom has no types
    """pyvroom's compiled part alone: the rest of it imports pandas, for tables that nobody looks at
    here and two seconds of a processor each time."""
    found = importlib.util.find_spec("vroom")
    if found is None or found.submodule_search_locations is None:
        raise ImportError("pyvroom is not installed")
    package = ModuleType("vroom")
    package.__path__ = list(found.submodule_search_locations)
    sys.modules["vroom"] = package
    return importlib.import_module("vroom._vroom")


if __name__ == "__main__":
    raise SystemExit(main())
