"""Mentions: an address that is only talked about is asked for, never confirmed."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def of(line: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=line, country="FI"), gazetteer)


@pytest.mark.parametrize(
    "line",
    ["we left Mikonkatu 8 in May", "my sister stays at Mikonkatu 8",
     "I grew up at Mikonkatu 8", "we have moved away from Mikonkatu 8",
     "Mikonkatu 8 was my previous address", "which bus goes to Mikonkatu 8",
     "are there shops at Mikonkatu 8?", "your driver stood at Mikonkatu 8",
     "three doors down from Mikonkatu 8", "ennen asuin Mikonkatu 8",
     "veljeni asuu Mikonkatu 8", "miksi auto seisoi Mikonkatu 8",
     "entinen osoite Mikonkatu 8", "Mikonkatu 8 ei pidä paikkaansa",
     "jag bodde på Mikonkatu 8", "min bror bor på Mikonkatu 8",
     "Mikonkatu 8 gäller inte längre", "vi flyttade från Mikonkatu 8",
     "ich habe Mikonkatu 8 gewohnt", "meine Mutter wohnt Mikonkatu 8",
     "wir sind aus Mikonkatu 8 ausgezogen", "раньше жил на Mikonkatu 8",
     "мама живёт на Mikonkatu 8", "почему курьер был на Mikonkatu 8",
     "мы переехали с Mikonkatu 8", "сестра мешкає на Mikonkatu 8",
     "ми переїхали з Mikonkatu 8", "varem elasin Mikonkatu 8", "mu vend elab Mikonkatu 8",
     "j'ai quitté Mikonkatu 8", "ma soeur habite Mikonkatu 8", "antes vivía en Mikonkatu 8",
     "mi hermana vive en Mikonkatu 8"],
)  # fmt: skip
def test_what_is_only_mentioned_is_asked(line: str, helsinki: Gazetteer) -> None:
    """Where somebody lived or lives, where a courier was, what is asked about it."""
    found = of(line, helsinki)
    assert found.verdict in (VerdictCode.SUGGESTION, VerdictCode.NEEDS_HOUSE_NUMBER), found.verdict


@pytest.mark.parametrize(
    "line",
    ["please deliver my parcel to Mikonkatu 8", "we moved to Mikonkatu 8",
     "the delivery address should be Mikonkatu 8", "could you drop it at Mikonkatu 8?",
     "Mikonkatu 8 is my address", "Hello! I live at Mikonkatu 8", "no, I meant Mikonkatu 8",
     "toimittakaa paketti osoitteeseen Mikonkatu 8", "muutimme osoitteeseen Mikonkatu 8",
     "uusi osoitteemme: Mikonkatu 8", "voitteko tuoda sen Mikonkatu 8?",
     "kan du lämna paketet på Mikonkatu 8", "jag har flyttat till Mikonkatu 8",
     "bitte liefern Sie das Paket zu Mikonkatu 8", "meine neue Adresse lautet Mikonkatu 8",
     "привезите посылку на Mikonkatu 8", "мы переехали на Mikonkatu 8",
     "доставте на Mikonkatu 8", "palun tooge pakk aadressile Mikonkatu 8",
     "livrez le colis au Mikonkatu 8", "j'ai déménagé au Mikonkatu 8",
     "mi nueva dirección es Mikonkatu 8", "Kauppa Oy Mikonkatu 8", "c/o Virtanen Mikonkatu 8",
     "door code 77 Mikonkatu 8", "Mikonkatu 8 B 4 ring the bell"],
)  # fmt: skip
def test_what_is_wished_is_not_asked_again(line: str, helsinki: Gazetteer) -> None:
    """Wishes in each language, new addresses, firms, and what is said of the door."""
    assert of(line, helsinki).verdict is VerdictCode.DELIVERABLE


@pytest.mark.parametrize("said", ["next door", "across the street", ", naapuritalo", ", nebenan"])
def test_the_house_beside_is_another(said: str, helsinki: Gazetteer) -> None:
    found = check(AddressQuery(text=f"Mikonkatu 6 {said}", country="FI"), helsinki)
    assert found.verdict is not VerdictCode.DELIVERABLE
