"""The OpenAPI 3.1 document, made of the same table that the router is made of."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from web.api.operation import JSON, Operation
from web.api.problems import CONTENT_TYPE, KINDS
from web.api.wire.shapes import REF_LENGTH_MAX, REF_PATTERN, Problem

VERSION = "1.0.0"
DESCRIPTION = (
    "For carriers, planners, lockers, senders and other support desks. JSON in and out, times as "
    "RFC 3339 with an offset, places as WGS 84, durations in whole seconds, lengths in metres, "
    "weights in kilograms. A key sees and changes only what its scope and its carrier own; "
    "anything else is 404. Members of a document that are not known are ignored. Every POST takes "
    "an Idempotency-Key."
)
REF = "#/components/schemas/{name}"
ALWAYS = ("unauthorized", "not-found", "too-fast", "internal", "overloaded", "unavailable")
WITH_BODY = ("malformed", "too-slow", "too-large", "invalid")

Json = dict[str, Any]


def document(operations: Sequence[Operation], others: Json) -> Json:
    """`others`: paths that are not of the table, such as health."""
    kinds = [kind for operation in operations for kind in _kinds(operation)]
    schemas, components = msgspec.json.schema_components([*kinds, Problem], ref_template=REF)
    known = {id(kind): schema for kind, schema in zip(kinds, schemas, strict=False)}
    paths: Json = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(
            operation, known
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Doorstep", "version": VERSION, "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "tags": [{"name": room} for room in _rooms(operations, others)],
        "paths": paths | others,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A key made by `doorstep apikey create`",
                }
            },
            "responses": {code: _problem(code) for code in KINDS},
        },
    }


def _rooms(operations: Sequence[Operation], others: Json) -> dict[str, None]:
    told = [one.room for one in operations]
    told += [tag for path in others.values() for one in path.values() for tag in one["tags"]]
    return dict.fromkeys(told)


def _kinds(operation: Operation) -> Iterable[Any]:
    return (kind for kind in (operation.body, operation.answer) if kind is not None)


def _described(operation: Operation, known: dict[int, Json]) -> Json:
    described: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": "Scopes: " + ", ".join(sorted(operation.scopes)),
        "tags": [operation.room],
        "responses": _responses(operation, known),
    }
    if parameters := [*_in_path(operation), *_in_query(operation), *_in_headers(operation)]:
        described["parameters"] = parameters
    if operation.body is not None:
        content = {"schema": known[id(operation.body)]}
        described["requestBody"] = {
            "required": not operation.is_body_optional,
            "content": dict.fromkeys(dict.fromkeys((operation.body_type, JSON)), content),
        }
    return described


def _responses(operation: Operation, known: dict[int, Json]) -> Json:
    good: Json = {"description": operation.summary}
    if operation.answer is not None:
        good["content"] = {JSON: {"schema": known[id(operation.answer)]}}
    elif operation.answer_type != JSON:
        kinds = operation.answer_type
        for kind in (kinds,) if isinstance(kinds, str) else kinds:
            good.setdefault("content", {})[kind] = {"schema": {"type": "string"}}
    responses: Json = {str(operation.status): good}
    for other, why in operation.also.items():
        responses[str(other)] = good | {"description": why}
    by_status: dict[str, list[str]] = {}
    for code in _codes(operation):
        by_status.setdefault(str(KINDS[code].status), []).append(code)
    for status, codes in sorted(by_status.items()):
        responses[status] = (
            {"$ref": f"#/components/responses/{codes[0]}"} if len(codes) == 1 else _problem(*codes)
        )
    return responses


def _codes(operation: Operation) -> list[str]:
    codes = [*ALWAYS, *operation.problems]
    if operation.body is not None:
        codes += WITH_BODY
    elif operation.query is not None:
        codes.append("invalid")
    if operation.method == "POST":
        codes += ["idempotency-conflict", "invalid"]
    return list(dict.fromkeys(codes))


def _problem(*codes: str) -> Json:
    said = "; ".join(f"`{code}`: {KINDS[code].title}" for code in codes)
    answer: Json = {
        "description": said,
        "content": {CONTENT_TYPE: {"schema": {"$ref": REF.format(name="Problem")}}},
    }
    if codes[0] in ("too-fast", "overloaded", "unavailable"):
        seconds = {"type": "integer", "minimum": 1}
        answer["headers"] = {"Retry-After": {"description": "Seconds", "schema": seconds}}
    return answer


def _in_path(operation: Operation) -> list[Json]:
    schema: Json = {"type": "string", "minLength": 1}
    if operation.method == "PUT":
        schema |= {"maxLength": REF_LENGTH_MAX, "pattern": REF_PATTERN}
    return [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]


def _in_query(operation: Operation) -> list[Json]:
    if operation.query is None:
        return []
    _, components = msgspec.json.schema_components([operation.query], ref_template=REF)
    shape = components[operation.query.__name__]
    inner = {name: schema for name, schema in components.items() if "properties" not in schema}
    return [
        {"name": name, "in": "query", "required": False, "schema": _inlined(schema, inner)}
        for name, schema in shape["properties"].items()
    ]


def _in_headers(operation: Operation) -> list[Json]:
    if operation.method != "POST":
        return []
    return [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "The same key and body get the first answer again",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        }
    ]


def _inlined(schema: Json, components: Json) -> Json:
    """A parameter without references; absent stands for null."""
    for name, inner in components.items():
        if schema.get("$ref") == REF.format(name=name):
            return {key: value for key, value in inner.items() if key != "title"}
    if "anyOf" in schema:
        kept = [_inlined(one, components) for one in schema["anyOf"] if one != {"type": "null"}]
        return kept[0] if len(kept) == 1 else {"anyOf": kept}
    return {key: value for key, value in schema.items() if not (key == "default" and value is None)}
