"""Deed words: what the page of one change calls it, asks for, and says when it cannot be."""

from core.model.carrier import ChangeAction
from core.refusals import Refusal
from web.console import words
from web.console.faults import fault
from web.console.tongue import Family, said

TITLE = Family("deed-title", ChangeAction)
DO = Family("deed-do", ChangeAction)
_REFUSED = Family(
    "deed-refused",
    ("slot-gone", "no-compartment", "address-not-located", "hold-expired", "past-cutoff"),
)
_FIELD = Family(
    "deed-field",
    (
        *("code", "entrance", "floor", "locker", "name", "note", "phone", "reason", "recipient"),
        *("slot_id", "text", "unit", "until"),
    ),
)


def refusal(refused: Refusal) -> str:
    """Why nothing was done, in one sentence."""
    if refused.fields:
        told = "; ".join(f"{_field(name)} {fault(why)}" for name, why in refused.fields)
        return said("nothing-done", why=told)
    if refused.code in _REFUSED:
        return _REFUSED[refused.code]
    if refused.why_not:
        return said("nothing-done", why=words.why_not(refused.why_not))
    return said("cannot-now")


def _field(path: str) -> str:
    name = path.rpartition(".")[2]
    return _FIELD.get(name) or words.said_plainly(name)
