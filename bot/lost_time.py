"""Lost time: why a promised window cannot be kept, in words."""

from bot.facts import Facts
from bot.turn import Say, say
from bot.wording import Text
from core.actions.losing import Cause
from core.model.notice import Notice


def because(cause: Cause) -> Text:
    return Text(f"lost-{cause}")


def why_broken(notice: Notice, facts: Facts) -> Say:
    """Nothing else could be kept for them; whether they are in line for what was theirs."""
    if notice.window is None or notice.text is None:
        return say("slot-broken")
    waits = any(wish.window == notice.window for wish in facts.wishes)
    key = "window-lost-waits" if waits else "window-lost-told"
    return say(key, cause=because(Cause(notice.text)), lost=notice.window)
