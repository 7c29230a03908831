"""Understanding on the command line: what the bot makes of a line, as other programs read it."""

from datetime import UTC, datetime

from bot.understanding import to_wire, understand
from bot.understanding.embedding import meaning_of


def understood(asked: dict[str, object], at: datetime | None) -> dict[str, object]:
    """`{"id","text","at"}` in, what was understood out; an error in its place for another line."""
    id, text, told = asked.get("id"), asked.get("text"), asked.get("at")
    if not isinstance(text, str):
        return {"id": id, "error": "text is missing"}
    moment = at or datetime.now(UTC)
    if told is not None:
        try:
            moment = datetime.fromisoformat(str(told))
        except ValueError:
            return {"id": id, "error": "at is no time"}
        if moment.utcoffset() is None:
            return {"id": id, "error": "at wants an offset"}
    try:
        found = understand(text, moment, meaning=meaning_of(text))
    except OverflowError:
        return {"id": id, "error": "at is too far away"}  # "tomorrow" of the last day there is
    return {"id": id, **to_wire(found)}
