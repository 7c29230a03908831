"""Ports of signing on: somebody else says who of us is there."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A browser on its way to the provider. All but `where` stays with it, unseen by anybody, until
    it comes back: `state` must come back with it, `nonce` in what is signed, `verifier` opens the
    code."""

    where: str
    state: str
    nonce: str
    verifier: str


class NotSignedOn(Exception):
    """The provider's answer proves nothing; the message is for the log and names nobody."""


class SignOn(Protocol):
    """A provider of OpenID Connect, asked by authorisation code with PKCE."""

    async def begin(self, back: str) -> Departure:
        """Where to send a browser that comes back to `back`. Raises Unavailable."""
        ...

    async def finish(self, departure: Departure, back: str, code: str, issuer: str | None) -> str:
        """The e-mail, verified and small, of who came back with a code; `issuer` as the provider
        named itself beside it, where it does. Raises NotSignedOn, Unavailable."""
        ...

    async def check(self) -> None:
        """Return if it can be asked. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...
