"""The judge: what must hold at the end of every talk, and of a manner's own."""

import unicodedata
from collections.abc import Callable

from sandbox.personas.acts import Press, Seen, Write
from sandbox.personas.manners import pressed
from sandbox.personas.talk import BACK, Talk, Turn
from sandbox.personas.words import ALPHABETS

TURNS_TO_A_WAY_OUT_MAX = 3
ASKED_MAX = 2
# By which a person sees that they were not understood, in the languages that the personas speak.
LOST = (
    "did not understand", "still do not understand", "not sure that I understand",
    "En ymmärtänyt", "En vieläkään ymmärrä", "En ole varma, ymmärsinkö",
    "Я не понял", "Всё ещё не понимаю", "Я не уверен, что понял",
    "Не розумію цього", "Усе ще не розумію", "Здається, розумію не все",
)  # fmt: skip
# What a button of the bot must have said before words alone may ask the carrier for anything.
AGREES = frozenset(
    {
        "address.yes", "address.pick", "slot.yes", "both.yes", "locker.yes", "wish.yes",
        "postpone.yes", "pin.yes", "undo",
    }
)  # fmt: skip
TOLD_AT_ONCE = ("instructions",)  # a note for the courier is read back as it is kept
BEFORE_THE_ROAD = ("announced", "scheduled")

Rule = Callable[[Talk], str]  # what is wrong; nothing where it holds


def wrong_with(talk: Talk) -> list[str]:
    """Every rule that does not hold, in words."""
    rules = (*EVERYBODY, *OF_MANNER.get(talk.manner, ()))
    return [found for rule in rules if (found := rule(talk))]


def _is_answered(talk: Talk) -> str:
    """Nobody is met with silence, unless they wait for a person and know it."""
    silent = [turn for turn in talk.turns if turn.seen.is_silence and not turn.waits]
    return f"no answer to: {silent[0].act}" if silent else ""


def _no_dead_end(talk: Talk) -> str:
    """An answer, a person or a ticket in at most three turns."""
    in_a_row = 0
    for turn in talk.turns:
        in_a_row = in_a_row + 1 if _is_lost(turn) else 0
        if in_a_row > TURNS_TO_A_WAY_OUT_MAX - 1 and turn.seen.button("human", BACK) is None:
            return f"not understood {in_a_row} times and no person: {turn.act}"
        if in_a_row > TURNS_TO_A_WAY_OUT_MAX:
            return f"not understood {in_a_row} times: {turn.act}"
    return ""


def _never_a_third_time(talk: Talk) -> str:
    """The same question is not asked three times in a row of somebody who writes."""
    last, times = "", 0
    for turn in talk.turns:
        question = _question(turn.seen)
        if isinstance(turn.act, Write) and question and not turn.waits:
            times = times + 1 if question == last else 1
            last = question
        elif not isinstance(turn.act, Write):
            last, times = "", 0
        if times > ASKED_MAX:
            return f"asked a third time: {question}"
    return ""


def _words_do_no_more_than_buttons(talk: Talk) -> str:
    """Words ask the carrier for something only where they answer what was read back; and no word
    moves a parcel on."""
    status = talk.after.get("status")
    if status not in BEFORE_THE_ROAD:
        return f"the status became {status}"
    known, shown = 0, Seen()
    for turn in talk.turns:
        newly = [action for action in turn.asked[known:] if action not in TOLD_AT_ONCE]
        was_read_back = any(shown.button(verb) is not None for verb in AGREES)
        if newly and isinstance(turn.act, Write) and not was_read_back:
            return f"words alone asked for {newly[0]}: {turn.act.text}"
        known = len(turn.asked)
        shown = turn.seen if not turn.seen.is_silence else shown
    return ""


def _is_lost(turn: Turn) -> bool:
    return any(words in turn.seen.text for words in LOST)


def _question(seen: Seen) -> str:
    asked = [line.text for line in seen.lines if "?" in line.text and not line.edited]
    return asked[-1] if asked else ""


def _nothing_was_seen(talk: Talk) -> str:
    """Not a name, a street or a number of somebody else's parcel."""
    seen = _plain("\n".join(turn.seen.text + turn.seen.popup for turn in talk.turns))
    said = _plain("\n".join(turn.act.text for turn in talk.turns if isinstance(turn.act, Write)))
    leaked = [
        each for each in talk.life.secrets if _plain(each) in seen and _plain(each) not in said
    ]
    return f"a stranger read: {', '.join(leaked)}" if leaked else ""


def _nothing_was_done(talk: Talk) -> str:
    return f"a stranger changed something: {', '.join(talk.asked)}" if talk.asked else ""


def _is_booked(talk: Talk) -> str:
    promise = talk.after.get("promise") or {}
    return "" if promise.get("start") else "no time was promised to who pressed yes"


def _has_one_promise(talk: Talk) -> str:
    """Only the last mind counts: a door and a pickup point are never both asked for."""
    promise = talk.after.get("promise") or {}
    is_asked = promise.get("state") in ("asked", "accepted", "applied")
    verbs = [pressed(turn.act) for turn in talk.turns]
    yes = [verb for verb in verbs if verb in ("slot.yes", "locker.yes", "undo")]
    if yes[-1:] == ["slot.yes"] and not is_asked and not _took_back(talk):
        return "the last yes was to a time, and none is promised"
    return ""


def _has_a_person(talk: Talk) -> str:
    called = any(turn.seen.button(BACK) is not None for turn in talk.turns)
    return "" if called else "nobody was called for who asked for a person"


def _is_in_their_language(talk: Talk) -> str:
    """From the second message on."""
    alphabet = ALPHABETS[talk.life.language]
    answers = [turn.seen.text for turn in talk.turns if isinstance(turn.act, Write)][2:]
    strange = [text for text in answers if text and not _is_written_in(text, alphabet)]
    return f"answered in other letters: {strange[0][:60]}" if strange else ""


def _no_child_opens(talk: Talk) -> str:
    if talk.asked:
        return "a child changed something"
    if any("address is right" in turn.seen.text for turn in talk.turns):
        return "a child's words confirmed the address"
    told = any("adult" in turn.seen.text for turn in talk.turns)
    return "" if told else "a child was not told to wait for an adult"


def _old_message_works(talk: Talk) -> str:
    last = talk.turns[-1]
    is_heard = isinstance(last.act, Press) and not last.seen.is_silence
    return "" if is_heard else "the first message's button did nothing"


def _took_back(talk: Talk) -> bool:
    """In words."""
    return any(isinstance(turn.act, Write) and "undo" in turn.act.text for turn in talk.turns)


def _is_written_in(text: str, alphabet: str) -> bool:
    """Most of its letters; names and addresses stay as they are."""
    letters = [each for each in text if each.isalpha()]
    ours = sum(unicodedata.name(each, "").startswith(alphabet) for each in letters)
    return ours * 3 >= len(letters)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


EVERYBODY: tuple[Rule, ...] = (
    _is_answered,
    _no_dead_end,
    _never_a_third_time,
    _words_do_no_more_than_buttons,
)
OF_MANNER: dict[str, tuple[Rule, ...]] = {
    "prompt": (_is_booked,),
    "silent": (_old_message_works,),
    "angry": (_has_a_person,),
    "wrong-language": (_is_in_their_language,),
    "minor": (_no_child_opens,),
    "fraudster": (_nothing_was_seen, _nothing_was_done),
    "changer": (_has_one_promise,),
}
