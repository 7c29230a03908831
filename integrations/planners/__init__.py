"""Planners: who puts the stops of routes into a better order. `open_planner` opens the one set."""

from core.ports import Planner


def open_planner(setting: str) -> Planner:
    """`setting` is "vroom" or "pyvrp" (a process of our own), or the address of a vroom-express
    server."""
    # Imported when it is opened: who only looks at this folder needs no HTTP client.
    from integrations.planners.pyvrp.client import PyVrp
    from integrations.planners.pyvrp.embedded import Embedded as PyVrpEmbedded
    from integrations.planners.vroom.client import Vroom
    from integrations.planners.vroom.embedded import Embedded
    from integrations.planners.vroom.server import Server

    if setting == "pyvrp":
        return PyVrp(PyVrpEmbedded())
    return Vroom(Embedded() if setting == "vroom" else Server(setting))
