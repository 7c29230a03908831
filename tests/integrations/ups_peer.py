"""A pretend UPS: a token, one package's tracking, the intercepts of it, and Track Alert."""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import date

import msgspec
from aiohttp import web

from core.model.change import PutOff, What
from tests.integrations.carrier_peers import KEY, NAME, Peer

NUMBER = "1Z4096YY0316914058"
DAY = date(2026, 11, 30)
BASIC = f"Basic {b64encode(f'an-app:{KEY}'.encode()).decode()}"


PARTY = ("addressLine1", "city", "state", "postalCode", "countryCode", "firstName", "phoneNumber")


def a_feature(name: str, create: str, modify: str = "NOT_ELIGIBLE", *days: str) -> object:
    value: dict[str, object] = {
        "createEligibility": create,
        "modifyEligibility": modify,
        "cancelEligibility": "NOT_ELIGIBLE",
    }
    if days:
        told = [{"date": day, "dayOfWeekText": "Monday", "dayOfWeekNumber": "02"} for day in days]
        value["dateOptionsforFutureDelivery"] = told
    return {"interceptFeature": name, "eligibilityValue": value}


FEATURES = (
    a_feature("FD", "ELIGIBLE", "NOT_ELIGIBLE", "20261201", "20261130"),
    a_feature("WC", "ELIGIBLE"),
    a_feature("SDWC", "ELIGIBLE"),
    a_feature("RD", "NOT_ELIGIBLE"),
    a_feature("RTS", "ELIGIBLE"),
)


def an_activity(type: str, code: str, gmt: str = "20261126 14:30:00", **told: str) -> object:
    """With members that nobody reads."""
    day, _, time = gmt.partition(" ")
    return {
        "location": {"address": {"city": "HELSINKI", "countryCode": "FI"}, "slic": "1234"},
        "status": {"type": type, "description": "A word", "code": code, "statusCode": "005"},
        "date": "20261126",
        "time": "163000",
        "gmtDate": day,
        "gmtTime": time,
        "gmtOffset": "+02:00",
        **told,
    }


@dataclass
class UpsPeer(Peer):
    name: str = "ups"
    parcel: str = NUMBER
    activity: list[object] = field(default_factory=lambda: [an_activity("I", "OR")])
    days: list[dict[str, str]] = field(
        default_factory=lambda: [{"type": "SDD", "date": "20261128"}]
    )
    asked: dict[str, dict[str, object]] = field(default_factory=dict)
    tokens: int = 0
    subscribed: list[dict[str, object]] = field(default_factory=list)
    what: What | None = field(default_factory=lambda: PutOff(until=DAY))

    def setting(self, url: str) -> dict[str, str]:
        return {
            "url": url,
            "client_id": "an-app",
            "client_secret": KEY,
            "requester_name": "Kauppa Oy",
            "requester_phone": "+358401111111",
        }

    features: list[object] | None = field(default_factory=lambda: [*FEATURES])
    price: str = "21.00"

    def is_write(self, request: web.Request, body: bytes) -> bool:
        is_question = "/eligibility/" in request.path or "/charges/" in request.path
        return "/deliveryintercept/" in request.path and not is_question

    def refusal(self) -> web.Response:
        """A no under HTTP 200."""
        said = {"success": False, "statusCode": "710", "statusMsg": f"No, {NAME}"}
        return web.json_response(said)

    def routes(self) -> list[web.RouteDef]:
        base = "/api/deliveryintercept/v2"
        return [
            web.post("/security/v1/oauth/token", self._token),
            web.get("/api/track/v1/details/{number}", self._track),
            web.post("/api/track/v2/subscription/standard/package", self._subscribe),
            web.get(f"{base}/eligibility/intercept/{{number}}", self._eligibility),
            web.post(f"{base}/charges/{{number}}", self._charges),
            *(
                web.post(f"{base}{path}/{{number}}", self._intercept)
                for path in ("/reschedule", "/redirect/address", "/return", "/cancel")
            ),
        ]

    async def _token(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == BASIC
        assert await request.text() == "grant_type=client_credentials"
        self.tokens += 1
        return web.json_response({"access_token": "a-token", "expires_in": "14399"})

    async def _track(self, request: web.Request) -> web.Response:
        self._must_be_let_in(request)
        if request.match_info["number"] != NUMBER:
            warned = {"warnings": [{"code": "TW0001"}], "inquiryNumber": "1Z"}
            return web.json_response({"trackResponse": {"shipment": [warned]}})
        package = {
            "trackingNumber": NUMBER,
            "activity": self.activity,
            "deliveryDate": self.days,
            "packageCount": 1,
        }
        shipment = {"inquiryNumber": NUMBER, "package": [package]}
        return web.json_response({"trackResponse": {"shipment": [shipment]}})

    async def _subscribe(self, request: web.Request) -> web.Response:
        self._must_be_let_in(request)
        self.subscribed.append(await request.json())
        return web.json_response({"validTrackingNumbers": [NUMBER]})

    async def _eligibility(self, request: web.Request) -> web.Response:
        """As in its own document; without features as its own error there."""
        self._must_be_let_in(request)
        said = {
            "transactionId": "b2e514fc8a2",
            "statusCode": "000",
            "errors": None,
            "success": self.features is not None,
            "commonEligibilityMap": self.features,
        }
        return web.json_response({"response": said})

    async def _charges(self, request: web.Request) -> web.Response:
        self._must_be_let_in(request)
        told = msgspec.json.decode(await request.read())["ratingRequest"][0]
        assert told["trackInfo"] == {"interceptOption": "AL"}
        assert all(word in told[part] for part in ("fromAddress", "toAddress") for word in PARTY)
        assert NAME not in str(told)
        details = [
            {
                "totalCharge": self.price,
                "interceptOption": option,
                "shipperPaidInterceptCharges": option == "RS",
                "successful": True,
                "currencyCode": "USD",
            }
            for option in ("AA", "FD", "RS")
        ]
        info = {"trackingNumber": NUMBER, "totalCharge": "0.00", "interceptChargeDetail": details}
        return web.json_response({"response": {"success": True, "chargeInfo": [info]}})

    async def _intercept(self, request: web.Request) -> web.Response:
        self._must_be_let_in(request)
        told = msgspec.json.decode(await request.read())
        kind = request.path.split("/")[4]
        if kind == "cancel":
            if not self.asked:
                return self.refusal()
            self.asked.clear()
            self.days = self.days[:1]
            return web.json_response({"success": True, "statusCode": "000"})
        self.done += 1
        self.asked[kind] = told
        if kind == "reschedule":
            self.days.append({"type": "RDD", "date": told["deliveryDate"]})
        return web.json_response({"success": True, "statusCode": "000"})

    def _must_be_let_in(self, request: web.Request) -> None:
        assert request.headers["Authorization"] == "Bearer a-token"
        assert 1 <= len(request.headers["transId"]) <= 14
