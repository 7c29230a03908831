"""Following: a person who begins to write in another language that we speak is answered in it."""

from dataclasses import replace

from bot.heard import Heard, Words
from bot.languages import spoken
from bot.stage import memory_of
from bot.understanding.language import is_telling, told_by_letters
from bot.understanding.normalise import normalised
from bot.understanding.understood import Intent
from core.model.conversation import Conversation


def followed(talk: Conversation, heard: Heard) -> tuple[Conversation, str | None]:
    """Another language that we speak is followed at the second message in a row; at once where its
    letters alone tell it, unless the person chose a language by hand."""
    before = memory_of(talk).foreign
    if not isinstance(heard, Words) or not is_telling(normalised(heard.text)):
        return talk, before
    language = spoken(heard.understood.language)
    is_wish = heard.understood.intent is Intent.LANGUAGE
    if language is None or language == talk.language or is_wish:
        return talk, None
    is_plain = told_by_letters(normalised(heard.text)) and not talk.language_chosen
    if before == language or is_plain:
        return replace(talk, language=language, language_chosen=True), None
    return talk, language
