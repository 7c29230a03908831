"""Left there: a parcel that lies somewhere, with nobody who took it; whether its recipient had
wished for that, and whether a picture shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.model.change import STANDING_CHANGES, Change, ChangeState, ToNeighbour, ToSafePlace
from core.model.delivery import Delivery
from core.model.rescue import RescueAnswer

_AGREED = STANDING_CHANGES | {ChangeState.APPLIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """`where` is the courier's own word for it, empty where they told none. `is_asked`: its
    recipient had wished for it."""

    where: str = ""
    is_asked: bool = False
    has_picture: bool = False
    is_told: bool = False  # said to be left, and not merely photographed

    @property
    def is_doubtful(self) -> bool:
        """Nobody closes that without a word: it was left unasked, or nothing shows it."""
        return self.is_told and not (self.is_asked and self.has_picture)


def left_there(delivery: Delivery, changes: Iterable[Change]) -> Left | None:
    """None where somebody took it: it was handed over, or is with a neighbour who was agreed on."""
    proof = delivery.proof
    if proof is None or proof.kind not in ("photo", "left_with"):
        return None
    name = (proof.name or "").strip()
    has_picture = proof.picture is not None or proof.url is not None
    wishes = [change.what for change in changes if change.state in _AGREED]
    answer = delivery.rescue.answer if delivery.rescue is not None else None
    if proof.kind == "photo":
        return None if name else Left(has_picture=has_picture, is_asked=True)
    to_neighbour = any(isinstance(each, ToNeighbour) for each in wishes)
    to_neighbour = to_neighbour or answer is RescueAnswer.NEIGHBOUR
    if name and to_neighbour:
        return None
    in_a_place = any(isinstance(each, ToSafePlace) for each in wishes)
    return Left(
        where=name,
        is_asked=to_neighbour or in_a_place or answer is RescueAnswer.SAFE_PLACE,
        has_picture=has_picture,
        is_told=True,
    )


def may_be_left(delivery: Delivery, changes: Iterable[Change]) -> bool:
    """Whether its recipient wished for a neighbour or a safe place, beforehand or at the door, and
    nothing of the parcel stands against it."""
    if delivery.parcel.wants_a_person or not (
        delivery.rules.neighbour or delivery.rules.safe_place
    ):
        return False
    answer = delivery.rescue.answer if delivery.rescue is not None else None
    if answer in (RescueAnswer.NEIGHBOUR, RescueAnswer.SAFE_PLACE):
        return True
    kinds = (ToNeighbour, ToSafePlace)
    return any(isinstance(each.what, kinds) and each.state in _AGREED for each in changes)
