"""Relay: recipient and courier write to each other through the bot, as long as the courier is near.

rcp  /status
bot  📦 Kauppa Oy · Own Fleet… [Message the courier] [Change something] [A person]
rcp  Message the courier
bot  What shall I tell the courier? Write it, or tap. [I am coming] [Two minutes, please] [Please ring again] [I am not at home] [Thank you] [A person]
rcp  The blue door in the yard
bot  Passed on to the courier. Your number stays with us.
     TellCourier
hse  courier_said which_entrance
bot  🚚 The courier: Which entrance is it? [I am coming] [Two minutes, please] [Please ring again] [I am not at home] [Thank you] [A person]
rcp  Two minutes, please
bot  Passed on to the courier. Your number stays with us.
     TellCourier
hse  courier_said fi: Olen pihalla
bot  🚚 The courier writes (Finnish): “Olen pihalla” [I am coming] [Two minutes, please] [Please ring again] [I am not at home] [Thank you] [A person]
rcp  ok
bot  Passed on to the courier. Your number stays with us.
     TellCourier
rcp  Tell the driver that I am in the garden
bot  Passed on to the courier. Your number stays with us.
     TellCourier
"""

from babel import Locale

from bot.asking import PERSON, ways_out
from bot.buttons import Button, about
from bot.facts import Facts
from bot.for_courier import for_courier
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.refusing import refused
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.courier_commands import TellCourier
from core.model.delivery import Delivery
from core.model.door_line import LETTERS_MAX, CourierPhrase, RecipientPhrase
from core.model.notice import Notice, NoticeKind
from core.refusals import Refusal

GONE = Refusal(code="not-allowed", detail="", why_not=("courier-left",))


def what(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Their own words, or one of a few ready ones."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if isinstance(heard, RefusedNow):
        return rest(say("instead", *ways_out(facts)))
    if not facts.reaches_courier:
        return UNHEARD if isinstance(heard, Words) else rest(refused(GONE))
    match heard:
        case Pressed(args=(_, phrase)) if phrase in set(RecipientPhrase):
            return goto(told, TellCourier(delivery.id, phrase=phrase))
        case Words(text=text) if not means(heard, Intent.HUMAN):
            return _pass_on(delivery, for_courier(text) or text)
        case Words():
            return UNHEARD
        case _:
            return ask(say("relay-ask", *_ready(delivery), PERSON))


def tell(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """ "Tell the courier that …": said in one breath."""
    delivery = facts.delivery
    match heard:
        case Words(text=text) if delivery is not None and (said := for_courier(text)):
            return _pass_on(delivery, said)
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case _:
            return goto(what)


def told(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    if isinstance(heard, Entered):
        return rest(say("relay-told"))
    return UNHEARD


def said(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The courier's words; what is written next is for them."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Told(notice=notice) if not facts.reaches_courier:
            return aside(_heard(notice, facts))
        case Told(notice=notice):
            return ask(_heard(notice, facts, *_ready(delivery), PERSON), wait=what)
        case _:
            return UNHEARD


def _pass_on(delivery: Delivery, words: str) -> Turn:
    return goto(told, TellCourier(delivery.id, text=words[:LETTERS_MAX]))


def _ready(delivery: Delivery) -> tuple[Button, ...]:
    return tuple(
        about(delivery, f"recipient-says-{phrase.replace('_', '-')}", "courier.say", phrase)
        for phrase in RecipientPhrase
    )


def _heard(notice: Notice, facts: Facts, *buttons: Button) -> Say:
    """Ready words in the recipient's language; a courier's own as they were written."""
    if notice.text:
        mine = facts.conversation.language
        if not notice.name or notice.name == mine:
            return say("relay-wrote", *buttons, text=notice.text)
        language = Locale(notice.name).get_display_name(mine) or notice.name
        return say("relay-wrote-in", *buttons, text=notice.text, language=language)
    phrase = CourierPhrase(notice.ref or CourierPhrase.AT_THE_DOOR)
    words = Text(f"courier-says-{phrase.replace('_', '-')}")
    return say("relay-said", *buttons, words=words)


SCENE = Scene(
    name="relay",
    beats=(what, tell, told, said),
    verbs={"courier.say": what},
    notices={NoticeKind.COURIER_SAID: said},
)
