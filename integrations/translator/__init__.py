"""A translator: another program over HTTP that says the same in another language.

Any server that speaks LibreTranslate's API will do (https://docs.libretranslate.com), also one of
one's own in front of another service. The address may name a key: `https://:KEY@host/path`.
"""

from urllib.parse import urlsplit, urlunsplit

from core.ports import Translator
from integrations.peer import Peer
from integrations.translator.client import ANSWER_SECONDS_MAX, NAME, LibreTranslate


def open_translator(address: str) -> Translator:
    """Nothing is asked yet; a server that is away is found out when somebody asks."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    base = urlunsplit((parts.scheme, host, parts.path, "", ""))
    return LibreTranslate(Peer(NAME, base, timeout_seconds=ANSWER_SECONDS_MAX), parts.password)
