"""Nova Poshta, API 2.0: parcels are tracked by number, and redirected to another of its points."""

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.nova_poshta.adapter import NovaPoshta
from integrations.carriers.nova_poshta.asking import Terms
from integrations.carriers.nova_poshta.client import Client
from integrations.carriers.nova_poshta.translate import Reader
from integrations.declaration import Auth, Can, Declaration, Want, Way
from integrations.lockers import nova_poshta_warehouses

DECLARATION = Declaration(
    name="nova-poshta",
    title="Nova Poshta 2.0",
    kind="carrier",
    ways=frozenset({Way.POLL}),
    auth=Auth.IN_BODY,
    can=frozenset({Can.CHANGES, Can.OPTIONS, Can.POINTS, Can.TRACKS}),
    wants=(
        Want(
            name="key", says="an API key of your business account", is_required=True, is_secret=True
        ),
        Want(
            name="url",
            says="the address of the API",
            is_url=True,
            default="https://api.novaposhta.ua/v2.0/json",
        ),
        Want(name="timezone", says="where its times are", default="Europe/Kyiv"),
        Want(name="customer", says="who orders a redirect: Sender or Recipient", default="Sender"),
        Want(name="payer", says="who pays for it: Sender or Recipient", default="Recipient"),
        Want(name="payment", says="how: Cash or NonCash", default="Cash"),
        Want(name="points", says='"yes" where its branches and postomats shall be known too'),
        Want(
            name="portal",
            says="its page for recipients, with {tracking_number} in it",
            default="https://novaposhta.ua/tracking/{tracking_number}",
        ),
    ),
    calls_a_second=3,  # it names no limit, and says when it is too much
    every_seconds=600,
    portal="https://novaposhta.ua/tracking",
)


def opened(told: Told) -> NovaPoshta:
    """An adapter; it connects at its first call. Raises ValueError."""
    client = Client(Caller(url=told["url"], pace=told.pace), told["key"])
    terms = Terms(customer=told["customer"], payer=told["payer"], payment=told["payment"])
    points = None
    if told.wants("points"):
        points = nova_poshta_warehouses.opened(told.own_points(told["url"], told["key"]))
    reader = Reader(told.ref, zone_of(told["timezone"]), told["portal"])
    return NovaPoshta(client, reader, terms, points)
