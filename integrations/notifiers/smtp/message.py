"""A short letter as a mail (RFC 5322), and what the server's codes mean. Pure."""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from core.model.short_letter import ShortLetter
from core.ports import RefusedForGood

NOT_NOW = range(400, 500)
MAIL_LETTERS_MAX = 254


def mail_of(letter: ShortLetter, sender: str) -> EmailMessage:
    """The same letter has the same Message-ID, so that a mailbox knows one that came twice.

    Raises RefusedForGood for what is no mail address.
    """
    mail = EmailMessage(policy=SMTP)
    try:
        mail["To"] = Address(addr_spec=_whole(letter.to))
        mail["From"] = sender
    except (ValueError, IndexError) as wrong:  # the parser of addresses falls over some of them
        raise RefusedForGood("no mail address") from wrong
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = formatdate(usegmt=True)
    name = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{name}@{sender.rpartition('@')[2].strip(' >')}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers a machine
    mail.set_content(letter.text)
    return mail


def _whole(told: str) -> str:
    local, at, domain = told.rpartition("@")
    is_odd = any(letter.isspace() or letter in '<>,;"' for letter in told)
    if not (local and at and domain) or is_odd or len(told) > MAIL_LETTERS_MAX:
        raise ValueError("no mail address")
    return told
