"""No answer: words that come where the courier's wait asked for a code, a name or a place, and are
none of these: "idk", "never mind", "will it be safe?". They are passed on to nobody as one."""

from bot.backing_out import drops
from bot.heard import Words
from bot.home_instead import wishes_home
from bot.scene import means
from bot.understanding.answer_words import tells_nothing
from bot.understanding.denial_words import NOT
from bot.understanding.places import is_named
from bot.understanding.understood import Intent
from core.model.rescue import RescueAnswer

_KIND = {RescueAnswer.NEIGHBOUR: "neighbour", RescueAnswer.SAFE_PLACE: "safe"}


def is_no_answer(heard: Words, answer: RescueAnswer) -> bool:
    """Whether the question stays open: nothing told, nothing named in what is asked or denied."""
    text, read = heard.text, heard.understood
    if tells_nothing(text) or drops(text):
        return True
    if answer is RescueAnswer.NEIGHBOUR:
        if wishes_home(text) or means(heard, Intent.REFUSE):
            return True
        is_away = not read.understood and Intent.ABSENT in read.likely
        return _is_bare(text, answer, is_doubtful=is_away and not text[:1].isupper())
    if means(heard, Intent.THANKS):
        return True
    return answer in _KIND and _is_bare(text, answer)


def _is_bare(text: str, answer: RescueAnswer, *, is_doubtful: bool = False) -> bool:
    """Asked or denied, and no such thing is named beside it."""
    is_open = "?" in text or "؟" in text or NOT.search(text) is not None
    return (is_open or is_doubtful) and not is_named(text, _KIND[answer])
