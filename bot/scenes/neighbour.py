"""Neighbour: asked before anybody rings at theirs, by a link that the recipient forwards.

rcp  leave it with my neighbour Olga
bot  I will ask Olga first. I tell them only that a parcel for next door may come one of these days. Do you agree? [Yes] [No] [A person]
rcp  Yes
bot  Please forward the next message to Olga. The link in it works once, until Wednesday 25 November, 10:00; you hear what they say. [Take it back] [A person]
bot  A neighbour asks: would you take in a parcel for them? https://t.me/doorstep_bot?start=n-1
     AskNeighbour
hse  neighbour_answered Olga: refused
bot  Olga cannot take it. What shall we do? [Other time] [Locker] [Correct the address] [A person]
rcp  (contact Ilkka +358409876543)
bot  I will ask Ilkka first.… [Yes] [No] [A person]
rcp  Yes
bot  I have sent Ilkka an SMS with a link that works once, until Wednesday 25 November, 10:00; you hear what they say. [Take it back] [A person]
     AskNeighbour
hse  neighbour_answered Ilkka: withdrawn
bot  Ilkka cannot take it after all; the courier knows. What shall we do? [Other time] [Locker] [Correct the address] [A person]

A neighbour in another street is another address: old and new are compared, and a proof or a person
may be asked for, as for any.
"""

from dataclasses import dataclass

from bot.asking import PERSON, cannot, price_told, stale, ways_out
from bot.buttons import about, fingerprint
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, SharedContact, Told, Words
from bot.next_door_words import (
    NAME_MAX,
    called,
    door_text,
    e164,
    is_any_neighbour,
    link_to,
    when_text,
)
from bot.next_house import next_house
from bot.pronouns import names_nobody
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.canonical import words_beside_time
from bot.understanding.lexicon import is_settled
from bot.understanding.normalise import normalised
from bot.understanding.places import names_a_place_alone
from bot.understanding.understood import Intent
from bot.wording import Text
from bot.yes_as_away import agrees, refuses
from core.actions.next_door import door_of
from core.commands import AskNeighbour, RevokeNeighbour
from core.model.carrier import ChangeAction
from core.model.notice import NoticeKind
from core.model.status import Status

NAME_WORDS_MAX = 4  # "Lisa på 12", "pani Kowalska spod 7"


@dataclass(frozen=True, slots=True)
class Notes:
    """Who is meant, and the number by which they may be asked, if one was given. `asked`: which
    neighbour was asked already."""

    name: str = ""
    phone: str = ""
    asked: bool = False


def who(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A name or a flat; a shared contact is one too."""
    match heard:
        case _ if facts.delivery is None:
            return UNHEARD
        case _ if not facts.may(ChangeAction.NEIGHBOUR):
            return cannot(facts, ChangeAction.NEIGHBOUR)
        case SharedContact(own=False, name=str(name), phone=phone):
            return _named(name, name, facts, notes, phone)
        case Words(text=text) if names_nobody(text) and notes.name:
            return goto(shall_i, notes=notes)
        case Words(text=text) if names_nobody(text):
            return ask(say("neighbour-who", PERSON), wait=who, notes=Notes())
        case Words(text=text) if _may_name(heard) and names_a_place_alone(text):
            return goto("wishes.safe_place", hear=heard)
        case Words(text=text) if _may_name(heard):
            told = heard.understood.entities
            return _named(told.neighbour or text, text, facts, notes, e164(told.phone))
        case Pressed() | Entered():
            return ask(say("neighbour-who", PERSON), wait=who, notes=Notes())
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What the neighbour will hear, and nothing before a yes."""
    delivery = facts.delivery
    if delivery is None or not notes.name:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.NEIGHBOUR):
            return cannot(facts, ChangeAction.NEIGHBOUR)
        case Pressed(verb="neighbour.yes", args=(_, shown)) if shown == fingerprint(notes.name):
            return goto(forward, AskNeighbour(delivery.id, notes.name, notes.phone or None))
        case Pressed(verb="neighbour.no"):
            return goto(left)
        case Pressed():
            return stale()
        case Words() if agrees(heard, facts):
            return goto(forward, AskNeighbour(delivery.id, notes.name, notes.phone or None))
        case Words() if refuses(heard):
            return goto(left)
        case Words(text=text) if names_nobody(text):
            return who(heard, facts, notes)
        case SharedContact() | Words() if isinstance(heard, SharedContact) or means(
            heard, Intent.NEIGHBOUR
        ):
            return who(heard, facts, notes)
        case Entered() | RefusedNow():
            window = delivery.awaited.window if delivery.awaited is not None else None
            question = say(
                "neighbour-shall-i",
                about(delivery, "button-yes", "neighbour.yes", fingerprint(notes.name)),
                about(delivery, "button-no", "neighbour.no"),
                PERSON,
                name=notes.name,
                door=door_text(*door_of(delivery)),
                when=when_text(window),
            )
            return ask(*price_told(facts, ChangeAction.NEIGHBOUR), question)
        case _:
            return UNHEARD


def forward(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """An SMS asks them, or the link stands in a message of its own, which says nothing of the
    parcel."""
    delivery = facts.delivery
    asked = delivery.neighbour_ask if delivery is not None else None
    if delivery is None or asked is None:
        return rest(say("instead", *ways_out(facts)))
    back = about(delivery, "button-take-back", "neighbour.revoke")
    if asked.phone is not None:
        sent = say("neighbour-sent", back, PERSON, name=asked.name, until=asked.expires_at)
        return rest(sent)
    return rest(
        say("neighbour-forward", back, PERSON, name=asked.name, until=asked.expires_at),
        say("neighbour-link", link=link_to(facts.bot_name, asked.token)),
    )


def revoke(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The link opens nothing from now on."""
    match heard:
        case Pressed() if facts.delivery is not None:
            return goto(revoked, RevokeNeighbour(facts.delivery.id))
        case _:
            return UNHEARD


def revoked(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Other ways; while a courier waits, those that help at once."""
    if facts.waits() is not None:
        return goto("rescue", says=(say("neighbour-revoked"),))
    return rest(say("neighbour-revoked", *ways_out(facts)))


def answered(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A yes shows on the card, as the carrier's affair by now; a no has other ways at once."""
    if not isinstance(heard, Told) or facts.delivery is None:
        return aside()
    name, answer = heard.notice.name or "", heard.notice.text or "expired"
    if answer == "accepted":
        return aside(card(facts, fresh=True, lead=Text("neighbour-accepted", {"name": name})))
    asked = facts.delivery.neighbour_ask
    if facts.delivery.is_over:
        return aside()
    if answer == "unreached" and asked is not None:
        link = say("neighbour-link", link=link_to(facts.bot_name, asked.token))
        return aside(say("neighbour-unreached", PERSON, name=name), link)
    if facts.waits() is not None and facts.delivery.status is Status.ARRIVING:
        return goto("rescue", says=(say(f"neighbour-{answer}", name=name),))
    return aside(say(f"neighbour-{answer}", *ways_out(facts), name=name))


def left(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("wish-left")))


def _may_name(heard: Words) -> bool:
    """A name sounds like anything: "Olga" is no greeting, unless it is one in so many words, and
    "Lisa på 12" no hour."""
    plain = normalised(heard.text)
    is_open = not heard.understood.understood or means(heard, Intent.NEIGHBOUR)
    is_courtesy = means(heard, Intent.GREETING, Intent.THANKS, Intent.LANGUAGE)
    time = heard.understood.entities.time
    is_at_a_door = (
        means(heard, Intent.RESCHEDULE, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS)
        and (time is None or (time.day is None and words_beside_time(plain) > 0))
        and len(plain.split()) <= NAME_WORDS_MAX
        and any(letter.isdigit() for letter in plain)
    )
    return is_open or is_at_a_door or (is_courtesy and not is_settled(plain))


def _named(name: str, said: str, facts: Facts, before: Notes, phone: str = "") -> Turn:
    """ "My neighbour" is asked which one, once; in a flat, it is known."""
    name = called(name)
    if is_any_neighbour(name) and any(letter.isdigit() for letter in said):
        name = said[max(0, said.find(name)) :]
    if is_any_neighbour(name) and not phone and not before.asked:
        return ask(say("neighbour-who", PERSON), wait=who, notes=Notes(asked=True))
    draft = next_house(name, facts) or next_house(said, facts)
    if draft is None:
        return goto(shall_i, notes=Notes(name[:NAME_MAX], phone))
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto("correct_address.judged", notes=draft)


SCENE = Scene(
    name="neighbour",
    beats=(who, shall_i, forward, revoke, revoked, answered, left),
    notes=Notes,
    verbs={
        "neighbour.ask": who,
        "neighbour.yes": shall_i,
        "neighbour.no": shall_i,
        "neighbour.revoke": revoke,
    },
    intents={Intent.NEIGHBOUR: who},
    notices={NoticeKind.NEIGHBOUR_ANSWERED: answered},
    kinds={SharedContact: who},
)
