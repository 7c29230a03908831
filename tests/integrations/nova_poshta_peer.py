"""A pretend Nova Poshta: one document, and the orders to redirect it, behind its one address."""

from dataclasses import dataclass, field

import msgspec
from aiohttp import web

from core.model.change import PointRedirect, What
from core.model.ids import PointRef
from tests.integrations.carrier_peers import KEY, NAME, Peer

NUMBER = "20450000000001"
WAREHOUSE = "1ec09d88-e1c2-11e3-8c4a-0050568002cf"


def a_document(**told: object) -> dict[str, object]:
    """As it is shown to who knows the phone, with members that nobody reads."""
    return {
        "Number": NUMBER,
        "StatusCode": "5",
        "Status": "Прямує до міста одержувача",
        "Redelivery": 0,
        "DocumentWeight": "2",
        "ServiceType": "WarehouseDoors",
        "RecipientFullName": NAME,
        "RecipientDateTime": "",
        "DateCreated": "24-11-2026 10:00:00",
        "ScheduledDeliveryDate": "27-11-2026 12:00:00",
        "DateScan": "0001-01-01 00:00:00",
        "TrackingUpdateDate": "2026-11-25 15:04:05",
        "PossibilityCreateRedirecting": True,
        **told,
    }


@dataclass
class NovaPoshtaPeer(Peer):
    name: str = "nova-poshta"
    parcel: str = NUMBER
    document: dict[str, object] = field(default_factory=a_document)
    orders: list[dict[str, object]] = field(default_factory=list)
    possible: bool = True
    errors: tuple[list[str], list[object]] = (["Redirect is impossible for Aino Virtanen"], [20000])
    what: What | None = field(
        default_factory=lambda: PointRedirect(point=PointRef(f"np-{WAREHOUSE}"), size="M")
    )

    def is_write(self, request: web.Request, body: bytes) -> bool:
        return b'"save"' in body

    def refusal(self) -> web.Response:
        words, codes = self.errors
        return web.json_response(
            {
                "success": False,
                "data": [],
                "errors": words,
                "warnings": [],
                "info": [],
                "errorCodes": codes,
            }
        )

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/", self._asked)]

    async def _asked(self, request: web.Request) -> web.Response:
        said = msgspec.json.decode(await request.read())
        assert said["apiKey"] == KEY
        told = said["methodProperties"]
        match said["modelName"], said["calledMethod"]:
            case "Address", "getWarehouseTypes":
                return _yes([])
            case "TrackingDocument", "getStatusDocuments":
                asked = [one["DocumentNumber"] for one in told["Documents"]]
                return _yes([self.document] if NUMBER in asked else [])
            case "AdditionalService", "checkPossibilityForRedirecting":
                return _yes([{"Ref": WAREHOUSE}]) if self.possible else self.refusal()
            case "AdditionalService", "getRedirectionOrdersList":
                wanted = told.get("Ref")
                return _yes([o for o in self.orders if wanted in (None, o["OrderRef"])])
            case "AdditionalService", "save":
                self.done += 1
                ref = f"order-{len(self.orders) + 1}"
                self.orders.append(
                    {
                        "OrderRef": ref,
                        "OrderNumber": "102-00003168",
                        "DocumentNumber": told["IntDocNumber"],
                        "Note": told["Note"],
                        "OrderStatus": "Прийняте",
                    }
                )
                return _yes([{"Number": "102-00003168", "Ref": ref}])
            case "AdditionalService", "delete":
                self.orders = [o for o in self.orders if o["OrderRef"] != told["Ref"]]
                return _yes([{"Ref": told["Ref"]}])
        raise AssertionError(said["calledMethod"])


def _yes(data: list[dict[str, object]]) -> web.Response:
    return web.json_response({"success": True, "data": data, "errors": [], "errorCodes": []})
