"""The provider asked: where it is asked it says itself; HTTP only, what proves is in `proof`."""

import base64
import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from core.ports import Departure, NotSignedOn, Unavailable
from integrations.peer import Answer, Peer, understood
from integrations.sign_on import wire
from integrations.sign_on.proof import UnknownKey, e_mail_of

NAME = "sign-on"
ANSWER_SECONDS_MAX = 8.0
KEPT_SECONDS = 3600.0  # of what it says about itself, and of its keys
DISCOVERY = ".well-known/openid-configuration"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


class Provider:
    """`wall` says what time it is; what was asked about it is asked again after an hour."""

    def __init__(self, issuer: str, client: str, secret: str, wall: Callable[[], datetime]) -> None:
        self._issuer = issuer
        self._client = client
        self._secret = secret
        self._wall = wall
        self._about: tuple[datetime, wire.Discovery] | None = None
        self._keys: tuple[datetime, Sequence[Mapping[str, Any]]] | None = None

    async def begin(self, back: str) -> Departure:
        about = await self._discovered()
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": back,
            "scope": "openid email",
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        glue = "&" if urlsplit(about.authorization_endpoint).query else "?"
        where = f"{about.authorization_endpoint}{glue}{urlencode(asked)}"
        return Departure(where=where, state=state, nonce=nonce, verifier=verifier)

    async def finish(self, departure: Departure, back: str, code: str, issuer: str | None) -> str:
        if issuer is not None and issuer != self._issuer:
            raise NotSignedOn("another provider answered")
        token = await self._token(departure, back, code)
        for is_last in (False, True):
            try:
                return e_mail_of(
                    token,
                    await self._signing_keys(anew=is_last),
                    issuer=self._issuer,
                    client=self._client,
                    nonce=departure.nonce,
                    wall=self._wall(),
                )
            except UnknownKey:  # it may have changed its keys since we asked
                continue
        raise NotSignedOn("the token is signed by nobody that we know")

    async def check(self) -> None:
        await self._discovered()
        await self._signing_keys(anew=True)

    async def aclose(self) -> None:
        return None

    async def _token(self, departure: Departure, back: str, code: str) -> str:
        about = await self._discovered()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": departure.verifier,
        }
        # Both are written as in a form first (RFC 6749, 2.3.1).
        known = f"{quote(self._client, safe='')}:{quote(self._secret, safe='')}"
        headers = FORM | {"Authorization": f"Basic {base64.b64encode(known.encode()).decode()}"}
        answer = await self._asked(about.token_endpoint, urlencode(form).encode(), headers)
        if answer.status != HTTPStatus.OK:
            raise NotSignedOn(f"the code was not taken: {answer.status}")
        return understood(NAME, answer, wire.Tokens).id_token

    async def _discovered(self) -> wire.Discovery:
        if self._about is None or self._is_old(self._about[0]):
            answer = await self._asked(f"{self._issuer.rstrip('/')}/{DISCOVERY}")
            about = _read(answer, wire.Discovery)
            if about.issuer != self._issuer:
                raise Unavailable(f"{NAME} says that it is another one")
            for where in (about.authorization_endpoint, about.token_endpoint, about.jwks_uri):
                if urlsplit(where).scheme != urlsplit(self._issuer).scheme:
                    raise Unavailable(f"{NAME} wants to be asked another way than its issuer")
            self._about = self._wall(), about
        return self._about[1]

    async def _signing_keys(self, *, anew: bool) -> Sequence[Mapping[str, Any]]:
        if self._keys is None or anew or self._is_old(self._keys[0]):
            answer = await self._asked((await self._discovered()).jwks_uri)
            self._keys = self._wall(), _read(answer, wire.Keys).keys
        return self._keys[1]

    def _is_old(self, at: datetime) -> bool:
        return not 0 <= (self._wall() - at).total_seconds() < KEPT_SECONDS

    async def _asked(
        self, where: str, form: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Each of its addresses may be of another host: a peer of its own, for one question."""
        peer = Peer(NAME, where, timeout_seconds=ANSWER_SECONDS_MAX)
        try:
            if form is None:
                return await peer.get_whole()
            return await peer.post(None, form, headers or {})
        finally:
            await peer.aclose()


def _read[T](answer: Answer, shape: type[T]) -> T:
    if answer.status != HTTPStatus.OK:
        raise Unavailable(f"{NAME} answered {answer.status}")
    return understood(NAME, answer, shape)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
