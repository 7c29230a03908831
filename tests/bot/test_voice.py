"""The voice: every text in every language, with everything it names filled in."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.languages import LANGUAGES
from bot.stage import REFUSALS, WHY_NOT
from bot.turn import say
from bot.voice import TEXTS, BrokenTexts, Setting, Voice, bare
from bot.wording import Digits, Lines, Text
from core.model.carrier import ChangeAction
from core.model.parcel import Money
from core.model.reason import Reason
from core.model.status import Status
from core.model.window import Window

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")
VOICE = Voice()
SOURCES = Path(__file__).parents[2] / "bot"


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  theirs
        self.names.add(node.id.name)


def texts(language: str) -> dict[str, set[str]]:
    """Each key of a language with the values it names."""
    found: dict[str, set[str]] = {}
    for path in (TEXTS / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message):
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


def used_keys() -> set[str]:
    """Keys that stand in the code word for word."""
    keys: set[str] = set()
    pattern = re.compile(
        r"\"((?:[a-z]+-)+[a-z0-9-]+|card|help|menu|late|delivered|lost|instead|"
        r"stale|welcome|sticker|privacy|mydata)\""
    )
    for path in [*SOURCES.glob("*.py"), *(SOURCES / "scenes").glob("*.py")]:
        for call in re.finditer(r"(?:say|Text|about|plain)\(([^()]*)", path.read_text()):
            keys |= set(pattern.findall(call[1]))
    return {key for key in keys if not key.startswith(tuple(WHY_NOT)) and key not in WHY_NOT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    """Nothing is English-only by accident."""
    assert texts(language) == texts("en")


def test_every_key_in_the_code_has_its_text() -> None:
    """A key without words would be found by a person otherwise."""
    assert used_keys() - set(texts("en")) - {"carrier-does-not-offer"} == set()


def test_every_composed_key_has_its_text() -> None:
    """Reasons, statuses, refusals and wishes are named by their codes."""
    composed = {
        *(f"reason-{reason.replace('_', '-')}" for reason in Reason),
        *(f"state-{status.replace('_', '-')}" for status in Status),
        *(f"wish-{action.replace('_', '-')}" for action in ChangeAction),
        *(f"refusal-{code}" for code in REFUSALS),
        *(f"why-not-{code}" for code in WHY_NOT),
        *(f"ticks-{number}" for number in (1, 2, 3)),
    }
    assert composed - set(texts("en")) == set()


def test_what_people_typed_cannot_be_markup() -> None:
    """A name with angle brackets stays a name."""
    spoken = VOICE.spoken(say("person-said", name="<b>", text="1 < 2 & 3"), setting("en"))
    assert spoken.text == "<b>&lt;b&gt;:</b> 1 &lt; 2 &amp; 3"
    assert spoken.plain == "<b>: 1 < 2 & 3"


def setting(language: str) -> Setting:
    return Setting(language, HELSINKI, NOW)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Booked: Wednesday 25 November, 18:00–20:00."),
        ("fi", "Varattu: keskiviikko 25. marraskuuta, 18.00–20.00."),
        ("ru", "Забронировано: среда, 25 ноября, 18:00–20:00."),
    ],
)
def test_windows_are_told_by_the_clock_of_the_place(language: str, words: str) -> None:
    """Sixteen hours UTC is eighteen in Helsinki, written as people there write it."""
    start = datetime(2026, 11, 25, 16, tzinfo=UTC)
    window = Window(start, start + timedelta(hours=2))
    assert VOICE.spoken(say("slot-booked", window=window), setting(language)).plain == words


def test_values_of_every_kind_have_words() -> None:
    """Money, spans, codes and lines of texts."""
    values = Lines((Text("card-closing", {"what": Money(Decimal("4.90"), "EUR")}),))
    assert VOICE.spoken(say("card", lines=values), setting("en")).plain == "€4.90"
    code = VOICE.spoken(say("pickup-code", code=Digits("4711")), setting("fi"))
    assert "<code>4711</code>" in code.text
    assert bare(code.text).startswith("Koodisi: 4711.")


def test_no_invisible_marks_stand_around_values() -> None:
    """They would break copying a code or an address."""
    assert "\u2068" not in VOICE.words("slot-gone", "en") + VOICE.words("button-day", "en", day="x")


def test_a_broken_text_stops_the_start(tmp_path: Path) -> None:
    """Never in the middle of a talk."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text("key = { $open\n")
    with pytest.raises(BrokenTexts):
        Voice(tmp_path)
