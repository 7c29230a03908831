"""Console words: the agents' group speaks as the console does, and fills in the same forms."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from bot.topics.words import Veil
from core.commands import Command
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.promise import PromiseState
from core.model.status import Status
from core.refusals import Refusal
from web.api.translate.changes import command
from web.console import deed_words, words
from web.console.deeds import asked
from web.veil import veil_over

_NOTE = {str(kind): said for kind, said in words.NOTE.items()}


class ConsoleWords:
    """See `bot.topics.words.DeskWords`."""

    def status(self, status: Status) -> str:
        return words.STATUS[status]

    def promise(self, state: PromiseState) -> str:
        return words.PROMISE[state]

    def why(self, code: str) -> str:
        return words.ASKED_WHY.get(code, "asks for a person")

    def note(self, code: str) -> str:
        return _NOTE.get(code, words.said_plainly(code))

    def kind(self, kind: str) -> str:
        return words.KIND.get(kind, kind)

    def language(self, code: str) -> str:
        return words.language(code)

    def title(self, action: ChangeAction) -> str:
        return deed_words.TITLE[action]

    def refusal(self, refusal: Refusal, holder: str | None) -> str:
        """What a form lacks is said as below its form."""
        if holder is None or refusal.fields:
            return deed_words.refusal(refusal)
        return words.refusal(refusal, holder)

    def moment(self, at: datetime, zone: tzinfo) -> str:
        return words.moment(at, zone)

    def veil(self, deliveries: Iterable[Delivery]) -> Veil:
        return veil_over(deliveries)

    def command(
        self, action: ChangeAction, form: Mapping[str, str], zone: tzinfo, delivery: Delivery
    ) -> Command:
        return command(asked(action, form, zone), delivery)
