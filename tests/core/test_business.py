"""A company is known by its name; nobody else is taken for one."""

from dataclasses import replace

import pytest

from core.model.business import names_a_business
from core.model.delivery import DeliveryAddress
from core.model.recipient import Recipient
from tests.core.town import a_delivery

COMPANIES = [
    ("Acme Oy, Bulevardi 14", "FI"),
    ("Bulevardi 14, Acme Oy, 00120 Helsinki", None),
    ("Acme Oy Bulevardi 14, Helsinki", "FI"),
    ("ACME OY", None),
    ("Kone Oyj", "SE"),
    ("Oy Karl Fazer Ab", "FI"),
    ("Fazer Ab", "FI"),
    ("Keravan Urheilijat ry", "FI"),
    ("Parturi-Kampaamo Tmi Anna Virtanen", "FI"),
    ("Volvo AB", "SE"),
    ("Svenska Spel Aktiebolag", None),
    ("Equinor ASA", "NO"),
    ("Nordisk Møbel A/S", "DK"),
    ("Kaffe ApS", None),
    ("Müller GmbH & Co. KG, Hauptstr. 5", "DE"),
    ("Siemens AG", "DE"),
    ("Turnverein 1860 e.V.", "DE"),
    ("Boulangerie Martin S.A.R.L.", "FR"),
    ("Boulangerie Martin SARL, 12 rue du Bac", None),
    ("Danone SA", "FR"),
    ("Smith & Sons Ltd.", "GB"),
    ("Acme Inc., 5 Main St", "US"),
    ("Globex LLC", None),
    ("Jansen B.V.", None),
    ("Jansen BV", "NL"),
    ("Inditex, S.A.", None),
    ("Transportes García S.L.", "ES"),
    ("Ferrari S.p.A.", "IT"),
    ("Alza s.r.o.", "CZ"),
    ("Kowalski Sp. z o.o., ul. Długa 5", "PL"),
    ("Eesti Energia AS", "EE"),
    ("Kohvik OÜ", None),
    ("SIA Rīgas Piens", "LV"),
    ("UAB Vilniaus duona", "LT"),
    ("ООО «Ромашка», ул. Лесная, 5", "RU"),
    ("ул. Лесная, 5, ооо ромашка", None),
    ("АО Тандер", "RU"),
    ("ИП Иванов", "RU"),
    ("ТОВ Рошен", "UA"),
    ("トヨタ自動車株式会社", "JP"),
]
PEOPLE = [
    ("Aino Virtanen", "FI"),
    ("Ab van Dijk", "NL"),
    ("Ab Jansen", "SE"),
    ("Sia Bērziņa", "LV"),
    ("Anna Maria van As", "NO"),
    ("Inés Sá", "PT"),
    ("MARIA SA", "PT"),
    ("Péter Sas", "FR"),
    ("Kim Se", "DE"),
    ("Anna Ag", "DE"),
    ("Nguyen Van Ky", "FI"),
    ("Ida Inch", "US"),
    ("J.R. Smith", "GB"),
    ("A.S. Pushkin", "NO"),
    ("S.A. Corey", "FR"),
    ("Kai Oyama", "FI"),
    ("Li Na", "CN"),
    ("Иван Аоев", "RU"),
    ("Анна Иповна", "RU"),
    ("O'Brien, Pat", "IE"),
    ("Jean-Luc Sarlat", "FR"),
    ("Oy", "FI"),
    ("Dr. Eva Ltdová", "CZ"),
    ("Mannerheimintie 12 B 24, 00100 Helsinki", "FI"),
    ("87466 Oy-Mittelberg, Hauptstraße 3", "DE"),
    ("Testikatu 5 as 7", "NO"),
    ("Testikatu 5 A, AB 12", "SE"),
    ("Corporation Street 5, Birmingham", "GB"),
    ("Säätiönkatu 3", "FI"),
    ("", "FI"),
    (None, None),
]


@pytest.mark.parametrize(("told", "country"), COMPANIES)
def test_a_company_is_known_by_its_legal_form(told: str, country: str | None) -> None:
    """In a name, or in a line with an address."""
    assert names_a_business(told, country)


@pytest.mark.parametrize(("told", "country"), PEOPLE)
def test_people_and_streets_are_no_companies(told: str | None, country: str | None) -> None:
    """However much a name looks like a form of another country, or of other letters."""
    assert not names_a_business(told, country)


@pytest.mark.parametrize(
    "told",
    [
        {"recipient": Recipient(company="Acme")},
        {"recipient": Recipient(name="Acme Oy")},
        {"address": DeliveryAddress(text="Acme Oy, Testikatu 1", country="FI")},
        {"address": DeliveryAddress(text="Fazer Ab, Testikatu 1", country="FI")},
        {"recurrence": "FREQ=WEEKLY"},
    ],
)
def test_a_delivery_to_a_company_is_known_by_what_was_told(told: dict[str, object]) -> None:
    """By the sender's own word, by a name, by the line, or because it comes every week."""
    delivery = a_delivery(1)
    assert not delivery.is_business
    assert replace(delivery, **told).is_business  # type: ignore[arg-type]  # fields by name
