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

from bot.buttons import plain
from bot.languages import LANGUAGES, RIGHT_TO_LEFT
from bot.refusing import REFUSALS, WHY_NOT
from bot.telegram.setup import COMMANDS
from bot.turn import say
from bot.voice import TEXTS, Setting, Voice, bare
from bot.wording import Digits, Lines, Text
from core.model.carrier import ChangeAction
from core.model.parcel import Money
from core.model.promise import PromiseState
from core.model.reason import Reason
from core.model.risk_flag import RiskFlag
from core.model.saying import Saying
from core.model.status import Flag, Status
from core.model.window import Window
from core.texts import BrokenTexts

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")
VOICE = Voice()
MARKS = set("\u200e\u200f\u2066\u2067\u2068\u2069")
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
        *(f"group-status-{status.replace('_', '-')}" for status in Status),
        *(f"group-flag-{flag.replace('_', '-')}" for flag in Flag),
        *(f"group-promise-{state.replace('_', '-')}" for state in PromiseState),
        *(f"group-do-{action.replace('_', '-')}" for action in ChangeAction),
        *(f"group-risk-{flag.replace('_', '-')}" for flag in RiskFlag),
        *(f"group-said-{saying.replace('_', '-')}" for saying in Saying),
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
        ("sv", "Bokat: onsdag 25 november, 18:00–20:00."),
        ("pt", "Reservado: quarta-feira, 25 de novembro, 18:00–20:00."),
        ("tr", "Ayırtıldı: 25 Kasım Çarşamba, 18:00–20:00."),
        ("uk", "Заброньовано: 25 листопада (середа), 18:00–20:00."),
        ("ru", "Забронировано: 25 ноября (среда), 18:00–20:00."),
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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2 h 3 min"),
        ("de", "2 Std. 3 Min."),
        ("es", "2 h 3 min"),
        ("fr", "2 h 3 min"),
        ("it", "2 h e 3 min"),
        ("pl", "2 godz. 3 min"),
        ("pt", "2 h 3 min"),
        ("uk", "2 год 3 хв"),
        ("ru", "2 ч 3 мин"),
        ("fi", "2 h 3 min"),
        ("sv", "2 tim 3 min"),
        ("tr", "2 saat 3 dk"),
        ("ar", "ساعتين و3 دقائق"),
    ],
)
def test_from_an_hour_on_a_span_is_told_in_hours_and_minutes(language: str, words: str) -> None:
    """Nobody reckons in a hundred and twenty-three minutes."""
    values = Lines((Text("locker-fact-walk", {"walk": timedelta(minutes=123)}),))
    said = VOICE.spoken(say("card", lines=values), setting(language)).plain
    bare_words = "".join(letter for letter in said if letter not in MARKS)
    assert words in bare_words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.2, "1 min"), (59, "59 min"), (59.6, "1 h"), (60, "1 h"), (61, "1 h 1 min")],
)
def test_a_whole_hour_says_no_minutes(minutes: float, words: str) -> None:
    """And less than one says no hours."""
    values = Lines((Text("locker-fact-walk", {"walk": timedelta(minutes=minutes)}),))
    assert VOICE.spoken(say("card", lines=values), setting("en")).plain == f"{words} on foot"


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each not in RIGHT_TO_LEFT])
def test_no_invisible_marks_stand_around_values(language: str) -> None:
    """They would break copying a code or an address."""
    said = VOICE.spoken(say("address-pin-agrees", address="Kaivokatu 1"), setting(language))
    assert not MARKS & set(said.text)


def test_arabic_is_read_from_the_right_and_what_it_names_as_it_is_written() -> None:
    """An address stands from the left in it, hours and days from the right, and so does each line
    that begins with a picture or a name."""
    start = datetime(2026, 11, 26, 16, tzinfo=UTC)
    values: dict[str, object] = {"window": Window(start, start + timedelta(hours=2))}
    card = (
        Text("card-title", {"what": "Kauppa Oy", "carrier": "Posti"}),
        Text("card-address", {"address": "Kaivokatu 1 A 4"}),
        Text("state-promised", values),
    )
    button = plain("button-window-soonest", "slot.pick", "w4l2p", "3c", **values)
    said = VOICE.spoken(say("card", button, lines=Lines(card)), setting("ar"))
    assert said.plain.split("\n") == [
        "\u200f📦 \u2068Kauppa Oy\u2069 · \u2068Posti\u2069",
        "\u200fالعنوان: \u2068Kaivokatu 1 A 4\u2069",
        "\u200fالوصول: \u2068الخميس 26 نوفمبر، 6:00 م – 8:00 م\u2069.",
    ]
    ((label, data),) = said.buttons
    assert label.startswith("\u200f⚡ \u2068")
    assert data == "slot.pick|w4l2p|3c"


def test_what_is_copied_has_no_marks_inside() -> None:
    """A code, a phone: the marks stand around them; so they do around a command."""
    code = VOICE.spoken(say("pickup-code", code=Digits("+358 40")), setting("ar"))
    assert "\u2068<code>+358 40</code>\u2069" in code.text
    assert "\u2066/start\u2069" in VOICE.spoken(say("stop-done"), setting("ar")).text


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "طرد واحد"),
        (2, "طردان"),
        (3, "3 طرود"),
        (11, "11 طردًا"),
        (102, "102 طرد"),
    ],
)
def test_arabic_counts_in_its_own_way(count: int, words: str) -> None:
    """One, two, a few, many, and hundreds."""
    assert f" {words} " in VOICE.words("hello-yours-many", "ar", count=count)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 посилка"), (3, "3 посилки"), (5, "5 посилок"), (12, "12 посилок"), (21, "21 посилка")],
)
def test_ukrainian_counts_in_its_own_way(count: int, words: str) -> None:
    """One, a few, many; twenty-one is as one."""
    assert f" {words}." in VOICE.words("hello-yours-many", "uk", count=count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_is_told_of_us_fits(language: str) -> None:
    """Its limits on a bot's description, and on what a command says."""
    assert len(VOICE.words("bot-description", language)) <= 512
    assert len(VOICE.words("bot-short-description", language)) <= 120
    assert all(len(VOICE.words(f"command-{name}", language)) <= 60 for name in COMMANDS)


def test_a_broken_text_stops_the_start(tmp_path: Path) -> None:
    """Never in the middle of a talk."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text("key = { $open\n")
    with pytest.raises(BrokenTexts):
        Voice(tmp_path)


async def test_a_broken_text_of_another_language_is_found_soon_after(tmp_path: Path) -> None:
    """A start reads one language, and the others beside its first work."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        broken = "{ $open" if language == LANGUAGES[-1] else "said"
        (tmp_path / language / "a.ftl").write_text(f"key = {broken}\n")
    voice = Voice(tmp_path)
    with pytest.raises(BrokenTexts):
        await voice.warm()
