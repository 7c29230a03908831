"""Short letters: a notice in a sentence, for mail and SMS. No name, no address, and no code."""

from bot.card import title
from bot.languages import DEFAULT, spoken
from bot.voice import Voice
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.neighbour_ask import NeighbourAsk
from core.model.notice import NoticeKind
from core.model.short_letter import Dispatch, ShortLetter

SHOP_LETTERS_MAX = 40

# What each says; the chat, where everything else stands, is one press away.
WHAT = {
    NoticeKind.REMINDER: "lead-reminder",
    NoticeKind.OUT_FOR_DELIVERY: "lead-out-for-delivery",
    NoticeKind.LATE: "letter-late",
    NoticeKind.NEAR: "state-arriving",
    NoticeKind.ARRIVING: "lead-at-the-door",
    NoticeKind.NO_ANSWER: "lead-at-the-door",
    NoticeKind.DELIVERED: "state-delivered",
    NoticeKind.ATTEMPT_FAILED: "state-attempt-failed",
    NoticeKind.POINT_FAILED: "state-attempt-failed",
    NoticeKind.REPORT_MISSING: "letter-report-missing",
    NoticeKind.READY_FOR_PICKUP: "state-ready-for-pickup",
    NoticeKind.PICKUP_ENDS: "letter-pickup-ends",
}


def short_letter(
    voice: Voice,
    told: Dispatch,
    to: str,
    delivery: Delivery,
    talk: Conversation | None,
    bot_name: str | None,
) -> ShortLetter | None:
    """In the recipient's language; None where there is nothing to say: an invitation that leads
    nowhere, a kind that wants the chat."""
    language = spoken(delivery.recipient.language) or (talk.language if talk else DEFAULT)
    shop = title(delivery)[:SHOP_LETTERS_MAX]
    link = delivery.chat_link(bot_name)
    subject = voice.words("letter-subject", language, shop=shop)
    if told.kind is NoticeKind.INVITED:
        if link is None:
            return None
        text = voice.words("letter-invited", language, shop=shop, link=link)
        return ShortLetter(to=to, subject=subject, text=text, key=told.key)
    if told.kind not in WHAT:
        return None
    what = voice.words(WHAT[told.kind], language)
    more = voice.words("letter-more", language, link=link) if link is not None else ""
    text = voice.words("letter-told", language, shop=shop, what=what, more=more)
    return ShortLetter(to=to, subject=subject, text=text.strip(), key=told.key)


def neighbour_letter(
    voice: Voice, told: Dispatch, ask: NeighbourAsk, talk: Conversation | None, link: str | None
) -> ShortLetter | None:
    """That a neighbour asks, and the link: no name, no door, no shop. In the recipient's language,
    for nobody knows another; its page speaks the phone's."""
    if ask.phone is None or link is None:
        return None
    text = voice.words("neighbour-link", talk.language if talk else DEFAULT, link=link)
    return ShortLetter(to=ask.phone, subject="", text=text, key=f"{told.delivery}/{told.key}")
