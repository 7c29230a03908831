"""What watches the house asks for what the house shows, and each alert says what to do."""

import json
import re
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import generate_latest

from app.clocks import SystemClock
from app.looking import Looking
from app.vitals import Vitals
from storage.store import open_store
from tests.house.checkout import ROOT
from web.api.metrics import Metrics

RULES = ROOT / "deploy" / "prometheus" / "doorstep.rules.yml"
BOARD = ROOT / "deploy" / "grafana" / "doorstep.json"
RUNBOOKS = ROOT / "docs" / "runbooks"
NAMES = re.compile(r"doorstep_[a-z_]+")
SHAPE = re.compile(
    r"# (\w+)\n\n\*\*What it means\.\*\* .+\n"
    r"\n\*\*Look at\*\*\n\n(- .+\n)+\n\*\*Do\*\*\n\n(\d\. .+\n)+"
)


@cache
def alerts() -> list[dict[str, Any]]:
    told = yaml.safe_load(RULES.read_text())
    return [rule for group in told["groups"] for rule in group["rules"]]


def queries() -> list[str]:
    """Every question of the board and of the alerts."""
    panels = json.loads(BOARD.read_text())["panels"]
    asked = [target["expr"] for panel in panels for target in panel.get("targets", [])]
    return asked + [rule["expr"] for rule in alerts()]


async def shown(url: str, folder: Path) -> str:
    """Everything that `/metrics` may show, in Prometheus's text."""
    vitals = Vitals(SystemClock())
    Metrics(vitals.registry)
    store = await open_store(url)
    await Looking(store.database, SystemClock(), vitals, folder).look()
    await store.aclose()
    return generate_latest(vitals.registry).decode()


async def test_every_question_is_about_something_that_is_shown(
    sqlite_url: str, tmp_path: Path
) -> None:
    """A panel that is always empty, or an alert that never rings, looks like peace."""
    text = await shown(sqlite_url, tmp_path)
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE))
    known = set(kinds)
    known |= {f"{name}_bucket" for name, kind in kinds.items() if kind == "histogram"}
    asked = {name for query in queries() for name in NAMES.findall(query)}
    assert asked - known == set()


async def test_nothing_is_shown_that_nobody_asks_for(sqlite_url: str, tmp_path: Path) -> None:
    """Each metric has its place on the board or its alert."""
    text = await shown(sqlite_url, tmp_path)
    named = {name for name, _ in re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE)}
    asked = {name.removesuffix("_bucket") for query in queries() for name in NAMES.findall(query)}
    made_with_each = {name for name in named if name.endswith("_created")}
    assert named - made_with_each - asked == set()


@pytest.mark.parametrize("rule", alerts(), ids=lambda rule: rule["alert"])
def test_an_alert_has_its_runbook(rule: dict[str, Any]) -> None:
    """What it means, what to look at, what to do: short, and under its own name."""
    page = ROOT / rule["annotations"]["runbook"]
    assert page == RUNBOOKS / f"{rule['alert']}.md"
    said = SHAPE.match(page.read_text())
    assert said is not None
    assert said[1] == rule["alert"]
    assert rule["labels"]["severity"] in {"page", "ticket"}


def test_a_runbook_has_its_alert() -> None:
    """None is kept for what nobody is told of."""
    assert {page.stem for page in RUNBOOKS.glob("*.md")} == {rule["alert"] for rule in alerts()}


def test_the_board_asks_each_question_where_it_can_be_seen() -> None:
    """Panels have numbers of their own and do not lie over one another."""
    panels = json.loads(BOARD.read_text())["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    fields = [
        (x, y)
        for panel in panels
        for place in [panel["gridPos"]]
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(fields) == len(set(fields))
    assert max(x for x, _ in fields) < 24


def test_an_old_backup_is_told_a_little_after_a_day() -> None:
    """A timer that runs each night has two hours to be done."""
    (rule,) = [rule for rule in alerts() if rule["alert"] == "DoorstepBackupOld"]
    assert f"> {timedelta(hours=26).total_seconds():.0f}" in rule["expr"]
