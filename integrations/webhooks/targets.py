"""Targets: which addresses we may be told to call. Checked when told, and again at every call.

A name is resolved by us, every address behind it is checked, and the connection goes to one that
was checked: who changes a name between the check and the call changes nothing (DNS rebinding).
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult

URL_CHARS_MAX = 2_000
RESOLVE_SECONDS_MAX = 5.0
_NAT64 = IPv6Network("64:ff9b::/96")

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


class BadTarget(OSError):
    """We do not call this address; the message says why."""


@dataclass(frozen=True, slots=True)
class Targets:
    """`allow_private` lets http, loopback and private networks in: for one's own machine."""

    allow_private: bool = False
    resolve: Resolve | None = None  # the system's, where none is given

    async def check(self, url: str) -> str | None:
        """What is wrong with an address that we were told to call; None where nothing is."""
        try:
            parts = self.parsed(url)
            await self.addresses(str(parts.hostname), _port(parts))
        except BadTarget as bad:
            return str(bad)
        return None

    def parsed(self, url: str) -> SplitResult:
        """What can be said without asking anybody. Raises BadTarget."""
        if len(url) > URL_CHARS_MAX or not url.isprintable() or " " in url or "\\" in url:
            raise BadTarget("is not an address")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise BadTarget("is not an address") from None
        if parts.scheme != "https" and not (self.allow_private and parts.scheme == "http"):
            raise BadTarget("must begin with https://")
        if not parts.hostname or port == 0:
            raise BadTarget("names no host")
        if parts.username is not None or parts.password is not None:
            raise BadTarget("must hold no user name or password")
        if (literal := _literal(parts.hostname)) is not None:
            self._check_address(literal)
        return parts

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Where a host is, if every address of it may be called. Raises BadTarget."""
        resolve = self.resolve or _by_system
        try:
            async with asyncio.timeout(RESOLVE_SECONDS_MAX):
                found = await resolve(host, port)
        except (OSError, UnicodeError, TimeoutError):
            raise BadTarget("names a host that cannot be found") from None
        if not found:
            raise BadTarget("names a host that cannot be found")
        for text in found:
            literal = _literal(text)
            if literal is None:
                raise BadTarget("names a host that cannot be found")
            self._check_address(literal)
        return found

    def _check_address(self, address: IPv4Address | IPv6Address) -> None:
        if not self.allow_private and not is_public(address):
            raise BadTarget("is not a public address")


class CheckedResolver(AbstractResolver):
    """aiohttp's view of it: names become addresses that were checked a moment ago."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in await self._targets.addresses(host, port)
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is out in the world, also where it is wrapped into another kind of address."""
    if isinstance(address, IPv6Address):
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


async def _by_system(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
