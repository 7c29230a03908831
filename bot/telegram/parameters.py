"""Parameters: a letter as what a method of Telegram is told, and what its answer tells."""

from typing import Any

from telegram.error import BadRequest

from bot.letter import Letter
from bot.telegram.client import Wire
from bot.telegram.keyboards import markup
from bot.telegram.pictures import fits_caption
from bot.voice import bare
from core.model.shown import WITH_WORDS, Shown


def params_of(letter: Letter, app_url: str | None, words: str | None) -> dict[str, Any]:
    """What every method is told; `words` names the parameter of the text, if there is one."""
    params: dict[str, Any] = {"chat_id": letter.chat_id}
    if words is not None:
        params |= {words: letter.text, "parse_mode": "HTML"}
    if (board := markup(letter, app_url)) is not None:
        params["reply_markup"] = board
    return params


def of_a_new_one(letter: Letter) -> dict[str, Any]:
    """A secret cannot be forwarded, what is silent does not ring, and an answer says to what; an
    edit changes none of it."""
    secret = {"protect_content": True} if letter.secret else {}
    silent = {"disable_notification": True} if letter.silent else {}
    return secret | silent | answering(letter.answers)


def answering(message_id: int | None) -> dict[str, Any]:
    """Whoever has deleted what is answered gets the answer all the same."""
    if message_id is None:
        return {}
    return {
        "reply_parameters": {"message_id": message_id, "allow_sending_without_reply": True},
    }


def copy_of(letter: Letter, shown: Shown) -> dict[str, Any]:
    """A copy of what one of us has sent, with the words where it can carry some; where these are
    too long for that with the name, it keeps its own."""
    has_words = shown.kind in WITH_WORDS and fits_caption(bare(letter.text))
    told = params_of(letter, None, "caption" if has_words else None)
    return (
        told
        | {"from_chat_id": shown.chat_id, "message_id": shown.message_id}
        | of_a_new_one(letter)
    )


def is_about_buttons(refused: BadRequest) -> bool:
    said = refused.message.casefold()
    return any(word in said for word in ("button", "web app", "keyboard", "markup"))


def message_id_of(answer: Wire) -> int | None:
    """Some servers answer with nothing: then the slot stays empty and the next is sent anew."""
    found = answer.get("message_id") if isinstance(answer, dict) else None
    found = found if found is not None else getattr(answer, "message_id", None)
    return found if isinstance(found, int) else None
