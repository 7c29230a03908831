"""Following: a person who begins to write in another language that we speak is answered in it."""

from dataclasses import dataclass, replace

from bot.buttons import Button, plain
from bot.heard import Heard, Pressed, Words
from bot.languages import spoken
from bot.scene import means
from bot.stage import Memory, memory_of
from bot.turn import Say, say
from bot.understanding.language import is_telling, told_by_letters, written_in
from bot.understanding.learnt import weights
from bot.understanding.normalise import normalised, words_of
from bot.understanding.understood import Intent
from bot.wording import Text
from core.model.conversation import Conversation

# None of 426 lines that were held apart and seemed this sure was of another language.
SURE_FROM = 0.85
WORDS_MIN = 3
BACK = "language.back"
_LIKE_ONE_ANOTHER = frozenset({"ru", "uk"})  # their letters alone do not tell them apart


@dataclass(frozen=True, slots=True)
class Followed:
    """The talk, in the language that it goes on in; what is remembered of languages; and `told`,
    which says so where it is another one now."""

    talk: Conversation
    memory: Memory
    told: Say | None = None


def followed(talk: Conversation, heard: Heard) -> Followed:
    """Another language that we speak is followed at the second message in a row; at once where its
    letters alone tell it, unless the person chose a language by hand."""
    memory = memory_of(talk)
    if isinstance(heard, Pressed) and heard.verb == BACK:
        return Followed(talk, Memory(stays=True))
    language = None if memory.stays else _surely(heard)
    if language is None:
        return Followed(talk, Memory(foreign=memory.foreign, stays=memory.stays))
    if language == talk.language or means(heard, Intent.LANGUAGE):
        return Followed(talk, Memory())
    is_like = {language, talk.language} == _LIKE_ONE_ANOTHER
    is_told = not is_like and not talk.language_chosen and _has_own_letters(heard)
    if language != memory.foreign and not is_told:
        return Followed(talk, Memory(foreign=language))
    told = say("language-followed", _back(talk.language))
    return Followed(replace(talk, language=language, language_chosen=True), Memory(), told)


def _surely(heard: Heard) -> str | None:
    """The language that we speak and the words are surely of. A line with a number in it may be an
    address, and a word or two may be a name: they tell nothing of who writes them."""
    if not isinstance(heard, Words):
        return None
    plainly = normalised(heard.text)
    is_short = len(words_of(plainly)) < WORDS_MIN or not is_telling(plainly)
    if is_short or any(letter.isdigit() for letter in plainly):
        return None
    found = written_in(plainly, weights().languages)
    return spoken(found.code) if found is not None and found.share >= SURE_FROM else None


def _has_own_letters(heard: Heard) -> bool:
    return isinstance(heard, Words) and told_by_letters(normalised(heard.text))


def _back(language: str) -> Button:
    """In its own name, which whoever reads it knows."""
    name = Text(f"button-language-{language}")
    return plain("button-language-back", BACK, language, name=name)
