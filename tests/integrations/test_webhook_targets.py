"""Targets: no address leads us to a place that is not out in the world."""

from collections.abc import Sequence

import pytest

from integrations.webhooks.targets import Targets

PUBLIC = "93.184.216.34"


async def public(host: str, port: int) -> Sequence[str]:
    """A world in which every name is public."""
    return [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"]


async def half_private(host: str, port: int) -> Sequence[str]:
    """Somebody who hopes that we check only the first."""
    return [PUBLIC, "10.0.0.7"]


async def nobody(host: str, port: int) -> Sequence[str]:
    raise OSError("no such name")


def resolving_to(*addresses: str) -> Targets:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return Targets(resolve=resolve)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/hook",
        "https://example.com:8443/hook?a=b",
        "https://93.184.216.34/hook",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/hook",
        "https://xn--bcher-kva.example/",
    ],
)
async def test_a_public_https_address_is_fine(url: str) -> None:
    """By name or by number."""
    assert await Targets(resolve=public).check(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/",
        "example.com",
        "",
        "https://",
        "https:///hook",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://:word@example.com/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://example.com:eighty/",
        "https://exa mple.com/",
        "https://example.com\\@127.0.0.1/",
        "https://example.com/\r\nX: y",
        "https://[::1/",
        f"https://example.com/{'a' * 2000}",
    ],
)
async def test_what_is_no_public_https_address_is_refused(url: str) -> None:
    """Before anybody is asked where it is."""
    assert await Targets(resolve=public).check(url) is not None


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::1",
        "2002:a00:1::1",
    ],
)
async def test_no_name_and_no_number_leads_inside(address: str) -> None:
    """Loopback, private, link-local, shared, documentation, multicast, and each wrapped."""
    literal = f"[{address}]" if ":" in address else address
    assert await Targets(resolve=public).check(f"https://{literal}/") == "is not a public address"
    named = resolving_to(address)
    assert await named.check("https://example.com/") == "is not a public address"


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "localhost"])
async def test_loopback_in_disguise_is_found_out(host: str) -> None:
    """The system's own resolver says what it means, and that is what is checked."""
    assert await Targets().check(f"https://{host}/") is not None


async def test_every_address_behind_a_name_is_checked() -> None:
    """One that is private is one too many."""
    assert await Targets(resolve=half_private).check("https://example.com/") is not None


@pytest.mark.parametrize("targets", [Targets(resolve=nobody), resolving_to(), resolving_to("x")])
async def test_a_name_that_leads_nowhere_is_refused(targets: Targets) -> None:
    """It would never get anything."""
    problem = await targets.check("https://example.com/")
    assert problem == "names a host that cannot be found"


async def test_private_targets_are_let_in_where_somebody_wants_them() -> None:
    """For one's own machine; what is no http address stays out."""
    lax = Targets(allow_private=True)
    assert await lax.check("http://127.0.0.1:9000/hook") is None
    assert await lax.check("ftp://127.0.0.1/") is not None
