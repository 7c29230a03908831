"""Proofs: how a parcel was handed over."""

from web.api.wire.shapes import Point, Time, Wire


class HandOver(Wire, frozen=True, kw_only=True):
    """`kind` as the carrier told it; `picture` is where the photo or signature lies, None where
    none is kept; `url` is where the carrier keeps its own."""

    kind: str
    at: Time | None
    name: str | None
    url: str | None
    location: Point | None
    picture: str | None
