"""Nova Poshta's warehouses: branches and postomats, from its API 2.0.

Traps: every answer is HTTP 200, `success` says whether it is one; any number may be text; the key
stands in the body; hours are a text for each day, "-" where it is shut.
"""

from integrations.declaration import Auth, Declaration, Want, Way
from integrations.lockers.nova_poshta_warehouses.client import NovaPoshtaWarehouses
from integrations.peer import Peer
from integrations.point_list import Told

BASE = "https://api.novaposhta.ua/v2.0/json"

DECLARATION = Declaration(
    name="nova-poshta-warehouses",
    title="Nova Poshta warehouses",
    kind="points",
    ways=frozenset({Way.POLL}),
    auth=Auth.IN_BODY,
    can=frozenset({"page"}),
    wants=(
        Want(name="url", says="the API's address", is_url=True, default=BASE),
        Want(name="key", says="a key of the API", is_required=True, is_secret=True),
    ),
    every_seconds=86_400,
)


def opened(told: Told) -> NovaPoshtaWarehouses:
    """It connects at its first page. Raises ValueError."""
    if not told.key:
        raise ValueError("key: wants a key of the API")
    return NovaPoshtaWarehouses(told, Peer(told.name, told.must_have_url(BASE)))
