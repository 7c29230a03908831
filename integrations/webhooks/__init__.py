"""Webhooks: our events pushed to those who asked for them, by Standard Webhooks."""

from integrations.webhooks.sender import Sender
from integrations.webhooks.targets import Targets

__all__ = ["Sender", "Targets", "open_sender"]


def open_sender(*, allow_private: bool) -> Sender:
    """A sender; its `targets.check` says what is wrong with an address at registration."""
    return Sender(Targets(allow_private=allow_private))
