"""Said aloud: a voice note is read back, and nothing comes of it without a yes.

rcp  (voice)
bot  One moment, I am listening. [A person]
rcp  (heard where is my parcel)
bot  I heard: “where is my parcel”. Is that right? [Yes, right] [No] [A person]
rcp  No
bot  Sorry. Please write it, or say it once more. [A person]
rcp  (heard the green~ door is in~ the yard)
bot  I heard: “the green door is in the yard”, and I am not sure of “green, in”. Is that right? [Yes, right] [No] [A person]
rcp  (heard the door code is 4771~)
bot  I heard: “the door code is …”. I am not sure of the code: please type it. [A person]
rcp  4711
bot  I heard: “the door code is 4711”. Is that right? [Yes, right] [No] [A person]
rcp  Yes, right
bot  Saved for this delivery: door code 4711.…
bot  …Is this the right address?…
     GiveInstructions
rcp  (heard mumble~ mumble~)
bot  I could not make out what you said. Please write it, or ask for a person. [The courier shall hear it] [Menu] [A person]
rcp  The courier shall hear it
bot  Saved for this delivery: door code 4711, your voice message.…
bot  …The courier is told: a door code, your voice message.…
     GiveInstructions
"""

import re
from dataclasses import dataclass, field, replace

from bot.asking import MENU, PERSON, cannot, stale
from bot.buttons import about, fingerprint
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, SaidAloud, Voice, Words
from bot.heard_aloud import GAP, WORD_SURE_FROM, Clear, NumberMissing, judged
from bot.scene import Scene, means
from bot.stage import interrupted
from bot.turn import UNHEARD, Interrupted, Say, Turn, aside, ask, goto, say
from bot.understanding.understood import Intent
from bot.wording import Secret
from bot.yes_or_no import says_yes
from core.commands import GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import MessageId
from core.model.secret_words import veiled
from core.model.speech import Speech

NO_WORDS_MAX = 2  # "no", "no sorry": more than that says what is meant
NUMBER_WORDS_MAX = 4  # "it is 4711": more than that is another message
_NUMBER = re.compile(r"[#*]?\w*\d[\w#*/-]*")


@dataclass(frozen=True, slots=True)
class Notes:
    """What was heard and waits for its yes, or for the number in its gap; and where the talk stood
    before it was said."""

    said: Words | None = None
    doubtful: tuple[str, ...] = ()
    gap: NumberMissing | None = None
    before: Interrupted = field(default_factory=lambda: Interrupted("menu", ""))


def arrives(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """It is fetched and listened to meanwhile, or we say that it is not."""
    match heard:
        case Voice(message=kept) if facts.delivery is None or not facts.listens:
            return aside(_unheard("voice-not-yet", kept, facts))
        case Voice(message=kept) if heard.is_too_long:
            return aside(_unheard("voice-too-long", kept, facts))
        case Voice(message=None):
            return aside(_unheard("voice-unclear", None, facts))
        case Voice():
            return aside(say("voice-listening", PERSON))
        case _:
            return UNHEARD


def heard(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Some seconds later: what it was, or that nobody can tell."""
    delivery = facts.delivery
    match heard:
        case SaidAloud() if delivery is None:
            return aside(say("voice-not-yet", PERSON))
        case SaidAloud(speech=speech, message=id, words=Words() as said) if delivery is not None:
            before = notes.before if notes.said else interrupted(facts.conversation)
            if notes.said is not None and notes.gap is None and _surely_yes(said, speech):
                return Turn(back_to=notes.before, hear=notes.said)
            match judged(speech):
                case Clear(text=text, doubtful=doubtful):
                    said = replace(said, text=text)
                    return _read_back(Notes(said, doubtful, before=before), delivery)
                case NumberMissing() as gap:
                    return _number_wanted(Notes(said, gap=gap, before=before))
                case _:
                    return aside(_unheard("voice-unclear", id if heard.kept else None, facts))
        case _:
            return UNHEARD


def right(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A yes lets it be heard as if it had been typed, where the talk stood; a no drops it."""
    delivery = facts.delivery
    match heard:
        case _ if notes.said is None or notes.gap is not None or delivery is None:
            return stale() if isinstance(heard, Pressed) else UNHEARD
        case Pressed(args=(_, shown)) if shown != fingerprint(notes.said.text):
            return stale()
        case Pressed(verb="voice.yes"):
            return Turn(back_to=notes.before, hear=notes.said)
        case Pressed(verb="voice.no"):
            return Turn(says=(say("voice-again", PERSON),), back_to=notes.before)
        case Words() if says_yes(heard):
            return Turn(back_to=notes.before, hear=notes.said)
        case Words(text=text) if means(heard, Intent.DENY) and len(text.split()) <= NO_WORDS_MAX:
            return Turn(says=(say("voice-again", PERSON),), back_to=notes.before)
        case Words():  # what is written counts, and what was said no more
            return Turn(back_to=notes.before, hear=heard)
        case Entered():
            return _read_back(notes, delivery)
        case _:
            return UNHEARD


def number(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What was hardly heard is typed, then all of it is read back."""
    match heard:
        case _ if notes.gap is None or facts.delivery is None:
            return UNHEARD
        case Words(text=text) if (typed := _typed_number(text)) is not None:
            whole = notes.gap.filled(typed)
            said = Words(whole, facts.reading(whole))
            return _read_back(Notes(said, before=notes.before), facts.delivery)
        case Words():
            return Turn(back_to=notes.before, hear=heard)
        case Entered():
            return _number_wanted(notes)
        case _:
            return UNHEARD


def for_courier(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What nobody here could listen to goes with the door card, for whoever comes to it."""
    delivery = facts.delivery
    match heard:
        case Pressed(args=(_, message)) if delivery is not None:
            if not facts.may(ChangeAction.INSTRUCTIONS):
                return cannot(facts, ChangeAction.INSTRUCTIONS)
            return goto("door.saved", GiveInstructions(delivery.id, DoorCard(voice=message)))
        case _:
            return UNHEARD


def _unheard(key: str, kept: MessageId | None, facts: Facts) -> Say:
    """Nobody here could listen: they write, ask for a person, or let the courier hear it."""
    delivery = facts.delivery
    if delivery is None:
        return say(key, PERSON)
    if kept is None or not facts.may(ChangeAction.INSTRUCTIONS):
        return say(key, MENU, PERSON)
    return say(key, about(delivery, "button-for-courier", "voice.courier", kept), MENU, PERSON)


def _read_back(notes: Notes, delivery: Delivery) -> Turn:
    said = notes.said
    assert said is not None
    shown = fingerprint(said.text)
    buttons = (
        about(delivery, "button-yes-right", "voice.yes", shown),
        about(delivery, "button-no", "voice.no", shown),
        PERSON,
    )
    words = _shown(said)
    if notes.doubtful:
        question = say("voice-doubt", *buttons, words=words, doubt=", ".join(notes.doubtful))
    else:
        question = say("voice-heard", *buttons, words=words)
    return ask(question, wait=right, notes=notes)


def _number_wanted(notes: Notes) -> Turn:
    assert notes.gap is not None
    words = notes.gap.filled(GAP)
    is_code = notes.said is not None and notes.said.understood.entities.gate_code is not None
    key = "voice-code" if is_code else "voice-number"
    return ask(say(key, PERSON, words=words), wait=number, notes=notes)


def _shown(said: Words) -> object:
    """A code is for the eyes of the recipient: the transcript does not repeat it."""
    has_code = said.understood.entities.gate_code is not None or veiled(said.text) != said.text
    return Secret(said.text) if has_code else said.text


def _surely_yes(said: Words, speech: Speech) -> bool:
    """A yes that is said aloud to what was read back needs no yes of its own; a doubtful one does."""
    is_sure = all(word.confidence >= WORD_SURE_FROM for word in speech.words)
    return is_sure and bool(speech.words) and says_yes(said)


def _typed_number(text: str) -> str | None:
    """ "4711", "it is 4711#"."""
    found = _NUMBER.findall(text)
    return found[0] if len(found) == 1 and len(text.split()) <= NUMBER_WORDS_MAX else None


SCENE = Scene(
    name="said_aloud",
    beats=(arrives, heard, right, number, for_courier),
    notes=Notes,
    verbs={"voice.yes": right, "voice.no": right, "voice.courier": for_courier},
    kinds={Voice: arrives},
    open_to_all=True,
)
