"""Strange calls: another's library reads the document and calls whatever it allows, and more."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from hypothesis import HealthCheck, Phase, given, settings

from core.model.access import Scope
from tests.web_api.caller import Json
from tests.web_api.desk import FLEET, secret_of

EXAMPLES_MAX = 4  # for each call and each kind of path
SECONDS_MAX = 10.0


@dataclass(frozen=True, slots=True)
class Target:
    """`known` holds names of things that are there, by the path they stand in."""

    url: str
    document: Json
    known: dict[str, str]


def strangely_called(target: Target) -> None:
    """Raises AssertionError for an answer that the document does not tell of."""
    for operation in operations_of(target.document):
        room = operation.path.split("/")[2] if operation.path.startswith("/v1") else "problems"
        for name in ("", target.known.get(room, "")):
            _call(operation, target, name)


def operations_of(document: Json) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # another's imports
        import schemathesis

    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        yield cast("Any", found).ok()  # raises where the document is no such thing


def _call(operation: Any, target: Target, name: str) -> None:  # noqa: ANN401 (another's)
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ]
    said = str(operation.definition.raw.get("description", ""))
    scope = Scope(said.removeprefix("Scopes: ").split(", ")[0] or Scope.METRICS)
    headers = {"Authorization": f"Bearer {secret_of(scope, FLEET)}"}

    @settings(
        max_examples=EXAMPLES_MAX,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def play(case: Any) -> None:  # noqa: ANN401 (another's)
        if name and case.path_parameters:
            case.path_parameters = dict.fromkeys(case.path_parameters, name)
        case.call_and_validate(base_url=target.url, headers=headers, checks=checks)

    play()
