"""Quality: each adapter answers for each rule of its kind, and its suite holds it to its word."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

import integrations
from integrations import geocoders, lockers
from integrations.declaration import Declaration
from integrations.peer_quality import RULES, quality_of
from integrations.planners.google_route_optimization.client import GoogleRouteOptimization
from integrations.planners.pyvrp.client import PyVrp
from integrations.planners.vroom.client import Vroom
from integrations.routing.osrm.client import Osrm
from integrations.routing.straight_line.client import StraightLine
from integrations.routing.valhalla.client import Valhalla

ROOMS = {
    "geocoders": "geocoder",
    "lockers": "points",
    "planners": "planner",
    "routing": "routing",
    "weather": "weather",
}
HOUSE = Path(str(integrations.__file__)).parent
ADAPTERS = [
    (room, folder.name)
    for room in ROOMS
    for folder in sorted((HOUSE / room).iterdir())
    if (folder / "__init__.py").is_file()
]


@pytest.mark.parametrize(("room", "name"), ADAPTERS)
def test_an_adapter_answers_for_its_quality(room: str, name: str) -> None:
    """Done, or why it does not apply."""
    quality = quality_of(f"integrations.{room}.{name}", ROOMS[room])
    assert quality.done | set(quality.exempt) == set(RULES[ROOMS[room]])


@pytest.mark.parametrize("name", ["inpost_points", "nova_poshta_warehouses"])
def test_who_maps_words_has_a_mapping(name: str) -> None:
    """And whoever has none says why."""
    assert "mapping-is-total" in quality_of(f"integrations.lockers.{name}", "points").done
    assert (HOUSE / "lockers" / name / "mapping.toml").is_file()


def test_a_rule_that_nobody_knows_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "odd_adapter"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "quality.toml").write_text('[rules]\nfast = "done"\n')
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match="fast"):
        quality_of("odd_adapter", "routing")


def declared(room: str, name: str) -> Declaration:
    found = import_module(f"integrations.{room}.{name}").DECLARATION
    assert isinstance(found, Declaration)
    return found


PEERS: Mapping[str, type[object]] = {
    "google_route_optimization": GoogleRouteOptimization,
    "osrm": Osrm,
    "pyvrp": PyVrp,
    "straight_line": StraightLine,
    "valhalla": Valhalla,
    "vroom": Vroom,
}
ASKED = {"planner": ("orders", "plan", "evaluate"), "routing": ("matrix", "path")}


@pytest.mark.parametrize(("room", "name"), ADAPTERS)
def test_an_adapter_is_what_it_declares(room: str, name: str) -> None:
    """Its name, its kind, what it implements; each feature is a rule that it has done, and each
    rule that somebody is exempt from is no feature of theirs."""
    told = declared(room, name)
    assert told.name == name.replace("_", "-")
    assert told.kind == ROOMS[room]
    quality = quality_of(f"integrations.{room}.{name}", told.kind)
    assert told.features <= quality.done
    known = {one for room, name in ADAPTERS for one in declared(room, name).features}
    assert told.features == known & quality.done
    if name in PEERS:
        assert told.can == {each for each in ASKED[told.kind] if hasattr(PEERS[name], each)}


def test_each_kind_is_known_by_its_declaration() -> None:
    """A name in a setting, a folder, a declaration: the same."""
    assert set(geocoders.KINDS) == {name for room, name in ADAPTERS if room == "geocoders"}
    named = {name.replace("_", "-") for room, name in ADAPTERS if room == "lockers"}
    assert set(lockers.KINDS) == named
