"""A caller: an HTTP client with a key that holds every answer against `/openapi.json`."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request
from jsonschema import Draft202012Validator

Json = dict[str, Any]  # the wire
Http = TestClient[Request, Application]

PROBLEM = "application/problem+json"
PROBLEM_MEMBERS = {"type", "title", "status", "code", "detail"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `body` is JSON where it was, else text."""

    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def code(self) -> str:
        """The problem's code."""
        assert self.headers["Content-Type"].startswith(PROBLEM), self
        return str(self.body["code"])

    @property
    def wrong_fields(self) -> list[str]:
        assert self.code == "invalid", self
        return [error["field"] for error in self.body["errors"]]

    @property
    def items(self) -> list[Any]:
        found: list[Any] = self.body["items"]
        return found

    def ok(self, status: int) -> Any:  # noqa: ANN401 (the wire)
        """The body, of an answer that must have this status."""
        assert self.status == status, self
        return self.body


@dataclass(frozen=True, slots=True)
class Truth:
    """The document that the server itself gives, as the judge of its answers."""

    document: Json = field(repr=False)  # pytest writes down what tests are given, again and again
    _validators: dict[int, Draft202012Validator] = field(default_factory=dict, repr=False)

    def template_of(self, path: str) -> str | None:
        """The documented path that a real one is of; one without variables wins."""
        for template in sorted(self.document["paths"], key=lambda name: name.count("{")):
            if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
                return str(template)
        return None

    def check(self, method: str, path: str, answer: Answer) -> None:
        """An answer has a documented status, content type and shape."""
        if answer.status >= 400 and path != "/health/ready":
            assert answer.headers["Content-Type"].startswith(PROBLEM), answer
            assert answer.body.keys() >= PROBLEM_MEMBERS, answer
            assert answer.body["status"] == answer.status, answer
            assert answer.body["type"] == f"/problems/{answer.body['code']}", answer
        operation = self._operation(method, path)
        if operation is None:
            is_part_of_page = path.startswith("/docs/")
            assert answer.status in (404, 405) or is_part_of_page, answer
            return
        responses = operation["responses"]
        assert str(answer.status) in responses, (method, path, answer)
        self._check_content(self._resolved(responses[str(answer.status)]), answer)

    def _operation(self, method: str, path: str) -> Json | None:
        template = self.template_of(path)
        found: Json | None = self.document["paths"].get(template, {}).get(method.lower())
        return found

    def _resolved(self, response: Json) -> Json:
        if "$ref" not in response:
            return response
        name = response["$ref"].rsplit("/", 1)[1]
        named: Json = self.document["components"]["responses"][name]
        return named

    def _check_content(self, response: Json, answer: Answer) -> None:
        if "content" not in response:
            assert not answer.body, answer
            return
        kind = answer.headers["Content-Type"].split(";")[0]
        assert kind in response["content"], answer
        if kind.endswith("json"):
            self._validator(response["content"][kind]["schema"]).validate(answer.body)

    def _validator(self, schema: Json) -> Draft202012Validator:
        known = self._validators.get(id(schema))
        if known is None:
            whole = {**schema, "components": self.document["components"]}
            known = self._validators[id(schema)] = Draft202012Validator(whole)
        return known


@dataclass(frozen=True, slots=True)
class Caller:
    """`key` is a secret, or None for who has none."""

    http: Http
    truth: Truth
    key: str | None = None

    def with_key(self, key: str | None) -> "Caller":
        return replace(self, key=key)

    async def get(self, path: str, **query: str) -> Answer:
        return await self.send("GET", path, query=query)

    async def delete(self, path: str) -> Answer:
        return await self.send("DELETE", path)

    async def post(
        self, path: str, body: object = None, *, idempotency_key: str | None = None
    ) -> Answer:
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        return await self.send("POST", path, _raw(body), headers=headers)

    async def put(self, path: str, body: object, **query: str) -> Answer:
        return await self.send("PUT", path, _raw(body), query=query)

    async def patch(self, path: str, body: object) -> Answer:
        headers = {"Content-Type": "application/merge-patch+json"}
        return await self.send("PATCH", path, _raw(body), headers=headers)

    async def send(
        self,
        method: str,
        path: str,
        raw: bytes | BinaryIO | AsyncIterator[bytes] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Anything at all, also what no client would send."""
        sent = {"Content-Type": "application/json"} if raw is not None else {}
        if self.key is not None:
            sent["Authorization"] = f"Bearer {self.key}"
        response = await self.http.request(
            method, path, data=raw, params=query, headers={**sent, **(headers or {})}
        )
        text = await response.text(errors="replace")
        is_json = "json" in response.headers.get("Content-Type", "")
        answer = Answer(
            status=response.status,
            headers=response.headers,
            body=json.loads(text) if is_json else text,
        )
        self.truth.check(method, path.split("?")[0], answer)
        return answer


def _raw(body: object) -> bytes | None:
    return None if body is None else json.dumps(body).encode()
