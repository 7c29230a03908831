"""Attempt: what is known of the row at hand, over all its plays."""

from dataclasses import dataclass

from bot.facts import Gathered, Need
from bot.heard import Heard
from bot.stage import Place
from bot.understanding.advice import Advice
from bot.understanding.embedding import Meaning
from core.actions.prepared import Prepared
from core.commands import Command
from core.model.ids import ConversationId
from core.refusals import Refusal

OUTDATED_MAX = 4  # times that others were faster; whoever waits then hears so, and may try again


@dataclass(slots=True)
class Attempt:
    """What is known by now about the row at hand, over all its plays."""

    heard: Heard | None = None
    place: Place | None = None
    refused_at: Place | None = None
    gathered: tuple[tuple[Need, Gathered], ...] = ()
    prepared: tuple[tuple[Command, Prepared], ...] = ()
    refusals: int = 0
    outdated: int = 0
    refusal: Refusal | None = None
    talk: ConversationId | None = None
    meaning: Meaning | None = None  # of what was typed
    advice: Advice = ()  # on what was typed

    def refuse(self, refusal: Refusal) -> None:
        """The beat that asked hears of it, however often the turn is played until it has answered
        and asked for something else."""
        self.refusal = refusal
        self.refused_at = self.place
        self.refusals += 1

    def overtaken(self) -> None:
        """Somebody booked in between: ask the roads once more, or say that others are faster."""
        self.prepared = ()
        self.outdated += 1
        if self.outdated >= OUTDATED_MAX:
            self.outdated = 0
            self.gathered = ()
            self.refuse(Refusal(code="ill", detail="The routes change too fast."))
