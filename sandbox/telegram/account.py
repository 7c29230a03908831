"""Accounts: the people and the bots of the pretend Telegram."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.pace import Flood
from sandbox.telegram.updates import UpdateQueue


@dataclass(slots=True, eq=False)
class User:
    """A person with a phone number."""

    id: int
    first_name: str
    phone: str
    language_code: str | None
    last_name: str | None = None
    username: str | None = None
    is_deactivated: bool = False

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first_name, self.last_name) if part)

    def wire(self) -> dict[str, Any]:
        told: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if (value := getattr(self, key)) is not None:
                told[key] = value
        return told


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str | None
    max_connections: int
    last_error: str | None = None
    last_error_at: int | None = None


@dataclass(slots=True, eq=False)
class Bot:
    """A bot as its token names it, with all that it set about itself."""

    id: int
    token: str
    username: str
    first_name: str
    queue: UpdateQueue
    flood: Flood | None = None
    webhook: Webhook | None = None
    allowed_updates: list[str] | None = None
    has_topics: bool = False
    has_privacy: bool = True
    is_logged_out: bool = False
    next_message_id: int = 1
    provider_tokens: frozenset[str] = frozenset()  # of those that take money for it
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    said_of_itself: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)

    def wire(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }

    def wire_of_me(self) -> dict[str, Any]:
        return {
            **self.wire(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self.has_privacy,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": self.has_topics,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_guest_queries": False,
            "supports_join_request_queries": False,
        }


type Account = User | Bot
