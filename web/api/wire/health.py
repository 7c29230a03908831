"""Health: whether the process lives, and whether it can work."""

from web.api.wire.shapes import Wire


class Alive(Wire, frozen=True, kw_only=True):
    status: str


class Ready(Wire, frozen=True, kw_only=True):
    """`checks`: "ok", or the kind of trouble, by name."""

    status: str
    checks: dict[str, str]
