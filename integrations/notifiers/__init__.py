"""Notifiers: mail by SMTP, SMS by a gateway over HTTP, and a console that shows what would go.

Each passes `tests/integrations/test_notifier_contract.py`.
"""

from core.model.notice_policy import Way
from core.ports import Notifier
from integrations.notifiers.console import Console
from integrations.notifiers.sms_gateway import Gateway, SmsGateway
from integrations.notifiers.smtp import Server, Smtp

__all__ = ["Gateway", "Server", "open_console", "open_mail", "open_sms"]


def open_mail(server: Server) -> Notifier:
    return Smtp(server)


def open_sms(gateway: Gateway) -> Notifier:
    """Raises ValueError for a template that cannot be filled in."""
    return SmsGateway(gateway)


def open_console(way: Way) -> Notifier:
    return Console(way)
