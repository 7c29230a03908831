"""Geocoders on localhost: each answers what the real one answers, in its own words."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright"
LINZ = (48.3059, 14.2862)  # Hauptplatz 5, 4020 Linz
OFFENBACH = (50.1049, 8.7643)

type Json = dict[str, Any]


def feature(at: tuple[float, float], properties: Json) -> Json:
    lat, lon = at
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": properties,
    }


def collection(*features: Json, **beside: Any) -> Json:  # noqa: ANN401 (the wire)
    return {"type": "FeatureCollection", "features": list(features), **beside}


NOMINATIM = collection(
    feature(
        LINZ,
        {
            "geocoding": {
                "place_id": 1,
                "osm_type": "way",
                "osm_id": 30,
                "osm_key": "building",
                "osm_value": "yes",
                "type": "house",
                "label": "5, Hauptplatz, Altstadtviertel, Linz, 4020, Österreich",
                "housenumber": "5",
                "street": "Hauptplatz",
                "district": "Altstadtviertel",
                "city": "Linz",
                "postcode": "4020",
                "country": "Österreich",
                "country_code": "at",
            }
        },
    ),
    geocoding={"version": "0.1.0", "attribution": LICENCE, "licence": "ODbL", "query": "q"},
)
PHOTON = collection(
    feature(
        LINZ,
        {
            "osm_type": "W",
            "osm_id": 30,
            "osm_key": "building",
            "osm_value": "yes",
            "type": "house",
            "housenumber": "5",
            "street": "Hauptplatz",
            "district": "Altstadtviertel",
            "city": "Linz",
            "postcode": "4020",
            "country": "Österreich",
            "countrycode": "AT",
        },
    )
)
PELIAS = collection(
    feature(
        LINZ,
        {
            "gid": "openaddresses:address:at/1",
            "layer": "address",
            "source": "openaddresses",
            "name": "Hauptplatz 5",
            "housenumber": "5",
            "street": "Hauptplatz",
            "postalcode": "4020",
            "locality": "Linz",
            "borough": "Altstadtviertel",
            "country": "Austria",
            "country_a": "AUT",
            "country_code": "AT",
            "confidence": 1,
            "match_type": "exact",
            "accuracy": "point",
        },
    ),
    geocoding={"version": "0.2", "attribution": "https://geocode.example/guidelines"},
)
ADDOK = collection(
    feature(
        LINZ,
        {
            "label": "Hauptplatz 5 4020 Linz",
            "score": 0.96,
            "id": "at_5",
            "type": "housenumber",
            "name": "Hauptplatz 5",
            "housenumber": "5",
            "street": "Hauptplatz",
            "district": "Altstadtviertel",
            "postcode": "4020",
            "city": "Linz",
            "importance": 0.7,
        },
    ),
    version="draft",
    attribution="BEV",
    licence="CC BY 4.0",
    query="q",
    limit=5,
)
ANSWERS: Mapping[str, Json] = {
    "nominatim": NOMINATIM,
    "photon": PHOTON,
    "pelias": PELIAS,
    "addok": ADDOK,
}
PATHS = {
    "nominatim": "/search",
    "photon": "/api",
    "pelias": "/v1/search",
    "addok": "/search/",
}


@dataclass
class GeocoderPeer:
    """Answers the same to every question, at the path of its kind alone, and keeps the questions;
    `ill` is how it misbehaves instead."""

    kind: str
    ill: str = ""
    says: Json | None = None
    asked: list[Mapping[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get(PATHS[self.kind], self._answer)
        return app

    @property
    def lines(self) -> Sequence[str]:
        return [asked.get("q") or asked["text"] for asked in self.asked]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(dict(request.query))
        self.agents.append(request.headers.get("User-Agent", ""))
        self.tokens.append(request.headers.get("Authorization", ""))
        match self.ill:
            case "busy":
                return web.Response(status=429, headers={"Retry-After": "77"}, text="slow down")
            case "broken":
                return web.Response(status=500, text="java.lang.OutOfMemoryError")
            case "refuses":
                return web.json_response({"error": "no such key"}, status=403)
            case "page":
                return web.Response(
                    text="<html><h1>It works!</h1></html>", content_type="text/html"
                )
            case "wrong":
                return web.json_response({"features": {"not": "a list"}})
            case "binary":
                return web.Response(body=b'{"features": ["\xff\xfe"]}', content_type="text/json")
            case "slow":
                await asyncio.sleep(5)
            case "dropped":
                assert request.transport is not None
                request.transport.close()
        return web.json_response(self.says or ANSWERS[self.kind])
