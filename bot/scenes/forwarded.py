"""Forwarded: a delivery message that somebody passes on, or copies here; it is ours, or it is not.

rcp  (forwarded 99 Your parcel waits. Pay 1,99 € here: http://post-fi.example/pay)
bot  That message is not ours: I write only in this chat, and never ask for a card or a fee by link. Please do not open it. [Report it] [A person]
rcp  (forwarded 1 Tomorrow your parcel comes. https://t.me/doorstep_bot)
bot  That message is ours: I sent it from this bot.
rcp  (forwarded 99 Your parcel waits. Pay 1,99 € here: http://post-fi.example/pay)
bot  That message is not ours:…
rcp  Post: Your parcel is held at customs. Pay 1,99 EUR now: http://post-fi.example/pay
bot  That message is not ours:…
rcp  Your parcel comes tomorrow, see https://t.me/doorstep_bot?start=abc
bot  Its link opens this chat, so it may be opened. Who wrote it I see only if you forward it.
rcp  Report it
bot  I have asked one of us to join.…
     AskPerson
"""

from bot.asking import PERSON
from bot.buttons import plain
from bot.facts import Facts
from bot.heard import Forwarded, Heard, Words
from bot.pasted import leads_only_here
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say

REPORT = plain("button-report-it", "person.scam")


def is_it_ours(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """By who Telegram says wrote it, and by nothing that it says of itself."""
    match heard:
        case Forwarded(sender=sender) if sender == facts.conversation.bot_id:
            return aside(say("forwarded-ours"))
        case Forwarded():
            return aside(say("forwarded-not-ours", REPORT, PERSON))
        case _:
            return UNHEARD


def pasted(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Copied, it could say that anybody wrote it: only where its links lead is certain."""
    match heard:
        case Words(text=text) if leads_only_here(text, facts.bot_name):
            return aside(say("pasted-leads-here"))
        case Words():
            return aside(say("forwarded-not-ours", REPORT, PERSON))
        case _:
            return UNHEARD


SCENE = Scene(
    name="forwarded",
    beats=(is_it_ours, pasted),
    kinds={Forwarded: is_it_ours},
    open_to_all=True,
)
