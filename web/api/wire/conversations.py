"""Conversations, for desks other than our console."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from core.model.conversation import Holder
from web.api.wire.shapes import Name, PageQuery, Point, Time, Wire


class Message(Wire, frozen=True, kw_only=True):
    """One line. `author`: recipient, bot, agent or house."""

    id: str
    at: Time
    author: str
    agent: str | None
    kind: str
    text: str
    buttons: list[str]
    location: Point | None
    delivery_id: str | None
    edited: bool
    deleted: bool


class HeldBy(Wire, frozen=True, kw_only=True):
    agent: str
    name: str
    since: Time
    until: Time


class ProposedAddress(Wire, frozen=True, kw_only=True):
    """Granted as it stands by asking for `change_address` with its `id` as `proposal`; declined by
    `…/proposed-address/decline`. `metres`: how far apart they are, where that is known; `why`: what
    makes it a person's affair, of `elsewhere`, `in_town`, `unknown`, `dear`, `on_the_road`,
    `often`."""

    id: str
    delivery_id: str
    old: str
    new: str
    metres: int | None
    why: list[str]
    location: Point | None


class Conversation(Wire, frozen=True, kw_only=True):
    """`state`: who holds it. `waiting_since` and `why`: a person was asked for.
    `proposed_address`, beside the messages: what the recipient wished and only a person may grant,
    until somebody has answered it or handed the talk back."""

    id: str
    state: Holder
    language: str
    held_by: HeldBy | None
    waiting_since: Time | None
    why: str | None
    delivery_id: str | None
    deliveries: list[str]
    unreachable: bool
    created_at: Time
    updated_at: Time
    messages: list[Message] | UnsetType = UNSET
    proposed_address: ProposedAddress | UnsetType | None = UNSET


class ConversationQuery(PageQuery, frozen=True, kw_only=True):
    state: Holder | None = None


class ConversationList(Wire, frozen=True, kw_only=True):
    items: list[Conversation]
    next: str | None


class TakeOverWish(Wire, frozen=True, kw_only=True):
    """`name` is what the recipient hears; else the key's own name."""

    name: Name | None = None


class Words(Wire, frozen=True, kw_only=True):
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
