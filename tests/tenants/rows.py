"""Rows: every route of the app, who may go there, and what of blue's is asked for.

A new route has no row here, and the test of the matrix says so. What is posted is meant well, and
is tried in the order of the rows: what takes something away stands last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from tests.tenants.town import BLUE, ids_of
from tests.web_api.desk import a_carrier, a_locker, a_route, an_event

Json = dict[str, Any]
IDS = ids_of(BLUE)


class Door(StrEnum):
    """How somebody shows that they may come in."""

    OPEN = "open"  # anybody, and nobody's data is there
    KEY = "key"
    DESK = "desk"
    LINK = "link"  # its address is the key: those who have none find nothing
    MINI_APP = "mini app"  # Telegram's signature
    PEER = "peer"  # a secret of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`who`: scopes, or roles. `is_blues`: it names something of blue's; else everybody who may
    come sees their own. `for_shops`: also for whoever sends by every carrier; `for_house`: also for
    the keys of no carrier. `is_there`: what it names can be found. `told`: what stands in the path;
    `body` is JSON or a form."""

    door: Door
    who: frozenset[str] = frozenset()
    is_blues: bool = False
    for_shops: bool = False
    for_house: bool = True
    is_there: bool = True
    told: Mapping[str, str] = field(default_factory=dict)
    body: Json | None = None
    query: str = ""


def _open(**told: str) -> Row:
    return Row(door=Door.OPEN, told=told)


def _key(who: str, body: Json | None = None, *, is_blues: bool = True, **told: str) -> Row:
    names = frozenset(who.split())
    return Row(door=Door.KEY, who=names, is_blues=is_blues, body=body, told=told)


def _lists(who: str, query: str = "") -> Row:
    return Row(door=Door.KEY, who=frozenset(who.split()), query=query)


def _desk(who: str, body: Json | None = None, query: str = "", **told: str) -> Row:
    """A page that shows everybody's: whoever is limited does not come there."""
    names = frozenset(who.split())
    return Row(door=Door.DESK, who=names, body=body, told=told, query=query)


def _talk(who: str, body: Json | None = None, query: str = "", **told: str) -> Row:
    names = frozenset(who.split())
    told = {"id": IDS["talk"]} | told
    return Row(door=Door.DESK, who=names, is_blues=True, body=body, told=told, query=query)


def _shops(row: Row) -> Row:
    return replace(row, for_shops=True)


def _own(row: Row) -> Row:
    """Its maker's, and the other keys of its carrier."""
    return replace(row, for_house=False)


def _gone(row: Row) -> Row:
    """It names what is nowhere."""
    return replace(row, is_there=False)


ALL = "agent supervisor operator auditor"
ACT = "agent supervisor operator"
DELIVERY = IDS["delivery"]
SENDERS, ASKERS = "carrier sender", "carrier sender agent"
BLUE_ROUTE = a_route(carrier=BLUE, version=8, stops=[])
A_DELIVERY: Json = {
    "tracking_number": "BLUEBIRD-NEW",
    "carrier": BLUE,
    "address": {"text": "Mannerheimintie 12 B 24, 00100 Helsinki", "country": "FI"},
}
OF_DELIVERY = {"delivery": DELIVERY}

ROWS: Mapping[str, Row] = {
    "GET /openapi.json": _open(),
    "GET /docs": _open(),
    "GET /docs/": _open(),
    "GET /docs/{file}": _open(file="docs.css"),
    "GET /problems/{code}": _open(code="not-found"),
    "GET /health/live": _open(),
    "GET /health/ready": _open(),
    "GET /metrics": _open(),  # from this machine; from elsewhere test_open_pages asks for a key
    "GET /console": _open(),
    "GET /console/login": _open(),
    "POST /console/login": Row(door=Door.OPEN, body={"email": "x@example.com", "password": "x"}),
    "GET /console/static": _open(),
    "GET /driver/worker.js": _open(),
    "GET /driver/static/{file}": _open(file="courier.css"),
    "* /driver/{rest}": _open(rest="x"),
    "GET /neighbour/static/neighbour.css": _open(),
    "* /neighbour/{rest}": _open(rest="x"),
    "GET /app/pin": _open(),
    "GET /app/slots": _open(),
    "GET /app/near": _open(),
    "GET /app/static/{file}": _open(file="pin.css"),
    "GET /app/map": Row(door=Door.OPEN, query="?x=0&y=0"),
    # --- the API
    "GET /v1/deliveries": _lists("carrier sender agent planner"),
    "GET /v1/deliveries/{id}": _key("carrier sender agent planner", id=DELIVERY),
    "GET /v1/deliveries/{id}/qr.svg": _key(ASKERS, id=DELIVERY),
    "GET /v1/deliveries/{id}/timeline": _key(ASKERS, id=DELIVERY),
    "GET /v1/deliveries/{id}/options": _key("carrier sender agent planner", id=DELIVERY),
    "GET /v1/deliveries/{id}/slots": _key("carrier sender agent planner", id=DELIVERY),
    "GET /v1/deliveries/{id}/proof": _key(ASKERS, id=DELIVERY),
    "GET /v1/deliveries/{id}/proof/picture": _key(ASKERS, id=DELIVERY),
    "GET /v1/deliveries/{id}/voice/{voice}": _key("carrier", id=DELIVERY, voice=IDS["voice"]),
    "GET /v1/deliveries/{id}/photos/{photo}": _key("carrier", id=DELIVERY, photo=IDS["photo"]),
    "GET /v1/changes": _lists(ASKERS),
    "GET /v1/changes/{id}": _key(ASKERS, id=IDS["change"]),
    "GET /v1/routes/{route_ref}": _key("carrier planner agent", route_ref=IDS["route"]),
    "GET /v1/lockers": _lists("carrier locker sender agent planner"),
    "GET /v1/lockers/{ref}": _shops(_key("carrier locker sender agent planner", ref=IDS["point"])),
    "GET /v1/carriers": _lists("carrier planner sender agent"),
    "GET /v1/carriers/{ref}": _shops(_key("carrier planner sender agent", ref=BLUE)),
    "GET /v1/notice-policy": _lists(SENDERS),
    "GET /v1/webhooks": _lists("carrier planner sender locker agent"),
    "GET /v1/webhooks/{id}": _own(_key("carrier planner sender locker agent", id=IDS["webhook"])),
    "GET /v1/conversations": _lists("agent"),
    "GET /v1/conversations/{id}": _key("agent", id=IDS["talk"]),
    "POST /v1/deliveries": _shops(_key(SENDERS, A_DELIVERY)),
    "PATCH /v1/deliveries/{id}": _key(SENDERS, {"priority": 1}, id=DELIVERY),
    "POST /v1/deliveries/{id}/events": _key("carrier", an_event("loaded", 1), id=DELIVERY),
    "POST /v1/events": _key(
        "carrier", {"events": [an_event("loaded", 2, delivery=DELIVERY)]}, is_blues=True
    ),
    "POST /v1/deliveries/{id}/changes": _key(
        ASKERS, {"action": "safe_place", "note": "vaja"}, id=DELIVERY
    ),
    "POST /v1/deliveries/{id}/holds": _key(
        ASKERS, {"slot_id": "20261125T0800Z-20261125T1000Z"}, id=DELIVERY
    ),
    "POST /v1/holds/{id}/confirm": _key(ASKERS, {}, id=IDS["hold"]),
    "DELETE /v1/holds/{id}": _key(ASKERS, id=IDS["hold"]),
    "POST /v1/positions": _lists("carrier planner"),
    "PUT /v1/lockers/{ref}": _key("carrier locker", a_locker(), ref=IDS["point"]),
    "PUT /v1/carriers/{ref}": _key("carrier", a_carrier(), ref=BLUE),
    "PUT /v1/notice-policy": _lists(SENDERS),
    "DELETE /v1/notice-policy": _gone(_lists(SENDERS)),
    "POST /v1/webhooks": _lists("carrier planner sender locker agent"),
    "POST /v1/webhooks/{id}/test": _own(
        _key("carrier planner sender locker agent", {}, id=IDS["webhook"])
    ),
    "POST /v1/conversations/{id}/take-over": _key("agent", {}, id=IDS["talk"]),
    "POST /v1/conversations/{id}/messages": _key("agent", {"text": "hello"}, id=IDS["talk"]),
    "POST /v1/conversations/{id}/hand-back": _key("agent", {}, id=IDS["talk"]),
    "POST /v1/changes/{id}/accept": _key("carrier", {}, id=IDS["change"]),
    "POST /v1/changes/{id}/reject": _key("carrier", {}, id=IDS["change"]),
    "POST /v1/changes/{id}/applied": _key("carrier", {}, id=IDS["change"]),
    "DELETE /v1/changes/{id}": _key(ASKERS, id=IDS["change"]),
    "PUT /v1/routes/{route_ref}": _key("carrier planner", BLUE_ROUTE, route_ref=IDS["route"]),
    "POST /v1/routes/{route_ref}/courier-links": _key("carrier", route_ref=IDS["route"]),
    "DELETE /v1/courier-links/{id}": _key("carrier", id=IDS["link"]),
    "DELETE /v1/routes/{route_ref}": _key("carrier planner", route_ref=IDS["route"]),
    "DELETE /v1/webhooks/{id}": _own(
        _key("carrier planner sender locker agent", id=IDS["webhook"])
    ),
    # Nothing is proposed there, so that it is found by nobody.
    "POST /v1/conversations/{id}/proposed-address/decline": _gone(_key("", {}, id=IDS["talk"])),
    # --- the console
    "GET /console/": Row(door=Door.DESK, who=frozenset(ALL.split())),
    "GET /console/stream": Row(door=Door.DESK, who=frozenset(ALL.split())),
    "GET /console/me": Row(door=Door.DESK, who=frozenset(ALL.split())),
    "GET /console/c/{id}": _talk(ALL),
    "GET /console/c/{id}/photos/{message}": _talk(ALL, message=IDS["photo"]),
    "GET /console/c/{id}/voice/{message}": _talk(ALL, message=IDS["voice"]),
    "GET /console/c/{id}/proof/{picture}": _talk(ALL, picture=IDS["proof"]),
    "GET /console/c/{id}/pins/{seq}": _gone(_talk(ALL, seq="1")),
    "GET /console/c/{id}/map/{delivery}": _gone(_talk(ALL, delivery="dlv_none")),
    "GET /console/c/{id}/do/{action}": _talk(
        ACT, query=f"?delivery={DELIVERY}", action="safe_place"
    ),
    "GET /console/c/{id}/lines/{seq}": _talk(ALL, seq="1"),
    "GET /console/undelivered": _desk(ALL),
    "GET /console/routes": _desk(ALL, query=f"?carrier={BLUE}"),
    "GET /console/figures": _desk(ALL),
    "GET /console/figures.csv": _desk(ALL),
    "GET /console/claims": _desk(ALL),
    "GET /console/claims/{id}/photos/{message}": _talk(ALL, id=IDS["claim"], message=IDS["photo"]),
    "GET /console/failures": _desk(ALL),
    "GET /console/failures.csv": _desk(ALL),
    "GET /console/lockers": _desk(ALL),
    "GET /console/webhooks": _desk(ALL),
    "GET /console/webhooks/{webhook}": _desk(ALL, webhook=IDS["webhook"]),
    "GET /console/settings": _desk(ALL),
    "GET /console/learning": _desk(ALL),
    "GET /console/people": _desk("supervisor"),
    "GET /console/audit": _desk("supervisor auditor"),
    "POST /console/c/{id}/take-over": _talk(ACT, {}),
    "POST /console/c/{id}/messages": _talk(ACT, {"text": "hello"}),
    "POST /console/c/{id}/read": _talk(ALL, {"upto": "1"}),
    "POST /console/c/{id}/writing": _talk(ACT, {"on": "1"}),
    "POST /console/c/{id}/tags": _talk(ACT, {"tags": "new"}),
    "POST /console/c/{id}/snooze": _talk(ACT, {"for": "hour"}),
    "POST /console/c/{id}/pass-on": _talk(ACT, {"to": "agt_anna"}),
    "POST /console/c/{id}/address/approve": _gone(_talk(ACT, {"wish": "wsh_1"})),
    "POST /console/c/{id}/address/decline": _gone(_talk(ACT, {"wish": "wsh_1"})),
    "POST /console/c/{id}/window": _talk(ACT, OF_DELIVERY),
    "POST /console/c/{id}/do/{action}": _talk(
        ACT, OF_DELIVERY | {"note": "vaja"}, action="safe_place"
    ),
    "POST /console/c/{id}/say-for/{saying}": _talk(ACT, OF_DELIVERY, saying="address_right"),
    "POST /console/c/{id}/withdraw": _talk(ACT, {"change": IDS["change"]}),
    "POST /console/c/{id}/move": _talk("supervisor operator", OF_DELIVERY),
    "POST /console/c/{id}/lines/{seq}": _talk(ACT, {"meant": ""}, seq="1"),
    "POST /console/c/{id}/hand-back": _talk(ACT, {}),
    "POST /console/undelivered/{shelf}/{seq}": _gone(
        _desk("supervisor operator", {}, shelf="sent", seq="1")
    ),
    "POST /console/routes": _desk(ALL, {"wanted": "60.17,24.94"}, query=f"?carrier={BLUE}"),
    "POST /console/routes/link": _desk("supervisor operator", {"route": IDS["route"]}),
    "POST /console/routes/link/end": _desk("supervisor operator", {"link": IDS["link"]}),
    "POST /console/claims/{id}/take": _talk(ACT, {}, id=IDS["claim"]),
    "POST /console/claims/{id}/close/{outcome}": _talk(
        ACT, {}, id=IDS["claim"], outcome="declined"
    ),
    "POST /console/webhooks/{webhook}/switch": _desk(
        "supervisor operator", {"on": "1"}, webhook=IDS["webhook"]
    ),
    "POST /console/webhooks/{webhook}/test": _desk(
        "supervisor operator", {}, webhook=IDS["webhook"]
    ),
    "POST /console/webhooks/{webhook}/again": _desk(
        "supervisor operator", {}, webhook=IDS["webhook"]
    ),
    "POST /console/webhooks/{webhook}/rows/{seq}/again": _desk(
        "supervisor operator", {}, webhook=IDS["webhook"], seq="1"
    ),
    "POST /console/settings/notices": _desk("supervisor operator", {"merchant": ""}),
    "POST /console/settings/notices/drop": _desk("supervisor operator", {"merchant": ""}),
    "POST /console/learning/{id}/accept": _gone(_desk("supervisor", {}, id="lsn_0")),
    "POST /console/learning/{id}/decline": _gone(_desk("supervisor", {}, id="lsn_0")),
    "POST /console/people": _desk("supervisor", {"email": "x", "name": "x", "role": "agent"}),
    "POST /console/people/{person}/sign-out": _desk("supervisor", {}, person="agt_gone"),
    "POST /console/people/{person}/password": _desk("supervisor", {}, person="agt_gone"),
    "POST /console/people/{person}": _desk("supervisor", {"role": "agent"}, person="agt_gone"),
    "POST /console/people/keys/{key}/end": _desk("supervisor", {}, key="key_revoked"),
    "POST /console/me": Row(
        door=Door.DESK, who=frozenset(ALL.split()), body={"secret": "AA", "code": "000000"}
    ),
    "POST /console/me/language": Row(
        door=Door.DESK, who=frozenset(ALL.split()), body={"language": ""}
    ),
    "POST /console/me/password": Row(
        door=Door.DESK, who=frozenset(ALL.split()), body={"old": "x", "new": "x"}
    ),
    "POST /console/me/sign-out": Row(door=Door.DESK, who=frozenset(ALL.split()), body={}),
    "POST /console/logout": Row(door=Door.DESK, who=frozenset(ALL.split()), body={}),
    # --- those whose address is the key
    "GET /driver/{token}": Row(door=Door.LINK, told={"token": IDS["token"]}),
    "GET /driver/{token}/stops": Row(door=Door.LINK, told={"token": IDS["token"]}),
    "GET /driver/{token}/stream": Row(door=Door.LINK, told={"token": IDS["token"]}),
    "GET /driver/{token}/voice/{delivery}": Row(
        door=Door.LINK, told={"token": IDS["token"], "delivery": DELIVERY}
    ),
    "GET /driver/{token}/photo/{delivery}": Row(
        door=Door.LINK, told={"token": IDS["token"], "delivery": DELIVERY}
    ),
    "POST /driver/{token}/place": Row(door=Door.LINK, told={"token": IDS["token"]}, body={}),
    "POST /driver/{token}/press": Row(door=Door.LINK, told={"token": IDS["token"]}, body={}),
    "POST /driver/{token}/language": Row(door=Door.LINK, told={"token": IDS["token"]}, body={}),
    "GET /neighbour/{token}": Row(door=Door.LINK, told={"token": "n-guessed0123456789"}),
    "POST /neighbour/{token}": Row(door=Door.LINK, told={"token": "n-guessed0123456789"}, body={}),
    # --- those who sign
    "GET /app/pin/start": Row(door=Door.MINI_APP, query=f"?d={DELIVERY[-8:]}"),
    "GET /app/slots/times": Row(door=Door.MINI_APP, query=f"?d={DELIVERY[-8:]}"),
    "GET /app/near/where": Row(door=Door.MINI_APP, query=f"?d={DELIVERY[-8:]}"),
    "POST /app/pin/near": Row(door=Door.MINI_APP, body={"d": DELIVERY[-8:], "lat": 1, "lon": 1}),
    "POST /app/pin": Row(door=Door.MINI_APP, body={"d": DELIVERY[-8:], "lat": 1, "lon": 1}),
    "POST /app/slots": Row(door=Door.MINI_APP, body={"d": DELIVERY[-8:]}),
    "POST /hooks/{carrier}": Row(door=Door.PEER, told={"carrier": BLUE}, body={}),
    "GET /hooks/{carrier}": Row(door=Door.PEER, told={"carrier": BLUE}),
    "POST /telegram/webhook": Row(door=Door.PEER, body={"update_id": 1}),
}
