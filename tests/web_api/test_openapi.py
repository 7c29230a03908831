"""The description: OpenAPI 3.1, true to the router, and held against what it would not expect."""

import asyncio
import re

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from core.model.access import Scope
from tests.web_api.caller import Caller, Json, Truth
from tests.web_api.desk import FLEET, Desk, a_locker, secret_of
from tests.web_api.fuzz import Target, strangely_called

SHOWN_IN_DOCS = {"/docs/", "/docs/{file}"}


async def routes_of(desk: Desk) -> set[tuple[str, str]]:
    """Method and path of everything that the server answers."""
    app = desk.stranger.http.app
    assert app is not None
    found = set()
    for route in app.router.routes():
        assert route.resource is not None
        found.add((route.method, route.resource.canonical))
    return {(method, path) for method, path in found if method != "HEAD"}


def test_the_document_is_openapi_3_1(truth: Truth) -> None:
    """By another's judgement."""
    assert list(OpenAPIV31SpecValidator(truth.document).iter_errors()) == []


async def test_it_names_every_call_and_no_other(desk: Desk, truth: Truth) -> None:
    """Router and document are one table."""
    told = {
        (method.upper(), path)
        for path, methods in truth.document["paths"].items()
        for method in methods
    }
    answered = {(method, path) for method, path in await routes_of(desk)}
    assert {one for one in answered if one[1] not in SHOWN_IN_DOCS} == told


def test_every_call_of_the_interface_is_there(truth: Truth) -> None:
    """The list that others build on."""
    told = {
        f"{method.upper()} {re.sub(r'{[a-z_]+}', '*', path)}"
        for path, methods in truth.document["paths"].items()
        for method in methods
    }
    assert told >= set(
        """
        POST /v1/deliveries|GET /v1/deliveries|GET /v1/deliveries/*|PATCH /v1/deliveries/*
        GET /v1/deliveries/*/qr.svg|POST /v1/deliveries/*/events|POST /v1/events
        GET /v1/deliveries/*/timeline|GET /v1/deliveries/*/options|POST /v1/deliveries/*/changes
        GET /v1/changes|GET /v1/changes/*|DELETE /v1/changes/*|POST /v1/changes/*/accept
        POST /v1/changes/*/reject|POST /v1/changes/*/applied|GET /v1/deliveries/*/slots
        POST /v1/deliveries/*/holds|POST /v1/holds/*/confirm|DELETE /v1/holds/*
        PUT /v1/routes/*|GET /v1/routes/*|POST /v1/positions|PUT /v1/lockers/*|GET /v1/lockers
        GET /v1/lockers/*|PUT /v1/carriers/*|GET /v1/carriers/*|POST /v1/webhooks
        GET /v1/webhooks|DELETE /v1/webhooks/*|POST /v1/webhooks/*/test|GET /v1/conversations
        GET /v1/conversations/*|POST /v1/conversations/*/take-over
        POST /v1/conversations/*/messages|POST /v1/conversations/*/hand-back
        GET /health/live|GET /health/ready|GET /metrics
        """.strip()
        .replace("\n", "|")
        .replace("        ", "")
        .split("|")
    )


def test_every_call_has_a_name_of_its_own(truth: Truth) -> None:
    """Generated clients call their methods so."""
    names = [
        operation["operationId"]
        for methods in truth.document["paths"].values()
        for operation in methods.values()
    ]
    assert len(set(names)) == len(names)


def test_nothing_is_referred_to_that_is_not_there(truth: Truth) -> None:
    """Nor described without being used."""
    components = truth.document["components"]
    for kind in ("schemas", "responses"):
        named = set(re.findall(rf"#/components/{kind}/([\w-]+)", str(truth.document)))
        assert named <= components[kind].keys()


@pytest.fixture
async def known(
    desk: Desk, sender: Caller, carrier: Caller, lockers: Caller, delivery: Json, route: Json
) -> dict[str, str]:
    """Names of things that are there, by the path they stand in."""
    path = f"/v1/deliveries/{delivery['id']}"
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    slot = (await sender.get(f"{path}/slots")).items[0]["slot_id"]
    hold = (await sender.post(f"{path}/holds", {"slot_id": slot})).ok(201)
    wish = {"action": "safe_place", "note": "vaja"}
    change = (await sender.post(f"{path}/changes", wish)).ok(202)
    hook = {"url": "https://fleet.example/hooks", "events": ["*"]}
    webhook = (await carrier.post("/v1/webhooks", hook)).ok(201)
    return {
        "deliveries": delivery["id"],
        "holds": hold["hold_id"],
        "changes": change["id"],
        "webhooks": webhook["id"],
        "conversations": await desk.talk(delivery["id"]),
        "routes": "r1",
        "lockers": "kamppi",
        "carriers": "own-fleet",
        "problems": "slot-gone",
    }


async def test_strange_calls_get_the_answers_described(
    desk: Desk, truth: Truth, known: dict[str, str]
) -> None:
    """Whatever another's library makes of the document: no 5xx, no status that is not told."""
    target = Target(str(desk.stranger.http.make_url("")).rstrip("/"), truth.document, known)
    await asyncio.to_thread(strangely_called, target)


async def test_wrong_keys_get_the_answers_described(
    desk: Desk, truth: Truth, known: dict[str, str]
) -> None:
    """No key, one that nobody made, and a key of each scope, at every call: no 5xx, no status that
    is not told, and never a yes to who has not the scope."""
    keys: dict[str, str] = {"": "", "nobody's": "dsk_nobody"}
    keys |= {str(one): secret_of(one, FLEET) for one in Scope}
    wrong = []
    for path, methods in truth.document["paths"].items():
        room = path.split("/")[2] if path.startswith("/v1") else "problems"
        here = re.sub(r"{\w+}", known.get(room, "x"), path)
        for method, operation in methods.items():
            said = str(operation.get("description", ""))
            scopes = said.removeprefix("Scopes: ").split(", ") if "Scopes: " in said else None
            for name, key in keys.items():
                headers = {"Authorization": f"Bearer {key}"} if key else {}
                answer = await desk.stranger.http.request(
                    method.upper(), here, headers=headers, data=b"{}"
                )
                is_told = str(answer.status) in operation["responses"]
                is_let_in = answer.status < 400 and scopes is not None and name not in scopes
                if not is_told or is_let_in or answer.status >= 500:
                    wrong.append(f"{method} {here} by {name or 'nobody'}: {answer.status}")
    assert wrong == []
