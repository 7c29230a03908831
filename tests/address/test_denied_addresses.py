"""Denied addresses: who no longer lives there, a house beside it, and "(old)" cost the
confirmation, in each language."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def of(line: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=line, country="FI"), gazetteer)


@pytest.mark.parametrize(
    "line",
    ["ya no vivo en {}", "no vivo en {}", "ya no estoy en {}", "no entregar en {}", "no {}",
     "já não moro em {}", "não entregar em {}", "je n'habite plus {}", "ne livrez pas {}",
     "non abito più in {}", "non consegnare a {}", "nie mieszkam {}", "не живу на {}",
     "не доставлять на {}", "не мешкаю на {}", "en asu {}", "älkää tuoko {}", "bor inte på {}",
     "wohne nicht {}", "woon niet {}", "{} gibts nicht", "{} not Helsinki"],
)  # fmt: skip
def test_who_does_not_live_there_is_asked(line: str, helsinki: Gazetteer) -> None:
    """Where nobody lives any more, nothing is brought unasked."""
    found = of(line.format("Annankatu 20"), helsinki)
    assert found.verdict is not VerdictCode.DELIVERABLE
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    "line",
    ["close to {}", "opp. {}", "across from {}", "ao lado de {}", "perto de {}", "al lado de {}",
     "à côté de {}", "en face de {}", "vicino a {}", "accanto a {}", "obok {}", "рядом с {}",
     "навпроти {}", "vastapäätä {}", "mittemot {}", "neben {}", "gegenüber von {}", "naast {}",
     "{} but the building next to it", "{}, the house opposite", "{}, talo vieressä",
     "{}, das Haus gegenüber", "{}, дом напротив", "{}, maison en face", "{}, prédio ao lado",
     "{}, budynek obok", "{}, yandaki bina"],
)  # fmt: skip
def test_a_house_beside_it_is_another(line: str, helsinki: Gazetteer) -> None:
    """What stands beside the address has an address of its own."""
    assert of(line.format("Annankatu 20"), helsinki).verdict is not VerdictCode.DELIVERABLE


@pytest.mark.parametrize(
    "line",
    ["{} (old)", "{} (alt)", "{} (vanha)", "{} (gammal)", "{} (старый)", "{} (eski)", "{} خطأ",
     "wrong house, {}", "{}, falsche Adresse", "old address {}", "{}, väärä talo",
     "{} (antiguo)", "{}, mauvaise adresse", "{}, oud adres", "{}, stary adres"],
)  # fmt: skip
def test_an_old_or_a_wrong_one_is_asked(line: str, helsinki: Gazetteer) -> None:
    """A part that says no more than this is said of the address."""
    assert of(line.format("Annankatu 20"), helsinki).verdict is not VerdictCode.DELIVERABLE


@pytest.mark.parametrize(
    "said",
    [
        "old green door",
        "the old lift is slow",
        "door opposite the lift",
        "next to the bakery",
        "vanha hissi",
        "code 1234, no dogs",
        "wrong bell is broken",
    ],
)
def test_what_is_said_of_the_door_denies_nothing(said: str, helsinki: Gazetteer) -> None:
    """The same words among others are a note."""
    assert of(f"Annankatu 20, {said}", helsinki).verdict is VerdictCode.DELIVERABLE
