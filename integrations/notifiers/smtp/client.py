"""The SMTP server spoken to. Nothing of a letter stands in any error."""

from dataclasses import dataclass
from typing import Literal

import aiosmtplib

from core.model.notice_policy import Way
from core.model.short_letter import ShortLetter
from core.ports import RefusedForGood, Unavailable, UncertainEffect
from integrations.notifiers.smtp.message import NOT_NOW, mail_of

TIMEOUT_SECONDS = 20.0
REFUSES_US = frozenset({530, 534, 535, 538})  # our own credentials: somebody mends that


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """`security`: TLS from the first byte, STARTTLS after it, or none at all (this machine)."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = None
    security: Literal["tls", "starttls", "none"] = "starttls"


class Smtp:
    name = "smtp"
    way = Way.MAIL

    def __init__(self, server: Server, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._server = server
        self._timeout_seconds = timeout_seconds

    async def send(self, letter: ShortLetter) -> None:
        mail = mail_of(letter, self._server.sender)
        client = await self._connected()
        try:
            await client.send_message(mail)
        except aiosmtplib.SMTPRecipientsRefused as refused:
            raise _meant(max(each.code for each in refused.recipients)) from None
        except aiosmtplib.SMTPResponseException as refused:
            raise _meant(refused.code) from None
        except (aiosmtplib.SMTPException, OSError) as lost:
            raise UncertainEffect(f"smtp: {type(lost).__name__}") from None
        finally:
            client.close()

    async def check(self) -> None:
        (await self._connected()).close()

    async def aclose(self) -> None: ...

    async def _connected(self) -> aiosmtplib.SMTP:
        """Greeted, and let in. Nothing of a letter has been said yet: all that fails is illness."""
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=self._timeout_seconds,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            username=server.user,
            password=server.password,
        )
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError, ValueError) as ill:
            client.close()
            raise Unavailable(f"smtp: {type(ill).__name__}") from None
        return client


def _meant(code: int) -> Exception:
    """A no for now, or for good (RFC 5321, 4.2.1)."""
    if code in NOT_NOW or code in REFUSES_US:
        return Unavailable(f"smtp answered {code}")
    return RefusedForGood(f"smtp answered {code}")
