"""Conversations: what the console does, for desks other than ours."""

from collections.abc import Callable

from core.actions.ask import ask
from core.commands import AgentSays, Command, DeclineAddress, HandBack, TakeOver
from core.model.access import Scope
from core.model.conversation import Author, Conversation, Message
from core.model.ids import ConversationId, MessageId
from core.ports import NewId, Unit
from core.refusals import invalid, not_found
from web.api.cursor import packed, unpacked
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate.conversations import conversation_wire, message_wire
from web.api.wire import conversations as wire
from web.veil import veil_over

AGENTS = scopes(Scope.AGENT)
LINES_A_LOOK = 200
LINES_MAX = 1000  # of a long talk, the newest

Commanded = Callable[[ConversationId], Command]


async def page(call: Call) -> Answer:
    """Those that wait longest first."""
    query = call.asked(wire.ConversationQuery)
    shown: list[wire.Conversation] = []
    after = unpacked(query.cursor)
    is_more = True
    async with call.house.store.read() as unit:
        while is_more and len(shown) < query.limit:
            found = await unit.conversations.page(
                holder=query.state, after=after, limit=query.limit + 1
            )
            is_more = len(found) > query.limit
            for conversation in found[: query.limit]:
                after = conversation.id
                if await call.caller.sees(unit, conversation):
                    theirs = await call.caller.deliveries_in(unit, conversation)
                    shown.append(conversation_wire(conversation, theirs))
                if len(shown) == query.limit:
                    is_more = is_more or conversation is not found[-1]
                    break
    return Answer(
        200,
        wire.ConversationList(
            items=shown,
            next=packed(after) if is_more and after else None,
        ),
    )


async def one(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        conversation = await _conversation(call, unit)
        lines = await _lines(unit, conversation.id)
        veil = veil_over(await unit.deliveries.of_conversation(conversation.id))
        theirs = await call.caller.deliveries_in(unit, conversation)
    return Answer(200, conversation_wire(conversation, theirs, lines, veil))


async def taken_over(call: Call) -> Answer:
    wish = call.told(wire.TakeOverWish) if call.body is not None else wire.TakeOverWish()
    name = wish.name or call.caller.key.name
    return await _acted(call, lambda id: TakeOver(id, name))


async def handed_back(call: Call) -> Answer:
    return await _acted(call, HandBack)


async def declined(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        conversation = await _conversation(call, unit)
        theirs = await call.caller.deliveries_in(unit, conversation)
    wish = conversation.wish
    if wish is None or wish.proposed.delivery not in {one.id for one in theirs}:
        raise not_found("proposal")
    return await _acted(call, lambda id: DeclineAddress(id, wish.id))


async def said(call: Call) -> Answer:
    text = call.told(wire.Words).text.strip()
    if not text:
        raise invalid("text", "is blank")
    async with call.house.store.read() as unit:
        conversation = await _conversation(call, unit)
    await ask(call.house, AgentSays(conversation.id, text), call.by)
    async with call.house.store.read() as unit:
        lines = await _lines(unit, conversation.id)
    own = [line for line in lines if line.author is Author.AGENT and line.agent == call.by.id]
    return Answer(201, message_wire(own[-1]))


async def said_before(call: Call, first_id: NewId) -> Answer | None:
    async with call.house.store.read() as unit:
        line = await unit.conversations.line(MessageId(first_id("msg")))
    return None if line is None else Answer(201, message_wire(line))


async def _acted(call: Call, command: Commanded) -> Answer:
    async with call.house.store.read() as unit:
        conversation = await _conversation(call, unit)
    await ask(call.house, command(conversation.id), call.by)
    async with call.house.store.read() as unit:
        conversation = await _conversation(call, unit)
        theirs = await call.caller.deliveries_in(unit, conversation)
        return Answer(200, conversation_wire(conversation, theirs))


async def _conversation(call: Call, unit: Unit) -> Conversation:
    conversation = await unit.conversations.get(ConversationId(call.path["id"]))
    if conversation is None or not await call.caller.sees(unit, conversation):
        raise not_found("conversation")
    return conversation


async def _lines(unit: Unit, id: ConversationId) -> list[Message]:
    lines: list[Message] = []
    after = 0
    while found := await unit.conversations.messages(id, after=after, limit=LINES_A_LOOK):
        lines += [line for _, line in found]
        after = found[-1][0]
        if len(found) < LINES_A_LOOK:
            break
    return lines[-LINES_MAX:]


ROOM = "Conversations"
OPERATIONS = (
    Operation(
        method="GET",
        path="/v1/conversations",
        name="listConversations",
        room=ROOM,
        summary="Conversations, those that wait for a person longest first",
        scopes=AGENTS,
        handler=page,
        query=wire.ConversationQuery,
        answer=wire.ConversationList,
    ),
    Operation(
        method="GET",
        path="/v1/conversations/{id}",
        name="getConversation",
        room=ROOM,
        summary="A conversation with what was said in it",
        scopes=AGENTS,
        handler=one,
        answer=wire.Conversation,
    ),
    Operation(
        method="POST",
        path="/v1/conversations/{id}/take-over",
        name="takeOver",
        room=ROOM,
        summary="Take the talk; the bot is silent until it is handed back or the lease ends",
        scopes=AGENTS,
        handler=taken_over,
        body=wire.TakeOverWish,
        is_body_optional=True,
        answer=wire.Conversation,
        problems=("not-allowed",),
    ),
    Operation(
        method="POST",
        path="/v1/conversations/{id}/proposed-address/decline",
        name="declineProposedAddress",
        room=ROOM,
        summary="The parcel stays where it was to go; the recipient hears so",
        scopes=AGENTS,
        handler=declined,
        body=dict,
        is_body_optional=True,
        answer=wire.Conversation,
        problems=("not-allowed",),
    ),
    Operation(
        method="POST",
        path="/v1/conversations/{id}/messages",
        name="say",
        room=ROOM,
        summary="Say something to the recipient; only who holds the talk may",
        scopes=AGENTS,
        handler=said,
        known=said_before,
        body=wire.Words,
        answer=wire.Message,
        status=201,
        problems=("not-allowed",),
    ),
    Operation(
        method="POST",
        path="/v1/conversations/{id}/hand-back",
        name="handBack",
        room=ROOM,
        summary="Give the talk back to the bot",
        scopes=AGENTS,
        handler=handed_back,
        body=dict,
        is_body_optional=True,
        answer=wire.Conversation,
        problems=("not-allowed",),
    ),
)
