"""Mail by SMTP (RFC 5321): one connection a letter, plain text in UTF-8."""

from integrations.notifiers.smtp.client import Server, Smtp

__all__ = ["Server", "Smtp"]
