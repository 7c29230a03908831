"""Tokens: what opens a courier's page. Who made one sees it once; it is kept nowhere."""

import secrets

from aiohttp import web

PATH = "/driver"
TOKEN = "[A-Za-z0-9_-]{43}"


def new_token() -> str:
    """256 bits of chance, fit for an address."""
    return secrets.token_urlsafe(32)


def address_of(token: str, public_url: str | None, request: web.Request) -> str:
    """Where the page is, for a phone: at our public address, else where we were just asked."""
    here = public_url or str(request.url.origin())
    return f"{here}{PATH}/{token}"
