"""Single sign-on: any provider of OpenID Connect that tells about itself by discovery."""

from collections.abc import Callable
from datetime import datetime

from core.ports import SignOn
from integrations.sign_on.provider import Provider


def open_sign_on(issuer: str, client: str, secret: str, wall: Callable[[], datetime]) -> SignOn:
    """Nothing is asked yet; `wall` says when a token has ended."""
    return Provider(issuer, client, secret, wall)
