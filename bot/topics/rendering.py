"""Rendering: a talk and its lines as they are read in a topic. Pure; texts are HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from html import escape

from msgspec import structs

from bot.topics.letter import Deed, TopicLetter
from bot.topics.words import REMARK_SIGN, SIGN, DeskWords, Veil
from bot.voice import bare
from core.model.attempt import Attempt
from core.model.carrier import ChangeAction
from core.model.conversation import REMARK, Author, Conversation, Message
from core.model.delivery import Delivery
from core.model.evidence import Finding
from core.model.ids import AgentId
from core.model.risk_flag import RiskFlag
from core.model.shown import Shown
from core.model.topic import HELD

NAME_LETTERS_MAX = 128
TEXT_LETTERS_MAX = 3500
WORDS_MAX = 1200  # of one line: a longer one goes alone
LAST_LINES = 6
ALONE = frozenset({"photo", "voice", "pin", "contact", "sticker", "document", "other"})
CAPTIONED = frozenset({"photo", "voice"})  # whose words we know
TAIL_LETTERS = 6

Buttons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of a talk when its topic is written: `about` is the delivery that it is about,
    `allowed` what can be done with it, `risks` what is to be minded, `names` those of our
    people."""

    talk: Conversation
    deliveries: Sequence[Delivery]
    about: Delivery | None
    zone: tzinfo
    allowed: Sequence[ChangeAction]
    risks: Sequence[RiskFlag]
    names: Mapping[AgentId, str]
    telegram_ids: Mapping[AgentId, int]
    veil: Veil
    public_url: str | None


def name_of(scene: Scene, desk: DeskWords) -> str:
    """By the parcel: a person's name stays in the console."""
    return topic_name(scene.talk, scene.about, desk)


def topic_name(talk: Conversation, about: Delivery | None, desk: DeskWords) -> str:
    if about is None:
        return desk.bare("group-talk", id=talk.id[-TAIL_LETTERS:])
    parts = (about.tracking_number, about.merchant)
    return " · ".join(part for part in parts if part)[:NAME_LETTERS_MAX]


def head(scene: Scene, desk: DeskWords, lead: str = "") -> TopicLetter:
    """What the talk is about, and the buttons of it."""
    talk, about = scene.talk, scene.about
    told = [lead] if lead else []
    held = talk.takeover
    told.append(
        desk.said("group-has-talk", name=held.agent_name)
        if held is not None
        else f"<b>{escape(desk.why(talk.asked_why or 'asked'))}</b>"
    )
    tongue = desk.tongue(talk.language)
    if talk.asked_at is None:
        told.append(desk.said("group-writes", language=tongue))
    else:
        at = desk.moment(talk.asked_at, scene.zone)
        told.append(desk.said("group-writes-since", language=tongue, at=at))
    if about is not None:
        told += _about(about, scene.risks, scene.zone, desk)
        if scene.allowed:
            could = ", ".join(map(desk.title, scene.allowed))
            told.append(desk.said("group-possible", what=could))
    others = [one.tracking_number for one in scene.deliveries if about and one.id != about.id]
    if others:
        told.append(desk.said("group-others", numbers=", ".join(others)))
    if talk.wish is not None:
        told.append(desk.said("group-wish", text=scene.veil(talk.wish.text)))
    return TopicLetter(
        conversation=talk.id,
        name=name_of(scene, desk),
        text=cut("\n".join(told)),
        buttons=buttons_of(scene, desk),
        is_head=True,
    )


def _about(about: Delivery, risks: Sequence[RiskFlag], zone: tzinfo, desk: DeskWords) -> list[str]:
    whose = (about.tracking_number, about.merchant, about.carrier)
    flags = ", ".join(sorted(map(desk.flag, about.flags)))
    told = [
        f"📦 {escape(' · '.join(one for one in whose if one))}: "
        + escape(desk.status(about.status) + (f" ({flags})" if flags else ""))
    ]
    if about.promise is not None and about.promise.stands:
        window = desk.moment(about.promise.window, zone)
        state = desk.promise(about.promise.state)
        told.append(desk.said("group-promised", window=window, state=state))
    if risks:
        told.append(desk.said("group-risks", what=", ".join(map(desk.risk, risks))))
    failed = [one for one in about.attempts if one.reason is not None]
    return told + [_attempt(number, one, zone, desk) for number, one in enumerate(failed, 1)]


def _attempt(number: int, attempt: Attempt, zone: tzinfo, desk: DeskWords) -> str:
    """With what speaks for and against it."""
    assert attempt.reason is not None
    known = [desk.reason(attempt.reason)]
    found = attempt.evidence
    if found is not None and found.nearest_metres is not None:
        is_contradicted = found.finding is Finding.CONTRADICTS
        key = "group-was-not-there" if is_contradicted else "group-came-near"
        known.append(desk.bare(key, metres=str(found.nearest_metres)))
    if found is not None and found.waited_seconds is not None:
        span = timedelta(seconds=found.waited_seconds)
        known.append(desk.bare("group-waited", span=span))
    if found is not None:
        known.append(desk.bare("group-photo" if found.has_photo else "group-no-photo"))
    if attempt.disputed:
        known.append(desk.bare("group-says-otherwise"))
    at = desk.moment(attempt.at, zone)
    return desk.said("group-attempt", number=number, at=at, known="; ".join(known))


def buttons_of(scene: Scene, desk: DeskWords) -> Buttons:
    """What is possible with the talk as it stands."""
    shown: list[tuple[str, str]] = []
    if scene.talk.takeover is None:
        shown.append((desk.bare("group-button-take"), "desk.take"))
    if scene.about is not None:
        shown.append((desk.bare("group-button-do"), "desk.do"))
    if scene.talk.wish is not None:
        shown.append((desk.bare("group-button-approve"), f"desk.grant|{scene.talk.wish.id}"))
        shown.append((desk.bare("group-button-decline"), f"desk.decline|{scene.talk.wish.id}"))
    if scene.talk.holder in HELD:
        shown.append((desk.bare("group-button-back"), "desk.back"))
    if scene.public_url is not None:
        shown.append(
            (desk.bare("group-button-console"), f"{scene.public_url}/console/c/{scene.talk.id}")
        )
    return tuple(shown)


def line_text(line: Message, scene: Scene, desk: DeskWords) -> str:
    """Who, and what; without codes of doors."""
    sign = REMARK_SIGN if line.kind == REMARK else SIGN[line.author]
    name = scene.names.get(line.agent, "") if line.agent is not None else ""
    said = desk.note(line.text) if line.kind == "note" else scene.veil(line.text)
    if line.kind in ALONE:
        said = f"[{desk.kind(line.kind)}] {said}".rstrip()
    if line.author is Author.BOT and line.buttons:
        said += " " + " ".join(f"[{label}]" for label in line.buttons)
    who = f"<b>{escape(name)}:</b> " if name else ""
    edited = f" ({escape(desk.bare('group-edited'))})" if line.edited else ""
    return f"{sign} {who}{escape(said)}" + edited


def letters_of(
    lines: Sequence[Message], scene: Scene, desk: DeskWords, alone: frozenset[str] = ALONE
) -> list[TopicLetter]:
    """Words that follow one another go as one message, so that a busy group is not too slow for
    them; what is no words, and what answers something, begins a message of its own."""
    letters: list[TopicLetter] = []
    waiting: list[Message] = []

    def flush() -> None:
        if waiting:
            letters.append(_said(waiting, scene, desk))
            waiting.clear()

    for line in lines:
        if line.kind in alone:
            flush()
            letters.append(_copied(line, scene, desk))
            continue
        length = sum(len(one.text) for one in waiting) + len(line.text)
        if line.answers is not None or length > WORDS_MAX:
            flush()
        waiting.append(line)
    flush()
    return letters


def said_again(lines: Sequence[Message], scene: Scene, desk: DeskWords) -> TopicLetter:
    """A message that stands, with what its lines say now: a copied one in its caption."""
    captions = [_caption(line, scene) for line in lines if line.kind in ALONE]
    told = captions or [line_text(line, scene, desk) for line in lines]
    return TopicLetter(
        conversation=scene.talk.id,
        deed=Deed.EDIT,
        name=name_of(scene, desk),
        text=cut("\n".join(told)),
        lines=tuple(line.id for line in lines),
    )


def _said(lines: Sequence[Message], scene: Scene, desk: DeskWords) -> TopicLetter:
    return TopicLetter(
        conversation=scene.talk.id,
        name=name_of(scene, desk),
        text=cut("\n".join(line_text(line, scene, desk) for line in lines)),
        lines=tuple(line.id for line in lines),
    )


def _copied(line: Message, scene: Scene, desk: DeskWords) -> TopicLetter:
    """A copy of the message itself, where it is the recipient's; its caption without codes."""
    said = TopicLetter(
        conversation=scene.talk.id,
        name=name_of(scene, desk),
        text=cut(line_text(line, scene, desk)),
        lines=(line.id,),
    )
    if line.author is not Author.RECIPIENT or line.telegram_id is None:
        return said
    source = Shown(kind=line.kind, chat_id=scene.talk.chat_id, message_id=line.telegram_id)
    caption = _caption(line, scene) if line.kind in CAPTIONED and line.text else ""
    return structs.replace(said, deed=Deed.COPY, shown=source, caption=caption)


def _caption(line: Message, scene: Scene) -> str:
    return f"{SIGN[line.author]} {escape(scene.veil(line.text))}"


def cut(text: str) -> str:
    """No longer than a message may be, then without marks."""
    if len(text) <= TEXT_LETTERS_MAX:
        return text
    return escape(bare(text)[: TEXT_LETTERS_MAX - 1]) + "…"
