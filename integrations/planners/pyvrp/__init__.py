"""PyVRP: the routes of a day put in order together, from how they stand now.

An iterated local search that passes through plans which break something, and so finds what no small
step leads to. Trap: what it found best may be such a plan, and must be asked whether it holds.
"""

from integrations.declaration import Auth, Declaration, Way

NAME = "pyvrp"
# Half of the time for routes that are no longer than with twice as many of either.
NEIGHBOURS = 10  # of a stop, beside which the search tries it
SHAKEN_MAX = 10  # stops that are torn out before a step of the search
ITERATIONS = 200  # of the search: a third of a second for 200 stops
SEARCH_SECONDS_MAX = 20.0  # for one question

DECLARATION = Declaration(
    name=NAME,
    title="PyVRP",
    kind="planner",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"orders", "plan", "evaluate"}),
    features=frozenset({"reasons"}),
)
