"""Google Route Optimization over REST.

No address and no coordinate leaves the house: it is asked with our own travel times, the places are
numbers. Traps: numbers of 64 bits come as text, and zeros not at all; a shipment without a penalty
is mandatory, and one that does not fit spoils the whole answer, so each has one and whoever is
skipped comes back with reasons; each vehicle's start must match exactly one matrix.
"""

from integrations.declaration import Auth, Declaration, Way

NAME = "google-route-optimization"
BASE = "https://routeoptimization.googleapis.com"
# Where a machine of theirs gets a token without any key on disk; a proxy elsewhere may do the same.
TOKEN_URL = (
    "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token"
)
SEARCH_SECONDS_MAX = 20

DECLARATION = Declaration(
    name=NAME,
    title="Google Route Optimization",
    kind="planner",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"orders", "plan", "evaluate"}),
    features=frozenset({"frozen", "reasons"}),
)
