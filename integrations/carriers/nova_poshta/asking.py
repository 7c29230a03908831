"""What a change asks, in the words of Nova Poshta: pure."""

import re
from dataclasses import dataclass

from core.model.change import Change, PointRedirect
from core.model.delivery import Delivery
from integrations.carriers.nova_poshta import wire

_REF = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Who orders a redirect and who pays for it, as it is agreed with Nova Poshta."""

    customer: str
    payer: str
    payment: str


def redirect(change: Change, delivery: Delivery, terms: Terms) -> wire.Redirect | None:
    """None where it is no redirect to a point of theirs: each has a reference in its name."""
    if not isinstance(change.what, PointRedirect):
        return None
    found = _REF.search(str(change.what.point))
    if found is None:
        return None
    begins = "Doors" if delivery.from_point is None else "Warehouse"
    return wire.Redirect(
        int_doc_number=delivery.tracking_number,
        customer=terms.customer,
        service_type=f"{begins}Warehouse",
        recipient_warehouse=found.group(),
        recipient_contact_name=delivery.recipient.name or "",
        recipient_phone=digits(delivery.recipient.phone),
        payer_type=terms.payer,
        payment_method=terms.payment,
        note=note_of(change),
    )


def note_of(change: Change) -> str:
    """Our mark in an order: it has no other place for a key of ours."""
    return f"doorstep {change.id}"


def asked_about(delivery: Delivery) -> wire.Asked:
    return wire.Asked(
        document_number=delivery.tracking_number, phone=digits(delivery.recipient.phone)
    )


def digits(phone: str | None) -> str:
    """As Nova Poshta writes a number: without its plus."""
    return re.sub(r"\D", "", phone or "")
