"""The tables: the columns that queries and constraints need, and beside them the value as JSON.

`info` of a table says how many days a row is kept and from which time on they are counted, or that
it is kept until somebody takes it away. Every `where` of the units has its index here.
"""

from storage.tables.access import answers, api_keys, audit, people, secrets, sessions, webhooks
from storage.tables.arriving import door_times, driven_days, eta_misses, told_etas
from storage.tables.base import meta
from storage.tables.couriers import courier_links, door_lines, proof_pictures
from storage.tables.delivering import carrier_events, carriers, deliveries, timeline
from storage.tables.disputing import claims, consents, failed_attempts
from storage.tables.lessons import lessons
from storage.tables.places import geocodes, learned_addresses, saved_places
from storage.tables.planning import (
    changes,
    compartments,
    holds,
    payments,
    points,
    promises,
    reservations,
    route_stops,
    routes,
    waitlist,
)
from storage.tables.post import inbox, lanes, outbox, pauses, pushes
from storage.tables.talking import (
    agent_waits,
    conversations,
    message_slots,
    messages,
    moved_groups,
    photos,
    presences,
    readings,
    topic_messages,
    topics,
    voice_notes,
)
from storage.tables.telling import notice_policies, pings
from storage.tables.watching import leases, peers, positions, syncs, timers

__all__ = [
    "agent_waits",
    "answers",
    "api_keys",
    "audit",
    "carrier_events",
    "carriers",
    "changes",
    "claims",
    "compartments",
    "consents",
    "conversations",
    "courier_links",
    "deliveries",
    "door_lines",
    "door_times",
    "driven_days",
    "eta_misses",
    "failed_attempts",
    "geocodes",
    "holds",
    "inbox",
    "lanes",
    "learned_addresses",
    "leases",
    "lessons",
    "message_slots",
    "messages",
    "meta",
    "moved_groups",
    "notice_policies",
    "outbox",
    "pauses",
    "payments",
    "peers",
    "people",
    "photos",
    "pings",
    "points",
    "positions",
    "presences",
    "promises",
    "proof_pictures",
    "pushes",
    "readings",
    "reservations",
    "route_stops",
    "routes",
    "saved_places",
    "secrets",
    "sessions",
    "syncs",
    "timeline",
    "timers",
    "told_etas",
    "topic_messages",
    "topics",
    "voice_notes",
    "waitlist",
    "webhooks",
]
