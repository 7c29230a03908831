"""The documentation: a page that draws `/openapi.json`, of files that all come from here."""

from pathlib import Path
from typing import Any

from aiohttp import web

from web.api.problems import problem, problem_response

STATIC = Path(__file__).parent / "static"
PARTS = ("docs.css", "docs.js")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


async def page(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "docs.html", headers=HEADERS)


async def part(request: web.Request) -> web.StreamResponse:
    name = request.match_info["file"]
    if name not in PARTS:
        return problem_response(problem("not-found", "There is no such file."))
    return web.FileResponse(STATIC / name, headers=HEADERS)


def paths() -> dict[str, Any]:
    """What `/openapi.json` says of itself, of its page, and of what explains a problem."""
    told = {"schema": {"type": "object"}}
    shown = {"schema": {"type": "string"}}
    explained = _page("explainProblem", "What a problem's code means", {JSON: told, HTML: shown})
    explained["parameters"] = [
        {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    explained["responses"]["404"] = {"$ref": "#/components/responses/not-found"}
    return {
        "/openapi.json": {"get": _page("openapi", "This document", {JSON: told})},
        "/docs": {"get": _page("docs", "This document as a page", {HTML: shown})},
        "/problems/{code}": {"get": explained},
    }


JSON, HTML = "application/json", "text/html"


def _page(name: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "tags": ["Documentation"],
        "security": [],
        "responses": {"200": {"description": summary, "content": content}},
    }
