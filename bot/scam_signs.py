"""Scam signs: what a message holds that wants somebody to open something, or to pay."""

import re

_LINK = re.compile(r"https?://|www\.|(?<![\w@])[\w-]{2,40}\.[a-z]{2,10}/\S", re.I)
_MONEY = re.compile(
    r"(?:€|\$|£|₴|₽|₺|zł|\b(?:eur|usd|gbp|pln|sek|kr|uah|rub|tl)\b)\s?\d|"
    r"\d(?:[.,]\d{1,2})?\s?(?:€|\$|£|₴|₽|₺|zł|(?:eur|usd|gbp|pln|sek|kr|uah|rub|tl|euro?s?)\b)",
    re.I,
)


def wants_money(text: str) -> bool:
    """A sum of money is named."""
    return _MONEY.search(text) is not None


def wants_something(text: str) -> bool:
    """A link or a sum: whoever passes that on wants to know whether it is ours."""
    return _LINK.search(text) is not None or wants_money(text)
