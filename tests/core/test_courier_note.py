"""A courier's note: what finds the door stays as it was typed, the talk around it goes."""

from time import perf_counter

import pytest

from core.model.courier_note import courier_note


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("hello, I live at, not 8, the gate is round the back lol", "the gate is round the back"),
        ("apt dont know the number, grey shutters", "grey shutters"),
        ("I don't remember the flat number, grey shutters", "grey shutters"),
        ("its the third bell", "third bell"),
        ("hei asun, ei 8, soita summeria", "soita summeria"),
        ("moi, en tiedä asunnon numeroa, vihreä portti", "vihreä portti"),
        ("Здравствуйте, я живу на, не 8, зелёная калитка", "зелёная калитка"),
        ("Hej, jag bor på, grön grind, inte 8", "grön grind"),
        ("osoite on väärin, oikea on, summeri ei toimi", "summeri ei toimi"),
        ("8 is right but and call me before", "call me before"),
        ("koira pihalla, ei kun", "koira pihalla"),
        ("haha thanks", None),
        ("im at", None),
        ("en asu enää siellä, uusi osoite on", None),
        ("jag bor inte kvar här, leverera till", None),
        ("я там больше не живу, везите на", None),
        ("could you bring it to my office at, ring Korhonen", "ring Korhonen"),
        ("right but and", None),
        ("yes except the", None),
        ("joo mutta", None),
        ("да, но только", None),
        ("oui mais", None),
        ("г", None),
        ("°", None),
        ("yes except the bell, it is broken", "yes except the bell, it is broken"),
    ],
)
def test_talk_is_left_out(words: str, note: str | None) -> None:
    """In the languages that people write here."""
    assert courier_note(words) == note


@pytest.mark.parametrize(
    "words",
    [
        "buzzer dead; knock loud",
        "please ring at Korhonen",
        "not 2nd floor",
        "not 3 times, ring twice",
        "don't ring, the baby sleeps",
        "if nobody is home, not 8 but 10 has a key",
        "I'm in the red house",
        "my address is on the corner",
        "I don't know",
        "no bell, no lift",
        "ask at the flat of my mum",
        "мой звонок не работает",
        "uusi ovi, lämna paketet vid dörren",
        "bring a ladder",
    ],
)
def test_what_may_matter_stays_word_for_word(words: str) -> None:
    """Rather a word too many than one too few."""
    assert courier_note(words) == words


@pytest.mark.parametrize("words", ["no " * 1300 + "9x", "so and ok " * 400, "i we want to " * 300])
def test_a_long_message_is_read_in_no_time(words: str) -> None:
    """However its words may be divided."""
    begun = perf_counter()
    courier_note(words)
    assert perf_counter() - begun < 0.5
