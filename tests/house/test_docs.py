"""What the documentation names is there: files, functions, settings, commands, targets of make."""

import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import PurePath

import msgspec
import pytest
from typer.core import TyperGroup
from typer.main import get_command

from app.main import cli
from app.settings import PREFIX, Settings
from tests.house.checkout import ROOMS, ROOT, files, named, texts
from web.api.wire.deliveries import Announcement
from web.api.wire.routes import Plan

PAGES = {name: text for name, text in texts() if name.endswith(".md")}
README, TOUR = PAGES["README.md"], PAGES["docs/tour.md"]
FILES = re.compile(r"[\w.*-]+(/[\w.*-]+)*\.(py|md|toml|sh|ftl|lock|yaml|pbf|csv)")
FOLDERS = re.compile(r"[\w*-]+(/[\w.*-]+)+/?")
NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\(\))?")
BODIES = re.findall(r"-d '(\{.*?\})'$", README, re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(PREFIX + r"[A-Z_]*[A-Z]")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    """A page that sends its reader to a file that has moved wastes their day."""
    assert [path for path in paths_in(PAGES[page]) if not is_there(path)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    """Links to other pages of this repository; pictures are looked at by people."""
    beside = (ROOT / page).parent
    assert [link for link in links_in(PAGES[page]) if not (beside / link).exists()] == []


def test_every_name_of_the_tour_stands_in_a_file_of_its_line() -> None:
    """Who follows the tour finds each function where it says."""
    assert [name for line in TOUR.splitlines() for name in missing_in(line)] == []


def test_the_settings_of_the_readme_are_those_that_are_read() -> None:
    """Each of them, and no other."""
    rows = [line.split("|")[1] for line in README.splitlines() if line.startswith("| `DOORSTEP_")]
    said = sorted(VARIABLE.findall(" ".join(rows)))
    assert said == sorted(PREFIX + field.upper() for field in Settings.model_fields)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_no_variable_that_nobody_reads(page: str) -> None:
    """Settings, and what the scripts and the tests look at."""
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    known |= set(VARIABLE.findall(text_under("scripts/", "tests/")))
    assert set(VARIABLE.findall(PAGES[page])) - known == set()


def test_the_commands_of_the_readme_are_those_there_are() -> None:
    """Each of them, and no other."""
    said = re.findall(r"`doorstep ([a-z -]+)`", README.split("### Commands")[1].split("\n## ")[0])
    assert sorted(said) == sorted(commands(get_command(cli)))


def test_the_bodies_of_the_readme_are_taken_by_the_api() -> None:
    """Whoever copies an example gets an answer, not a problem document."""
    announced, pushed = (body.replace("'$DAY'", "2026-11-24") for body in BODIES)
    assert msgspec.json.decode(announced, type=Announcement).carrier == "own-fleet"
    assert msgspec.json.decode(pushed, type=Plan).version == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_a_page_names_is_one(page: str) -> None:
    """`make help` lists them."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = re.findall(r"(?:^|\s)make ([a-z-]+)", "\n".join(code_in(PAGES[page])))
    assert set(said) - targets == set()


def code_in(page: str) -> list[str]:
    """What stands in backticks or in a fence."""
    fences = re.findall(r"^```\w*\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return fences + spans_in(page)


def spans_in(page: str) -> list[str]:
    prose = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", prose)


def paths_in(page: str) -> list[str]:
    """`bot/texts/<language>/<scene>.ftl` names every file of that form."""
    said = [re.sub(r"<\w+>", "*", span) for span in spans_in(page)]
    return [span for span in said if is_path(span)]


def is_path(span: str) -> bool:
    """What looks like a file or a folder of ours; a hidden one or one of the web does not."""
    is_folder = FOLDERS.fullmatch(span) is not None and span.split("/")[0] in tops()
    return FILES.fullmatch(span) is not None or is_folder or span.rstrip("/") in tops()


def is_there(path: str) -> bool:
    """As it is written, or, for a room's own page, below some folder."""
    path = path.rstrip("/")
    is_whole = "/" in path and path.split("/")[0] in tops()
    return any(fnmatchcase(known, path) for known in everything()) or (
        not is_whole and any(fnmatchcase(known, f"*/{path}") for known in everything())
    )


@cache
def everything() -> frozenset[str]:
    """Every file of the checkout, and every folder."""
    names = [PurePath(named(path)) for path in files()]
    folders = {str(folder) for name in names for folder in name.parents}
    return frozenset({*map(str, names), *folders})


def tops() -> frozenset[str]:
    """The rooms, and the other folders at the top."""
    return frozenset(
        {*ROOMS, "alembic", "benchmarks", "deploy", "docs", "requirements", "scripts", "tests"}
    )


def links_in(page: str) -> list[str]:
    found = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)[^)]*\)", page)
    return [link for link in found if "://" not in link]


def missing_in(line: str) -> list[str]:
    """Names in backticks that stand in none of the files that the same line names."""
    spans = spans_in(line)
    sources = [(ROOT / span).read_text() for span in spans if (ROOT / span).is_file()]
    said = [span for span in spans if NAME.fullmatch(span) and not is_path(span)]
    return [name for name in said if not any(has(source, name) for source in sources)]


def has(source: str, name: str) -> bool:
    """`Outlet.carry()` is a class and a function in it; anything else is a word of the file."""
    parts = name.removesuffix("()").split(".")
    if name.endswith("()"):
        owners = [rf"^class {owner}\b" for owner in parts[:-1]]
        wanted = [*owners, rf"^ *(async )?def {parts[-1]}\b"]
        return all(re.search(pattern, source, re.MULTILINE) for pattern in wanted)
    return re.search(rf"\b{re.escape(name)}\b", source) is not None


def text_under(*folders: str) -> str:
    return "\n".join(text for name, text in texts() if name.startswith(folders))


def commands(command: object, before: str = "") -> list[str]:
    if not isinstance(command, TyperGroup):
        return [before.strip()]
    return [
        name
        for word, inner in command.commands.items()
        for name in commands(inner, f"{before} {word}")
    ]
