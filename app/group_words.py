"""Group words: the agents' group in its own language, with the console's forms behind it."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from bot.topics.words import DeskWords, Veil
from bot.voice import Voice
from core.commands import Command
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from web.api.translate.changes import command
from web.console.deeds import asked
from web.veil import veil_over


class ConsoleForms:
    """See `bot.topics.words.DeskForms`."""

    def veil(self, deliveries: Iterable[Delivery]) -> Veil:
        return veil_over(deliveries)

    def command(
        self, action: ChangeAction, form: Mapping[str, str], zone: tzinfo, delivery: Delivery
    ) -> Command:
        return command(asked(action, form, zone), delivery)


def group_words(voice: Voice, language: str) -> DeskWords:
    return DeskWords(voice=voice, language=language, forms=ConsoleForms())
