"""The wire of Nova Poshta 2.0: JSON as its one endpoint writes and reads it.

Every number may be a string there, and every string may be empty.
"""

from typing import Annotated

import msgspec
from msgspec import Meta, field

Word = str | int | float | bool | None


class Wire(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Members we do not know are ignored."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Always under HTTP 200: `success` says how it went. Data is read item by item."""

    success: bool
    data: list[msgspec.Raw] = field(default_factory=list)
    errors: list[Word] = field(default_factory=list)
    error_codes: list[Word] = field(default_factory=list)


class Question(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """`api_key` stands in the body: it is shown to nobody."""

    api_key: str
    model_name: str
    called_method: str
    method_properties: object


class Asked(Wire, frozen=True, kw_only=True):
    """A parcel that is asked about; without its phone most fields are empty."""

    document_number: str
    phone: str


class Document(Wire, frozen=True, kw_only=True):
    number: Annotated[str, Meta(min_length=1, max_length=36)]
    status_code: Word = None
    service_type: str | None = None
    recipient_date_time: str | None = None
    tracking_update_date: str | None = None
    date_scan: str | None = None
    date_created: str | None = None


class Named(Wire, frozen=True, kw_only=True):
    """All that is read of a document that could not be read: its number, for the log."""

    number: str = "?"


class Redirect(Wire, frozen=True, kw_only=True):
    """`AdditionalService.save`, to another branch or parcel machine."""

    order_type: str = "orderRedirecting"
    int_doc_number: str
    customer: str
    service_type: str
    recipient_warehouse: str
    recipient_contact_name: str
    recipient_phone: str
    payer_type: str
    payment_method: str
    note: str


class Saved(Wire, frozen=True, kw_only=True):
    ref: str


class Order(Wire, frozen=True, kw_only=True):
    """A line of `getRedirectionOrdersList`. `order_status` is in Ukrainian."""

    order_ref: str
    document_number: str = ""
    order_status: str = ""
    note: str | None = None
