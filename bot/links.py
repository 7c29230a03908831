"""Links: a map that was sent as an address of the web, which nobody here opens."""

import re

from bot.draft import country_of
from bot.facts import Facts
from core.model.address import AddressQuery, VerdictCode

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)(?:[\w-]{1,40}\.){1,4}"
    r"(?:gl|app|com|fi|ru|org|net)/\S+",
    re.I,
)


def has_closed_link(text: str, facts: Facts) -> bool:
    """A link that does not write the place itself ("…/@60.1652,24.9350")."""
    if _LINK.search(text) is None:
        return False
    query = AddressQuery(text=text, country=country_of(facts))
    return facts.verdict(query).verdict is not VerdictCode.PIN_ONLY


def without_links(text: str) -> str:
    return " ".join(_LINK.sub(" ", text).split())
