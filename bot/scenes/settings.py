"""Settings: the language, no more messages, what we know, and to be forgotten.

rcp  /language
bot  Which language shall I use? [✓ English] [Deutsch] [Español] [Français] [Italiano] [Polski] [Português] [Suomi] [Svenska] [Türkçe] [Українська] [Русский] [العربية]
rcp  Svenska
bot  Nu talar jag svenska.
     ChooseLanguage
rcp  English please
bot  I speak English now.
     ChooseLanguage
rcp  stop texting me
bot  No more messages by themselves. If you write, I answer; /start turns them on again. [A person]
     StopMessages
rcp  /privacy
bot  We keep what is needed to bring your parcel: your number, the address and this chat. Codes are deleted after delivery; /mydata shows it all, /forget deletes it; only misread words may stay, without a name, to learn from.
rcp  /forget
bot  I delete this chat, your number and your address from it. Parcels still come as the sender told us. Shall I? [Yes, delete] [No]
rcp  Yes, delete
bot  Deleted. Goodbye, and all the best.
     keyboard none
     ForgetMe
"""

from dataclasses import replace

from bot.asking import PERSON
from bot.buttons import Button, plain
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Slash, Words
from bot.home import place_line
from bot.languages import LANGUAGES, wished_language
from bot.languages import spoken as code_of
from bot.preferred import preference_lines
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Keyboard, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Digits, Lines, Text
from core.commands import ChooseLanguage, ForgetMe, StopMessages
from core.model.consent import Consent


def language(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Each in its own name. A language that we do not speak yet gets all of them and a person."""
    talk = facts.conversation
    match heard:
        case Pressed(verb="language.pick" | "language.back", args=(code,)) if code in LANGUAGES:
            return _speak(code, facts)
        case Slash(arg=arg) if wished := code_of(arg) or wished_language(arg, talk.language):
            return _speak(wished, facts)
        case Words(text=text) if means(heard, Intent.LANGUAGE):
            wished = wished_language(text, talk.language)
            if wished is not None:
                return _speak(wished, facts)
            return aside(say("language-which", *_languages(talk.language), PERSON))
        case Slash() | Pressed() | Entered():
            return aside(say("language-which", *_languages(talk.language)))
        case _:
            return UNHEARD


def spoken(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return aside(say("language-chosen"))


def _speak(code: str, facts: Facts) -> Turn:
    """What was asked before is asked again in that language."""
    return replace(goto(spoken, ChooseLanguage(facts.conversation.id, code)), aside=True)


def stop(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """At once, without a question."""
    return goto(stopped, StopMessages(facts.conversation.id))


def stopped(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("stop-done", PERSON))


def privacy(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return aside(say("privacy"))


def my_data(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What this chat is bound to. Before the proof that is the chat alone."""
    lines = [
        Text("mydata-chat", {"number": Digits(str(facts.conversation.chat_id))}),
        Text("mydata-language"),
    ]
    for each in facts.deliveries:
        known = each.recipient
        values: dict[str, object] = {
            "number": Digits(each.tracking_number),
            "name": known.name or "–",
            "phone": Digits(known.phone or "–"),
            "address": each.address.line or "–",
        }
        lines.append(Text("mydata-delivery", values))
        lines += [Text("mydata-delegate", {"name": one.name}) for one in each.delegates if one.name]
    for place in facts.places:
        lines.append(place_line(place, facts.now))
    lines += preference_lines(facts)
    lines += [_consent_line(each, facts) for each in facts.consents().given]
    return aside(say("mydata", lines=Lines(tuple(lines))))


def _consent_line(consent: Consent, facts: Facts) -> Text:
    """What was agreed to, when, and until when; or that it is over."""
    stands = consent.stands(facts.now)
    over = min(consent.withdrawn_at or consent.until, consent.until)
    values: dict[str, object] = {
        "fact": Text(f"consent-{consent.fact.replace('_', '-')}"),
        "at": consent.given_at,
        "until": consent.until if stands else over,
    }
    return Text("mydata-consent" if stands else "mydata-consent-over", values)


def forget(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Asked once more: this cannot be taken back."""
    talk = facts.conversation
    match heard:
        case Pressed(verb="forget.yes"):
            return goto(forgotten, ForgetMe(talk.id))
        case Pressed():
            return rest(say("forget-not"))
        case Words() if means(heard, Intent.CONFIRM):
            return goto(forgotten, ForgetMe(talk.id))
        case Words() if means(heard, Intent.DENY):
            return rest(say("forget-not"))
        case Words() if not means(heard, Intent.DELETE_MY_DATA):
            return UNHEARD
        case _:
            yes = plain("button-yes-delete", "forget.yes")
            return ask(say("forget-shall-i", yes, plain("button-no", "forget.no")))


def forgotten(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("forget-done", keyboard=Keyboard.NONE))


def _languages(now: str) -> tuple[Button, ...]:
    """The one that is spoken now is marked, and goes first."""
    current = plain("button-language-now", "language.pick", now, name=_name(now))
    others = (code for code in LANGUAGES if code != now)
    return current, *(plain(_name(code).key, "language.pick", code) for code in others)


def _name(code: str) -> Text:
    return Text(f"button-language-{code}")


SCENE = Scene(
    name="settings",
    beats=(language, spoken, stop, stopped, privacy, my_data, forget, forgotten),
    verbs={
        "language.pick": language,
        "language.back": language,
        "forget.yes": forget,
        "forget.no": forget,
    },
    intents={
        Intent.LANGUAGE: language,
        Intent.STOP_MESSAGES: stop,
        Intent.DELETE_MY_DATA: forget,
    },
    slashes={
        "language": language,
        "stop": stop,
        "privacy": privacy,
        "mydata": my_data,
        "forget": forget,
    },
    open_to_all=True,
)
