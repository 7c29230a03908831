"""VROOM: orders of stops, found by a process of our own or by a vroom-express server.

Its docs/API.md says what goes over the wire. Traps: a job's `arrival` is at the kerb and service
begins `waiting_time` later; jobs that found no place are dropped without a word, into `unassigned`;
a present order that it takes for infeasible ends the question with code 2.
"""

from integrations.declaration import Auth, Declaration, Way

NAME = "vroom"
SEARCH_SECONDS_MAX = 4  # for one question
EXPLORATION = 4  # of 0 to 5

DECLARATION = Declaration(
    name=NAME,
    title="VROOM",
    kind="planner",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"orders", "plan", "evaluate"}),
    features=frozenset({"reasons"}),
)
