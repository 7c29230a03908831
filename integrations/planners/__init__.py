"""Planners: who puts the stops of routes into a better order. `open_planner` opens the one set."""

from core.ports import Planner

GOOGLE = "google:"  # and the project
ORS = "openrouteservice"  # and "+", and an address where it is one's own


def is_a_planner(setting: str) -> bool:
    """Whether a setting names one."""
    project = setting.removeprefix(GOOGLE)
    return (
        setting in ("vroom", "pyvrp", ORS)
        or setting.startswith(("http://", "https://", f"{ORS}+http://", f"{ORS}+https://"))
        or (project != setting and project.replace("-", "").isalnum())
    )


def open_planner(setting: str, key: str = "") -> Planner:
    """`setting` is "vroom" or "pyvrp" (a process of our own), the address of a vroom-express
    server, "openrouteservice" (with a key; "openrouteservice+https://…" for one's own), or
    "google:" and a project."""
    # Imported when it is opened: who only looks at this folder needs no HTTP client.
    from integrations.planners.google_route_optimization.client import GoogleRouteOptimization
    from integrations.planners.pyvrp.client import PyVrp
    from integrations.planners.pyvrp.embedded import Embedded as PyVrpEmbedded
    from integrations.planners.vroom import NAME, openrouteservice
    from integrations.planners.vroom.client import Vroom
    from integrations.planners.vroom.embedded import Embedded
    from integrations.planners.vroom.server import Server

    if setting.startswith(GOOGLE):
        return GoogleRouteOptimization(setting.removeprefix(GOOGLE))
    if setting == "pyvrp":
        return PyVrp(PyVrpEmbedded())
    if setting.partition("+")[0] == ORS:
        own = setting.partition("+")[2]
        line = (
            openrouteservice.OpenRouteService(own, key, limits=openrouteservice.NO_LIMITS)
            if own
            else openrouteservice.OpenRouteService(openrouteservice.BASE, key)
        )
        return Vroom(line, openrouteservice.NAME)
    return Vroom(Embedded() if setting == "vroom" else Server(setting), NAME)
