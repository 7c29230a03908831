"""Live places: the calls by which Telegram shows where a courier is, until they have come. Pure."""

from dataclasses import replace
from typing import Any

import msgspec

from bot.letter import Letter, Live
from core.model.location import Location

# Real time. Whatever becomes of us, Telegram ends it then by itself.
LIVE_SECONDS = 3600


def seen(letter: Letter, courier: Location | None) -> Letter:
    """The letter with the courier in its picture, or without one where nobody knows the place."""
    if letter.route is None or letter.picture is None:
        return letter
    if courier is None:
        return msgspec.structs.replace(letter, picture=None)
    picture = replace(letter.picture, courier=courier)
    return msgspec.structs.replace(letter, picture=picture)


def live_calls(
    letter: Letter, live: Live, standing: int | None, courier: Location | None
) -> list[tuple[str, dict[str, Any]]]:
    """Each to be tried where the one before it was refused; none where there is nothing to show."""
    here: dict[str, Any] = {"chat_id": letter.chat_id}
    at = here | {"message_id": standing}
    match live:
        case Live.OVER:
            return [("stopMessageLiveLocation", at)] if standing is not None else []
        case Live.MOVES if courier is None:
            return []
        case Live.MOVES:
            place = {"latitude": courier.lat, "longitude": courier.lon}
            anew = {"live_period": LIVE_SECONDS, "disable_notification": True}
            send = ("sendLocation", here | place | anew)
            moves = ("editMessageLiveLocation", at | place)
            return [send] if standing is None else [moves, send]
