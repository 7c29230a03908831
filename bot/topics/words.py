"""Words: what is said in the agents' group, in its language. A method that takes a code answers
with bare words; `said` with HTML, in which what it names is escaped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from babel import Locale, UnknownLocaleError

from bot.turn import Say
from bot.voice import LONG_AGO, Setting, Voice
from core.commands import Command
from core.model.carrier import ChangeAction
from core.model.conversation import Author
from core.model.delivery import Delivery
from core.model.promise import PromiseState
from core.model.reason import Reason
from core.model.risk_flag import RiskFlag
from core.model.saying import WANTS_WORDS, Saying
from core.model.status import Flag, Status
from core.model.window import Window
from core.refusals import Refusal

Veil = Callable[[str], str]


class DeskForms(Protocol):
    """How the console reads a form, and what it hides: both doors do it the same way."""

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
# What is asked for in words: how an answer is to be written stands in `group-asks-…`.
IS_ASKED = frozenset(
    {
        ChangeAction.CHANGE_ADDRESS,
        ChangeAction.NEIGHBOUR,
        ChangeAction.SAFE_PLACE,
        ChangeAction.INSTRUCTIONS,
        ChangeAction.CHANGE_RECIPIENT,
        ChangeAction.POSTPONE,
        ChangeAction.EXTEND_PICKUP,
        ChangeAction.RETURN,
    }
)
_ASKED_BY_NAME = frozenset({Saying.SOONER, Saying.DELEGATE})
# Refusals whose code says less than why.
_VAGUE = frozenset({"not-allowed", "invalid", "other"})
_WANTS_LINK = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWords:
    """`language` is one of those that the bot speaks."""

    voice: Voice
    language: str
    forms: DeskForms

    def said(self, key: str, **values: object) -> str:
        setting = Setting(self.language, UTC, LONG_AGO)
        return self.voice.spoken(Say(key=key, values=values), setting).text

    def bare(self, key: str, **values: object) -> str:
        return self.voice.words(key, self.language, **values)

    def status(self, status: Status) -> str:
        return self._of("status", status)

    def flag(self, flag: Flag) -> str:
        return self._of("flag", flag)

    def risk(self, flag: RiskFlag) -> str:
        return self._of("risk", flag)

    def promise(self, state: PromiseState) -> str:
        return self._of("promise", state)

    def why(self, code: str) -> str:
        """Why a person was asked for, as a sentence."""
        return self._of("why", code, "group-why-asked")

    def note(self, code: str) -> str:
        """What became known while one of us held the talk."""
        return self._of("note", code, None)

    def kind(self, kind: str) -> str:
        """What was sent that is no words."""
        return self._of("kind", kind, None)

    def reason(self, reason: Reason) -> str:
        """Why an attempt failed, as it is told to everybody but the recipient."""
        if reason is Reason.RECIPIENT_MOVED:
            return self.bare("group-reason-moved")
        return self.bare(f"reason-{_dashed(reason)}")

    def title(self, wish: ChangeAction | Saying) -> str:
        return self._of("said" if isinstance(wish, Saying) else "do", wish)

    def asks(self, wish: ChangeAction | Saying) -> str:
        """How an answer in words is to be written."""
        is_named = wish in IS_ASKED or wish in _ASKED_BY_NAME
        key = f"group-asks-{_dashed(wish) if is_named else 'said'}"
        return self.said("group-asks", what=self.title(wish), asked=self.bare(key))

    def tongue(self, code: str) -> str:
        """The name of a language: "Finnish"; its code where nobody knows a name."""
        try:
            return Locale(code).get_language_name(self.language) or code
        except (UnknownLocaleError, ValueError):
            return code

    def moment(self, at: datetime | Window, zone: tzinfo) -> str:
        """With its day, so that it is true whenever it is read."""
        return self.voice.dated(at, self.language, zone)

    def refusal(self, refusal: Refusal) -> str:
        """Why nothing was done."""
        if refusal.fields:
            return self.said("group-wrong-form")
        code = f"refusal-{refusal.code}"
        if refusal.code not in _VAGUE and self.voice.knows(code, self.language):
            return self.said(code)
        told = [key for each in refusal.why_not if (key := self._why_not(each)) is not None]
        if not told:
            return self.said("group-cannot")
        return self.said("group-nothing-done", why=" ".join(map(self.bare, told)))

    def _why_not(self, code: str) -> str | None:
        keys = (f"group-why-not-{code}", f"why-not-{code}")
        known = (key for key in keys if self.voice.knows(key, self.language))
        return next(known, None) if code != _WANTS_LINK else None

    def _of(self, kind: str, code: str, otherwise: str | None = None) -> str:
        """The words of a code; its letters for one that nobody foresaw."""
        key = f"group-{kind}-{_dashed(code)}"
        if self.voice.knows(key, self.language):
            return self.bare(key)
        return self.bare(otherwise) if otherwise is not None else _plainly(code)


def is_typed(wish: ChangeAction | Saying) -> bool:
    """Whether it is asked for in words."""
    return wish in IS_ASKED or wish in WANTS_WORDS


def _dashed(code: str) -> str:
    return code.replace("_", "-")


def _plainly(code: str) -> str:
    return code.replace("_", " ").replace("-", " ")
