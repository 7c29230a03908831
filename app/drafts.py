"""Drafts: where an address that is being corrected in a chat lies by now, for its pin."""

from bot.draft import Draft
from bot.repertoire import stage
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.location import Location

_STAGE = stage()


def drafted(talk: Conversation, delivery: Delivery) -> tuple[Location, str] | None:
    """The draft's place and its line; None where the talk is about something else."""
    draft = _STAGE.place_of(talk).notes
    if talk.focus != delivery.id or not isinstance(draft, Draft) or draft.where is None:
        return None
    return draft.where, draft.line
