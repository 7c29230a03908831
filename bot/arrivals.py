"""Arrivals: what a row of the house's own brings into a chat, and the words of any row."""

from bot.app_pin import app_pin_of
from bot.app_slot import app_slot_of
from bot.heard import Arrival, NotForUs, Photo, SaidAloud, Typed
from bot.listening import said_aloud_of
from bot.notices import notice_of
from core.model.notice import Notice


def of_the_house(body: bytes) -> Arrival | Notice:
    """What a page of ours or the listening brought, else a notice. Raises CannotRead."""
    return app_pin_of(body) or app_slot_of(body) or said_aloud_of(body) or notice_of(body)


def words_in(what: Arrival | Notice | NotForUs) -> str | None:
    """What was typed or said, as it came."""
    match what:
        case Arrival(what=Typed(text=text)) | Arrival(what=Photo(caption=text)):
            return text
        case Arrival(what=SaidAloud(speech=speech)):
            return speech.text
        case _:
            return None
