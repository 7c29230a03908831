"""Words: what is said in the agents' group. Codes of the house are said as the console says them:
`DeskWords` is its side of it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Protocol

from core.commands import Command
from core.model.carrier import ChangeAction
from core.model.conversation import Author
from core.model.delivery import Delivery
from core.model.promise import PromiseState
from core.model.status import Status
from core.refusals import Refusal

Veil = Callable[[str], str]


class DeskWords(Protocol):
    """The console's words, and how it reads a form: one house speaks with its agents one way."""

    def status(self, status: Status) -> str: ...
    def promise(self, state: PromiseState) -> str: ...
    def why(self, code: str) -> str:
        """Why a person was asked for."""
        ...

    def note(self, code: str) -> str:
        """What became known while one of us held the talk."""
        ...

    def kind(self, kind: str) -> str:
        """What was sent that is no words."""
        ...

    def language(self, code: str) -> str: ...
    def title(self, action: ChangeAction) -> str: ...
    def refusal(self, refusal: Refusal, holder: str | None) -> str: ...
    def moment(self, at: datetime, zone: tzinfo) -> str: ...
    def veil(self, deliveries: Iterable[Delivery]) -> Veil:
        """Hides the codes of these deliveries in whatever text is shown."""
        ...

    def command(
        self, action: ChangeAction, form: Mapping[str, str], zone: tzinfo, delivery: Delivery
    ) -> Command:
        """What a filled-in form asks for. Raises Refused: invalid, slot-gone."""
        ...


NOTE_SIGN = "//"
SIGN = {Author.RECIPIENT: "👤", Author.BOT: "🤖", Author.AGENT: "💬", Author.HOUSE: "ℹ️"}
REMARK_SIGN = "📝"
HELP = (
    "What you write in a topic goes to the recipient, under your name; the first word takes the "
    "talk over. Edits and answers are kept.\n"
    f"{NOTE_SIGN} and words: a note that only colleagues see, @name asks one of them to look\n"
    "/take: the talk is yours · /close: the bot goes on\n"
    "/do: what you can do for the recipient\n"
    "/help: this"
)
GENERAL_HELP = (
    "Each talk that wants a person has a topic here. Write /agent and the code that the console or "
    "doorstep agent telegram shows you, once; then I know you.\n" + HELP
)
UNKNOWN = (
    "I do not know you, so nothing was done. Get a code from the console (your own page) or from "
    "doorstep agent telegram, and write it here: /agent CODE"
)
WRONG_CODE = "This code is not known, or its time is over. Get another one."
IN_GENERAL = "That belongs into the topic of a talk."
NOT_YOURS = "The bot holds this talk, so nothing was sent. Take it over, then write it again."
LEFT = "The recipient has left this chat, so nobody can be reached here."
CANNOT_BE_SENT = "This kind of message cannot be sent on, so the recipient did not get it."
TOO_LONG = "This is longer than a message may be, so nothing was sent."
EMPTY_NOTE = f"Write the note behind {NOTE_SIGN}"
UNKNOWN_COMMAND = "I do not know this command. /help says which there are."
NO_ROADS = "Travel times are not to be had just now, so nothing was done. Try again soon."
NO_TIMES = "No route has room in any window that may still be chosen."
NO_POINTS = "No pickup point near this door takes the parcel."
NOTHING_TO_DO = "Nothing can be changed now."
NO_PARCEL = "No parcel belongs to this talk, so there is nothing to do."
OLD_BUTTON = "This button is of another day: it does nothing any more. /do shows what can be done."
TAKE, DO, BACK, CONSOLE = "Take over", "What can be done", "To the bot", "In the console"
APPROVE, DECLINE, SURE = "Approve the address", "Decline it", "Yes, do it"
WHICH_TIME = "Which time? It is promised at once."
WHICH_POINT = "Where to? The parcel is sent there at once."

# How an answer to the question for something typed is to be written.
ASKS = {
    ChangeAction.CHANGE_ADDRESS: "the new address, with number and town",
    ChangeAction.NEIGHBOUR: "the neighbour's name, a comma, and the flat",
    ChangeAction.SAFE_PLACE: "where to leave it",
    ChangeAction.INSTRUCTIONS: (
        "what the courier must know; or by name, with semicolons between: "
        "entrance: B; floor: 3; unit: 12; phone: +358…; note: …"
    ),
    ChangeAction.CHANGE_RECIPIENT: "the name, a comma, and the phone number",
    ChangeAction.POSTPONE: "the day, as 2026-12-24",
    ChangeAction.EXTEND_PICKUP: "the last day, as 2026-12-24",
    ChangeAction.RETURN: "why it goes back",
}


def known_now(name: str) -> str:
    return f"{name}, I know you now. {HELP}"


def asks(title: str, action: ChangeAction) -> str:
    return f"{title}: answer this message with {ASKS[action]}."


def held_by(name: str) -> str:
    return f"{name} holds this talk, so nothing was sent. A note for colleagues begins with " + (
        NOTE_SIGN
    )


def done(title: str) -> str:
    return f"Done: {title}."


def sure(title: str) -> str:
    return f"{title}: are you sure?"


def takes(name: str) -> str:
    return f"{name} has the talk now."


def bot_has_it() -> str:
    return "The bot has the talk again."


def nobody_came(called: str | None) -> str:
    return f"Nobody has come yet: {called}, it is your turn." if called else "Nobody has come yet."


GONE = "The recipient has blocked the bot: nothing arrives there now."
AGAIN_THERE = "The recipient can be reached again."
ANEW = "The topic of before is gone; this one takes its place."
