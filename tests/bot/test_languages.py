"""Languages: asked for by name, chosen from a list, and followed where somebody writes in one."""

import pytest
from babel import Locale

from bot.heard import Slash
from bot.languages import LANGUAGES, wished_language
from bot.letter import Letter
from bot.telegram.keyboards import markup
from bot.understanding.lexicon import settled
from bot.understanding.normalise import normalised
from bot.understanding.understood import Intent
from core.model.ids import ConversationId
from tests.bot.script import Player, play
from tests.bot.world import World


@pytest.mark.parametrize("wished", LANGUAGES)
def test_every_language_has_its_name_in_every_other(wished: str) -> None:
    """As it stands in a dictionary of each; who speaks it now asks for another one."""
    now = "en" if wished != "en" else "ar"
    names = {code: Locale(code).languages[wished] for code in LANGUAGES}
    missed = {name for name in names.values() if wished_language(name, now) != wished}
    assert missed == set()


@pytest.mark.parametrize(
    ("text", "now", "wished"),
    [
        ("voisitko vastata ruotsiksi", "fi", "sv"),
        ("po polsku poproszę", "en", "pl"),
        ("a po ukraińsku?", "pl", "uk"),
        ("mozhno po-russki", "fi", "ru"),
        ("давайте українською", "ru", "uk"),
        ("по-турецки", "ru", "tr"),
        ("INGILIZCE LUTFEN", "tr", "en"),
        ("İngilizce lütfen", "tr", "en"),
        ("auf tuerkisch bitte", "de", "tr"),
        ("parlez-vous français?", "en", "fr"),
        ("en francais svp", "en", "fr"),
        ("me escreva em português", "es", "pt"),
        ("ممكن بالإنجليزية", "ar", "en"),
        ("بالعربي لو سمحت", "fi", "ar"),
        ("switch to Swedish, my Finnish is terrible", "fi", "sv"),
        ("не по-английски, а по-русски", "en", "ru"),
    ],
)
def test_it_is_asked_for_in_many_ways(text: str, now: str, wished: str) -> None:
    """By its case, without its marks, in other letters; the one that is spoken now is no wish."""
    assert wished_language(text, now) == wished


@pytest.mark.parametrize(
    "text",
    [
        "I understand no Finnish",
        "kan du estniska?",
        "Swedish or Norwegian or German",
        "sv",
        "it is de facto pl",
        "Ruskin Street",
        "the brusque man",
        "Arabianranta",
        "carabine",
    ],
)
def test_what_names_no_language_or_several_is_asked_about(text: str) -> None:
    """Nobody's own word is taken for one: the list is shown."""
    assert wished_language(text, "fi") is None


def test_the_list_has_every_language_two_in_a_row() -> None:
    """The one that is spoken is marked and stands above them."""
    heard = Player(World(), language="tr").hears("rcp", "/language")
    ((_, spoken),) = heard.says
    letter = Letter(
        conversation=ConversationId("cnv_1"), chat_id=7, text="x", buttons=spoken.buttons
    )
    board = markup(letter)
    assert board is not None
    assert [len(row) for row in board["inline_keyboard"]] == [1, 2, 2, 2, 2, 2, 2]
    others = [code for code in LANGUAGES if code != "tr"]
    assert spoken.buttons[0] == ("✓ Türkçe", "language.pick|tr")
    assert [data for _, data in spoken.buttons[1:]] == [f"language.pick|{code}" for code in others]


def test_a_command_may_name_it() -> None:
    """/language sv, or /language Svenska."""
    player = Player(World())
    for arg in ("sv-FI", "по-русски"):
        player.does(Slash("language", arg))
    assert player.world.talk.language == "ru"


FOLLOWED = """
rcp  missä minun pakettini on nyt
bot  …
rcp  milloin kuljettaja tulee tänne
bot  Kirjoitat suomeksi, joten vastaan tästä lähtien suomeksi. [↩ English]
bot  …
rcp  ↩ English
bot  I speak English now.
     ChooseLanguage
rcp  onko teillä minun pakettini vielä varastossa
bot  …
rcp  haluaisin tietää missä kuljettaja on
bot  …
"""


def test_who_writes_two_messages_in_another_language_is_answered_in_it() -> None:
    """Told once, with a way back; who takes it is followed no more."""
    play(FOLLOWED, World(), "menu")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("أين طردي من فضلكم لا أجده", "ar"),
        ("де моя посилка, її досі немає", "uk"),
        ("где моя посылка, её всё ещё нет", "ru"),
    ],
)
def test_letters_that_english_lacks_are_answered_at_once(words: str, language: str) -> None:
    """Nobody writes English in them."""
    player = Player(World())
    player.hears("rcp", words)
    assert player.world.talk.language == language


@pytest.mark.parametrize(
    ("now", "messages"),
    [
        ("ru", ["де моя посилка, її досі немає"]),  # neighbours, in the same letters: may be a slip
        ("en", ["Mannerheimintie 42, Helsinki", "ei kun Urho Kekkosen katu 7 B"]),  # addresses
        ("en", ["kiitos paljon", "hyvää päivää"]),  # anybody's words
        ("en", ["missä se paketti oikein on"]),
        ("fi", ["ok thanks a lot then", "missä minun pakettini on nyt", "what was that again"]),
    ],
)
def test_what_may_be_a_slip_is_not_followed(now: str, messages: list[str]) -> None:
    """Once, or of no language for sure."""
    player = Player(World(), language=now)
    for message in messages:
        player.hears("rcp", message)
    assert player.world.talk.language == now


ASKED_AGAIN = """
rcp  leave it with my neighbour Olga
bot  I will ask Olga first.… [Yes] [No] [A person]
rcp  /language fi
bot  Nyt puhun suomea.
bot  Kysyn ensin: Olga.… [Kyllä] [Ei] [Ihminen]
     ChooseLanguage
rcp  Kyllä
bot  Välitä seuraava viesti: Olga.…
bot  Naapuri kysyy:…
     AskNeighbour
"""


def test_what_was_asked_is_asked_again_in_the_language_that_was_chosen() -> None:
    """Who could not read the question reads it now, and answers that."""
    play(ASKED_AGAIN, World(), "menu")


@pytest.mark.parametrize(
    "text",
    [
        "українською будь ласка",
        "можна по-турецьки",
        "İngilizce lütfen",
        "Türkçe konuşabilir misiniz",
        "kan vi prata svenska",
        "em português por favor",
        "in italiano per favore",
        "ukrainaksi kiitos",
        "po turecku proszę",
        "بالعربية من فضلك",
    ],
)
def test_a_name_among_words_of_wishing_is_a_wish(text: str) -> None:
    """Without any model, as people of each language ask."""
    assert settled(normalised(text)) is Intent.LANGUAGE
