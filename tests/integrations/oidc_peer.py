"""A pretend provider of OpenID Connect: it shows no page, and says that everybody is `email`."""

import base64
import hashlib
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.test_utils import TestServer
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "doorstep console", "s:cret/1"


def a_key() -> RSAKey:
    return RSAKey.generate_key(2048, auto_kid=True)


@dataclass(slots=True)
class OidcPeer:
    """`claims` are said in place of its own; None leaves one out. `signed_by` is its key, unless it
    is another; `header` goes before the token."""

    wall: Callable[[], datetime]
    key: RSAKey = field(default_factory=a_key)
    email: str = "Anna@doorstep.example"
    claims: dict[str, Any] = field(default_factory=dict)
    signed_by: Any = None
    algorithm: str = "RS256"
    issuer: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    is_ill: bool = False

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self.discovery)
        app.router.add_get("/authorize", self.authorize)
        app.router.add_post("/token", self.token)
        app.router.add_get("/keys", self.keys)
        return app

    async def discovery(self, request: web.Request) -> web.Response:
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return web.json_response(told | self.about, status=500 if self.is_ill else 200)

    async def authorize(self, request: web.Request) -> web.Response:
        asked = dict(request.query)
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.issuer})
        where = f"{asked['redirect_uri']}?{back}"
        return web.Response(status=302, headers={"Location": where})

    async def token(self, request: web.Request) -> web.Response:
        form = await request.post()
        known = base64.b64encode(b"doorstep%20console:s%3Acret%2F1").decode()
        asked = self.codes.pop(str(form["code"]), None)
        digest = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_right = (
            asked is not None
            and form["grant_type"] == "authorization_code"
            and request.headers.get("Authorization") == f"Basic {known}"
            and asked["redirect_uri"] == form["redirect_uri"]
            and asked["code_challenge"] == challenge
        )
        if asked is None or not is_right:
            return web.json_response({"error": "invalid_grant"}, status=400)
        return web.json_response({"token_type": "Bearer", "id_token": self.signed(asked["nonce"])})

    async def keys(self, request: web.Request) -> web.Response:
        strange = {"kty": "wat", "kid": "x"}
        return web.json_response({"keys": [strange, self.key.as_dict(private=False)]})

    def signed(self, nonce: str) -> str:
        now = int(self.wall().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": self.email,
            "email_verified": True,
        } | self.claims
        key = self.signed_by or self.key
        header = {"alg": self.algorithm, "kid": key.kid}
        told = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(header, told, key, algorithms=[self.algorithm])


@asynccontextmanager
async def served(peer: OidcPeer) -> AsyncIterator[OidcPeer]:
    async with TestServer(peer.app(), host="127.0.0.1") as server:
        peer.issuer = str(server.make_url("")).rstrip("/")
        yield peer
