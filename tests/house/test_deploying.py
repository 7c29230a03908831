"""What deploys the house starts commands and roles that there are, as nobody of note."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from app.main import cli
from app.roles import RunRole
from app.settings import PREFIX, Settings
from tests.house.checkout import ROOMS, ROOT
from tests.house.test_docs import commands

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
INSTALLED = "/opt/doorstep/.venv/bin/doorstep"
KNOWN = commands(get_command(cli))
VARIABLE = re.compile(PREFIX + r"[A-Z_]*[A-Z]")


def services() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    return {name: one for name, one in told.items() if name != "database"}


@pytest.mark.parametrize("path", sorted(DEPLOY.rglob("*")), ids=lambda path: path.name)
def test_no_variable_is_set_that_nobody_reads(path: Path) -> None:
    """A misspelt setting would only be warned of."""
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    said = set(VARIABLE.findall(path.read_text())) if path.is_file() else set()
    assert said - known == set()


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_there_is(unit: Path) -> None:
    """By the path where the page says that the house is installed."""
    (starts,) = re.findall(rf"^ExecStart={INSTALLED} ([a-z ]+)", unit.read_text(), re.MULTILINE)
    assert starts.split()[0] in KNOWN


@pytest.mark.parametrize("unit", [*UNITS, *TIMERS], ids=lambda path: path.name)
def test_systemd_takes_a_unit(unit: Path, tmp_path: Path) -> None:
    """Its own program says so; with a command that this machine has."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze here")
    for each in [*UNITS, *TIMERS]:
        (tmp_path / each.name).write_text(each.read_text().replace(INSTALLED, "/bin/true"))
    name = unit.name.replace("@.", "@worker.")
    done = subprocess.run(
        [program, "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "doorstep" in line]
    assert (done.returncode, ours) == (0, [])


def test_compose_runs_each_role_once() -> None:
    """All but the one that is all of them; and each waits for the newest schema."""
    runs = {one["command"][2] for one in services().values() if one["command"][0] == "run"}
    assert runs == set(RunRole) - {RunRole.ALL}
    for name, one in services().items():
        assert one["command"][0] in KNOWN
        assert "migrate" in one["depends_on"] or name == "migrate"


def test_compose_shows_what_serves_nothing_where_it_is_looked_for() -> None:
    """Prometheus asks the ports that compose opens."""
    told = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
    asked = told["scrape_configs"][0]["static_configs"][0]["targets"]
    ports = {
        name: one["environment"].get("DOORSTEP_METRICS_PORT", "8080")
        for name, one in services().items()
        if one["command"][0] == "run"
    }
    assert sorted(asked) == sorted(f"{name}:{port}" for name, port in ports.items())


def test_the_image_holds_every_room_and_runs_as_nobody_of_note() -> None:
    """The migrations lie beside the rooms; what is not copied, its context leaves out."""
    copied = set(re.findall(r"^COPY (\w+) /opt/doorstep/\1$", DOCKERFILE, re.MULTILINE))
    assert copied == {*ROOMS, "alembic"}
    context = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert {line[1:] for line in context if line.startswith("!")} == {
        *copied,
        "requirements/run.lock",
    }
    assert DOCKERFILE.index("USER 10001") < DOCKERFILE.index("ENTRYPOINT")
    assert "/health/live" in DOCKERFILE.split("HEALTHCHECK")[1]


def test_the_images_look_at_its_health_is_python() -> None:
    """A misspelt one would call every container ill."""
    (look,) = re.findall(r"^    CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    compile(json.loads(look)[2], "HEALTHCHECK", "exec")
