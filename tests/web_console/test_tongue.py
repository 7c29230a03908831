"""The console's languages: every word of its pages stands in every language, and nowhere else."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl
from jinja2 import Environment, nodes

from core.model.access import Desk
from tests.web_console.front import Front
from web.console import tongue
from web.console.tongue import DEFAULT, LANGUAGES, TEXTS, Family, accepted, speak

HERE = TEXTS.parent
TEMPLATES = sorted((HERE / "templates").glob("*.html"))
MODULES = sorted(HERE.glob("*.py"))
# What people hear or read of an element beside its content.
READ_ALOUD = ("aria-label", "alt", "title", "placeholder", "content")
WORDS = re.compile(r"[^\W\d_]{2,}")
# Names, and what is the same in every language: a mark for a person's name, how an id begins.
NAMES = frozenset(
    {"Doorstep", "agent", "cnv", "console", "device", "initial", "scale", "url", "width"}
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a text is filled with, and the marks that stand in it, each as often as in one form."""

    values: frozenset[str]
    marks: tuple[str, ...]


def texts(language: str) -> dict[str, Filled]:
    found = {}
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                told = FluentSerializer().serialize_entry(entry)
                found[entry.id.name] = Filled(
                    values=frozenset(re.findall(r"\$(\w+)", told)),
                    marks=tuple(sorted(re.findall(r"</?\w+", told))),
                )
    return found


def asked_for() -> set[str]:
    """Every text that a page or the code behind it names."""
    named: set[str] = set()
    for path in TEMPLATES:
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t":
                named |= {one.value for one in _constants(call.args[0])}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "said":
                named |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return named | {family.key(code) for family in families() for code in family}


def families() -> Iterator[Family[object]]:
    for path in MODULES:
        module = importlib.import_module(f"web.console.{path.stem}".removesuffix(".__init__"))
        yield from (one for one in vars(module).values() if isinstance(one, Family))


def _constants(node: nodes.Node) -> list[nodes.Const]:
    """A key that is chosen by what is true names two."""
    if isinstance(node, nodes.CondExpr):
        return [*_constants(node.expr1), *(_constants(node.expr2) if node.expr2 else [])]
    return [node] if isinstance(node, nodes.Const) else []


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def test_every_language_has_every_text_with_the_same_values() -> None:
    """And the same marks, so that nothing of a page is lost with its words."""
    english = texts(DEFAULT)
    for language in LANGUAGES:
        told = texts(language)
        assert told.keys() == english.keys()
        for key, text in told.items():
            assert text.values == english[key].values, f"{key} in {language}"
            assert text.marks == english[key].marks, f"{key} in {language}"


def test_no_text_is_missing_and_none_is_left_over() -> None:
    assert asked_for() == texts(DEFAULT).keys()


def test_a_language_is_its_own() -> None:
    """Whole sentences that are the same in two languages were forgotten."""
    english, german = (
        {key: _text(language, key) for key in texts(language)} for language in ("en", "de")
    )
    same = [key for key, text in english.items() if german[key] == text]
    words = {key: WORDS.findall(re.sub(r"\{[^}]*\}", "", english[key])) for key in same}
    assert [key for key, found in words.items() if len(found) > 2] == []


def _text(language: str, key: str) -> str:
    for path in (TEXTS / language).glob("*.ftl"):
        found = re.search(rf"^{key} =(.*(?:\n +.*)*)", path.read_text(encoding="utf-8"), re.M)
        if found:
            return found[1]
    raise KeyError(key)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_page_holds_words_of_its_own(path: Path) -> None:
    """Neither between its marks, nor where they are read aloud, nor in what it computes."""
    page = Environment().parse(path.read_text(encoding="utf-8"))
    whole = "".join(_shown(page))
    between = re.sub(r"<[^>]*>", " ", whole)
    aloud = [told for name in READ_ALOUD for told in re.findall(rf'\b{name}="([^"]*)"', whole)]
    found = [word for text in (between, *aloud) for word in WORDS.findall(text)]
    assert [word for word in found if word not in NAMES] == []


def _shown(node: nodes.Node) -> Iterator[str]:
    """What a template writes, in order; a text that is asked for is written as a dot."""
    written = nodes.Output | nodes.CondExpr | nodes.Or
    for child in node.iter_child_nodes(exclude=("test",)):
        if isinstance(child, nodes.Block) and child.name == "class":
            continue
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(child, nodes.Const) and isinstance(node, written):
            yield str(child.value)
        elif isinstance(child, nodes.Call | nodes.Getitem | nodes.Getattr | nodes.Filter):
            yield "·"
        elif not isinstance(child, nodes.Assign | nodes.Compare):
            yield from _shown(child)


def test_the_code_behind_the_pages_holds_no_sentence() -> None:
    """A sentence begins with a capital, and has words. What is logged, and what documents say, is
    for ourselves."""
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        quiet = {id(one) for call in ast.walk(tree) if _is_quiet(call) for one in ast.walk(call)}
        found += [
            f"{path.name}: {one.value}"
            for one in ast.walk(tree)
            if isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in quiet
            and re.match(r"[A-Z“][a-z]* [a-z]", one.value)
        ]
    assert found == []


def _is_quiet(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "log"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_the_script_holds_no_sentence() -> None:
    """It says what its page gives it to say."""
    script = (HERE / "static" / "console.js").read_text(encoding="utf-8")
    code = re.sub(r"^\s*//.*$|//[^\n\"']*$", "", script, flags=re.M)
    assert re.findall(r"[\"'`]([A-Z][a-z]+ [a-z][^\"'`]*)[\"'`]", code) == []


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fi-FI,fi;q=0.9,de;q=0.5,en;q=0.4", "de"),
        ("en-US,en;q=0.9,de;q=0.8", "en"),
        ("fi", "en"),
        ("de;q=0", "en"),
        ("de;q=x,en;q=0.1", "en"),
        (",;,;q=", "en"),
    ],
)
def test_a_browser_is_answered_in_a_language_that_it_asks_for(header: str, language: str) -> None:
    assert accepted(header) == language


def test_days_and_numbers_are_written_as_the_language_does() -> None:
    at, zone = datetime(2026, 3, 6, 14, 5, tzinfo=UTC), UTC
    told = {}
    for language in LANGUAGES:
        speak(language)
        told[language] = (
            tongue.moment(at, zone),
            tongue.day(date(2026, 3, 6)),
            tongue.number(12345.5, 1),
            tongue.language_name("fi"),
            tongue.said("tries", count=1),
            tongue.said("tries", count=2000),
        )
    speak(DEFAULT)
    assert told == {
        "en": (
            "Fri 06 Mar 14:05",
            "Friday 06 March",
            "12,345.5",
            "Finnish",
            "1 try",
            "2,000 tries",
        ),
        "de": (
            "Fr. 06. März 14:05",
            "Freitag, 6. März",
            "12.345,5",
            "Finnisch",
            "1 Versuch",
            "2.000 Versuche",
        ),
    }


def test_what_is_filled_in_is_escaped_and_the_marks_are_the_texts() -> None:
    told = tongue.marked("baton-agent", name="<b>Anna</b>")
    assert "<bdi>&lt;b&gt;Anna&lt;/b&gt;</bdi>" in told
    assert "<strong>" in told


async def test_a_stranger_is_asked_in_their_browsers_language(front: Front) -> None:
    german = {"Accept-Language": "de-DE,de;q=0.9"}
    browser = front.browser()
    page = await browser.get("/login", **german)
    assert 'lang="de"' in page.text
    assert "Passwort" in page.words
    form = {"email": "nobody@example.org", "password": "x"}
    assert "passen nicht zusammen" in (await browser.post("/login", form, **german)).words


async def test_somebody_chooses_their_language_and_it_goes_before_the_browsers(
    front: Front,
) -> None:
    await front.employ("Sam", Desk.SUPERVISOR)
    browser = await front.signed_in("Sam")
    page = await browser.get("/me")
    assert 'lang="en"' in page.text
    kept = await browser.post("/me/language", {"csrf": page.csrf, "language": "de"})
    assert kept.where == "/console/me?said=language"
    for path in ("/me?said=language", "/", "/people", "/figures", "/audit", "/settings"):
        german = await browser.get(path, **{"Accept-Language": "en"})
        assert 'lang="de"' in german.text, path
        assert german.headers["Content-Language"] == "de"
        assert "Einstellungen" in german.words


async def test_a_language_that_is_none_of_ours_is_the_browsers(front: Front) -> None:
    await front.employ("Sam", Desk.SUPERVISOR)
    browser = await front.signed_in("Sam")
    csrf = (await browser.get("/me")).csrf
    assert (await browser.post("/me/language", {"csrf": csrf, "language": "xx"})).status == 303
    assert 'lang="en"' in (await browser.get("/")).text
    assert 'lang="de"' in (await browser.get("/", **{"Accept-Language": "de"})).text


async def test_nobody_sets_anothers_language(front: Front) -> None:
    """The form names nobody: it is always one's own."""
    await front.employ("Sam", Desk.SUPERVISOR)
    await front.employ("Eve", Desk.SUPERVISOR)
    browser = await front.signed_in("Sam")
    csrf = (await browser.get("/me")).csrf
    await browser.post("/me/language", {"csrf": csrf, "language": "de", "person": "agt_eve"})
    async with front.building.house.store.read() as unit:
        known = {one.name: one.language for one in await unit.access.people()}
    assert (known["Sam"], known["Eve"]) == ("de", "")


async def test_two_who_look_at_once_are_each_answered_in_their_own_language(front: Front) -> None:
    """What consoles share is shared by those who read the same language."""
    talk = await front.waiting_talk()
    english, german = await front.signed_in("Anna"), await front.signed_in("Ben")
    csrf = (await german.get("/me")).csrf
    await german.post("/me/language", {"csrf": csrf, "language": "de"})
    pages = [await one.get(f"/c/{talk}") for one in (english, german)]
    async with (
        english.follow(pages[0].stream) as one,
        german.follow(pages[1].stream) as other,
    ):
        await front.writes(talk, "Where is it?")
        front.building.house.bell.ring("test")
        told = await one.until("queue", "Where is it?")
        assert "Waiting for a person" in next(e.html for e in told if e.name == "queue")
        told = await other.until("queue", "Where is it?")
        assert "Wartet auf einen Menschen" in next(e.html for e in told if e.name == "queue")
