"""The voice in German, Spanish, French, Italian and Polish: days, numbers and marks as they are
written there."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.buttons import plain
from bot.turn import say
from bot.voice import TEXTS, Setting, Voice
from core.model.window import Window

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
VOICE = Voice()
EVENING = Window(datetime(2026, 12, 1, 17, tzinfo=UTC), datetime(2026, 12, 1, 19, tzinfo=UTC))


def setting(language: str) -> Setting:
    return Setting(language, BERLIN, NOW)


@pytest.mark.parametrize(
    ("language", "words", "label"),
    [
        ("de", "Gebucht: Dienstag, 1. Dezember, 18:00–20:00 Uhr.", "Di 1.12. 18:00–20:00"),
        ("es", "Reservado: martes 1 de diciembre, 18:00–20:00.", "mar 1 dic 18:00–20:00"),
        ("fr", "Réservé\u00a0: mardi 1 décembre, 18:00–20:00.", "mar. 1 déc. 18:00–20:00"),
        ("it", "Prenotato: martedì 1 dicembre, 18:00–20:00.", "mar 1 dic 18:00–20:00"),
        ("pl", "Zarezerwowane: 1 grudnia (wtorek), 18:00–20:00.", "wt. 1.12 18:00–20:00"),
    ],
)
def test_a_window_is_long_in_a_sentence_and_short_on_a_button(
    language: str, words: str, label: str
) -> None:
    """The day by its name, the month by its word or number, the hours by the clock of the place."""
    button = plain("button-window", "slot.pick", window=EVENING)
    said = VOICE.spoken(say("slot-booked", button, window=EVENING), setting(language))
    assert said.plain == words
    assert said.buttons == ((label, "slot.pick"),)


@pytest.mark.parametrize(
    ("language", "soon", "later"),
    [
        (
            "de",
            "Ihr Paket liegt nur noch bis 14:30 Uhr bereit: Kiosk.",
            "Ihr Paket liegt nur noch bis Mittwoch, 25. November, 14:30 Uhr bereit: Kiosk.",
        ),
        (
            "pl",
            "Paczka czeka (Kiosk) już tylko do 14:30.",
            "Paczka czeka (Kiosk) już tylko do 25 listopada (środa), 14:30.",
        ),
    ],
)
def test_a_moment_of_today_is_an_hour_and_any_other_a_day_too(
    language: str, soon: str, later: str
) -> None:
    """The sentence around it is right for both; no day has to be inflected."""
    today = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    said = [
        VOICE.spoken(say("pickup-ends", point="Kiosk", until=until), setting(language)).plain
        for until in (today, today + timedelta(days=1))
    ]
    assert said == [soon, later]


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("de", 1, "Danke: 1 Paket ist zu Ihnen unterwegs."),
        ("es", 4, "Gracias: 4 paquetes van de camino."),
        ("fr", 3, "Merci\u00a0: 3 colis sont en route vers vous."),
        ("it", 1, "Grazie: 1 pacco è in viaggio verso di lei."),
        ("pl", 1, "Dziękuję: w drodze jest 1 paczka."),
        ("pl", 3, "Dziękuję: w drodze są 3 paczki."),
        ("pl", 12, "Dziękuję: w drodze jest 12 paczek."),
        ("pl", 24, "Dziękuję: w drodze są 24 paczki."),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, count: int, words: str) -> None:
    """One, a few, many: by the grammar of each, not of English."""
    told = VOICE.spoken(say("hello-yours-many", count=count), setting(language))
    assert told.plain == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "für beide Pakete"), ("es", "los dos paquetes"), ("it", "entrambi i pacchi")],
)
def test_two_are_both(language: str, words: str) -> None:
    """Nobody says "all two"."""
    said = VOICE.spoken(say("both-booked", count=2, window=EVENING), setting(language))
    assert words in said.plain


def test_french_marks_stay_with_their_word() -> None:
    """The space before a question mark never breaks the line, nor those inside « and »."""
    lines = [
        line
        for path in sorted((TEXTS / "fr").glob("*.ftl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [line for line in lines if re.search(r" [;:!?»]|« ", line)] == []


@pytest.mark.parametrize("language", ["fr", "it"])
def test_an_apostrophe_is_no_straight_stroke(language: str) -> None:
    """As it is printed there."""
    texts = [path.read_text(encoding="utf-8") for path in (TEXTS / language).glob("*.ftl")]
    assert [text for text in texts if re.search(r"\w'\w", text)] == []
