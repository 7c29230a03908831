"""Couriers out: a link to the page of a route's day."""

from web.api.wire.shapes import Time, Wire


class CourierLink(Wire, frozen=True, kw_only=True):
    """`path` stands behind our address, and `url` is the whole where we know our public one; both
    only in this answer. Whoever has it sees today's doors."""

    id: str
    route_ref: str
    path: str
    url: str | None
    expires_at: Time
