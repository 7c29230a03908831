"""Notice policies: what those are told whose deliveries a key announces, by merchant."""

from core.actions.policies import drop_policy, policy_in_force, set_policy
from core.model.access import Scope
from core.model.notice_policy import PolicyOf
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate import notice_policies as translate
from web.api.wire import notice_policies as wire

ANNOUNCERS = scopes(Scope.SENDER, Scope.CARRIER)  # of what they announced themselves, and no more


async def put(call: Call) -> Answer:
    policy = translate.policy(call.told(wire.NoticePolicy))
    is_new = await set_policy(call.house.store, _whose(call), policy)
    return Answer(201 if is_new else 200, translate.policy_wire(policy))


async def one(call: Call) -> Answer:
    """The one in force: told, or the usual."""
    async with call.house.store.read() as unit:
        found = await policy_in_force(unit, _whose(call))
    return Answer(200, translate.policy_wire(found))


async def remove(call: Call) -> Answer:
    await drop_policy(call.house.store, _whose(call))
    return Answer(204)


def _whose(call: Call) -> PolicyOf:
    return PolicyOf(owner=str(call.by), merchant=call.asked(wire.OfMerchant).merchant or "")


ROOM = "Notices"
PATH = "/v1/notice-policy"
OPERATIONS = (
    Operation(
        method="PUT",
        path=PATH,
        name="putNoticePolicy",
        room=ROOM,
        summary="What a merchant's recipients are told, and how often; those of all without one",
        scopes=ANNOUNCERS,
        handler=put,
        query=wire.OfMerchant,
        body=wire.NoticePolicy,
        answer=wire.NoticePolicy,
        also={201: "None was told before"},
    ),
    Operation(
        method="GET",
        path=PATH,
        name="getNoticePolicy",
        room=ROOM,
        summary="The policy in force for a merchant",
        scopes=ANNOUNCERS,
        handler=one,
        query=wire.OfMerchant,
        answer=wire.NoticePolicy,
    ),
    Operation(
        method="DELETE",
        path=PATH,
        name="dropNoticePolicy",
        room=ROOM,
        summary="Back to the usual",
        scopes=ANNOUNCERS,
        handler=remove,
        query=wire.OfMerchant,
        status=204,
    ),
)
