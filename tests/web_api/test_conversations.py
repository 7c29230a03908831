"""Conversations: other support desks list, read, take over, speak and hand back."""

import pytest

from core.actions.announce import told_address
from core.actions.ask import ask
from core.commands import AgentSays, AskPerson, GiveInstructions, TakeOver
from core.model.access import Scope
from core.model.address import AddressQuery
from core.model.address_wish import ProposedAddress
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, DeliveryId
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import OTHER, Desk


@pytest.fixture
async def talk(desk: Desk, delivery: Json) -> str:
    """A recipient waits for a person."""
    return f"/v1/conversations/{await desk.talk(delivery['id'])}"


async def test_those_who_wait_are_listed(agent: Caller, talk: str, delivery: Json) -> None:
    """By their state, with the delivery."""
    (waiting,) = (await agent.get("/v1/conversations", state="waiting")).items
    assert talk.endswith(waiting["id"])
    assert waiting["state"] == "waiting"
    assert waiting["waiting_since"] == "2026-11-24T08:00:00Z"
    assert waiting["delivery_id"] == delivery["id"]
    assert (await agent.get("/v1/conversations", state="agent")).items == []
    answer = await agent.get("/v1/conversations", state="asleep")
    assert answer.wrong_fields == ["state"]


async def test_the_longest_wait_comes_first(agent: Caller, desk: Desk, delivery: Json) -> None:
    """Whoever asked first; and the list goes on."""
    first = await desk.talk(delivery["id"])
    await desk.later(minutes=1)
    second = await desk.talk(delivery["id"])
    page = await agent.get("/v1/conversations", state="waiting", limit="1")
    assert [one["id"] for one in page.items] == [first]
    page = await agent.get("/v1/conversations", state="waiting", cursor=page.body["next"])
    assert [one["id"] for one in page.items] == [second]
    assert page.body["next"] is None


async def test_an_agent_takes_over_speaks_and_hands_back(agent: Caller, talk: str) -> None:
    """And what was said stands in the talk."""
    taken = (await agent.post(f"{talk}/take-over", {"name": "Olli"})).ok(200)
    assert taken["state"] == "agent"
    assert taken["held_by"]["name"] == "Olli"
    said = (await agent.post(f"{talk}/messages", {"text": "Hei Aino 👋"})).ok(201)
    assert (said["author"], said["text"]) == ("agent", "Hei Aino 👋")
    shown = (await agent.get(talk)).ok(200)
    assert [line["text"] for line in shown["messages"]] == ["Hei Aino 👋"]
    back = (await agent.post(f"{talk}/hand-back")).ok(200)
    assert (back["state"], back["held_by"]) == ("bot", None)


async def test_a_take_over_needs_no_body(agent: Caller, talk: str) -> None:
    """The key has a name."""
    assert (await agent.post(f"{talk}/take-over")).ok(200)["held_by"]["name"] == "agent key"


async def test_taking_over_again_renews_the_lease(agent: Caller, talk: str, desk: Desk) -> None:
    """By the same desk."""
    first = (await agent.post(f"{talk}/take-over")).ok(200)["held_by"]["until"]
    await desk.later(minutes=5)
    assert (await agent.post(f"{talk}/take-over")).ok(200)["held_by"]["until"] > first


async def test_only_the_holder_speaks(agent: Caller, talk: str) -> None:
    """409 `not-allowed` for who has not taken over."""
    answer = await agent.post(f"{talk}/messages", {"text": "Hei"})
    assert (answer.status, answer.code) == (409, "not-allowed")
    assert answer.body["why_not"] == ["not-the-holder"]
    assert (await agent.get(talk)).ok(200)["messages"] == []


async def test_two_desks_do_not_hold_one_talk(agent: Caller, talk: str, desk: Desk) -> None:
    """The second is told that another holds it."""
    (await agent.post(f"{talk}/take-over")).ok(200)
    other = desk.caller(Scope.AGENT)
    answer = await other.post(f"{talk}/take-over")
    assert (answer.status, answer.code) == (409, "not-allowed")
    assert answer.body["why_not"] == ["held-by-another"]
    assert (await other.post(f"{talk}/messages", {"text": "Hei"})).status == 409
    assert (await other.post(f"{talk}/hand-back")).status == 409


async def test_a_closed_talk_is_not_taken_over(agent: Caller, desk: Desk, delivery: Json) -> None:
    """The recipient left."""
    talk = await desk.talk(delivery["id"], Holder.CLOSED)
    answer = await agent.post(f"/v1/conversations/{talk}/take-over")
    assert (answer.status, answer.code) == (409, "not-allowed")


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "  \n "}, {"text": "x" * 4001}])
async def test_a_message_says_something(agent: Caller, talk: str, body: Json) -> None:
    """And no more than Telegram carries."""
    (await agent.post(f"{talk}/take-over")).ok(200)
    answer = await agent.post(f"{talk}/messages", body)
    assert answer.status == 422
    assert answer.wrong_fields == ["text"]


async def test_only_agents_read_talks(
    sender: Caller, carrier: Caller, talk: str, desk: Desk
) -> None:
    """A desk of another carrier sees nothing either."""
    other = desk.caller(Scope.AGENT, OTHER)
    for caller in (sender, carrier, other):
        assert (await caller.get(talk)).status == 404
        assert (await caller.post(f"{talk}/take-over")).status == 404
    assert (await other.get("/v1/conversations")).items == []
    assert (await sender.get("/v1/conversations")).status == 404


async def test_an_unknown_talk_is_not_found(agent: Caller) -> None:
    """404 for each call."""
    for verb in ("take-over", "hand-back"):
        assert (await agent.post(f"/v1/conversations/cnv_unknown/{verb}")).status == 404
    answer = await agent.post("/v1/conversations/cnv_unknown/messages", {"text": "Hei"})
    assert answer.status == 404
    assert (await agent.get("/v1/conversations/cnv_unknown")).status == 404


async def test_a_doors_code_is_veiled_in_what_was_said(
    agent: Caller, desk: Desk, talk: str, delivery: Json
) -> None:
    """Who speaks with people opens no doors; the words around it are to be read."""
    anna = Asker(Role.AGENT, "agt_1")
    card = DoorCard(code="4471#")
    await ask(desk.house, GiveInstructions(DeliveryId(delivery["id"]), card), anna)
    id = ConversationId(talk.rpartition("/")[2])
    await ask(desk.house, TakeOver(id, "Anna"), anna)
    await ask(desk.house, AgentSays(id, "gate 4471# then left"), anna)
    (line,) = (await agent.get(talk)).ok(200)["messages"]
    assert line["text"] == "gate ••• then left"


async def test_a_wish_that_only_a_person_may_grant_is_shown(
    agent: Caller, desk: Desk, delivery: Json
) -> None:
    """From where to where and why; granted as it was proposed, without a take-over."""
    path = await wished(agent, desk, delivery)
    shown = (await agent.get(path)).ok(200)
    assert shown["why"] == "address_change"
    proposed = shown["proposed_address"]
    old = delivery["address"]["formatted"]
    assert (proposed["old"], proposed["new"], proposed["why"]) == (old, NEW, [])
    granted = {"action": "change_address", "proposal": proposed["id"]}
    changed = (await agent.post(f"/v1/deliveries/{delivery['id']}/changes", granted)).ok(202)
    assert changed["details"]["new"] == NEW
    address = (await agent.get(f"/v1/deliveries/{delivery['id']}")).ok(200)["address"]
    assert address["formatted"] == NEW
    assert address["confirmed"]["by"].startswith("recipient:")
    shown = (await agent.get(path)).ok(200)
    assert (shown["state"], shown["proposed_address"]) == ("bot", None)


async def test_a_wish_is_declined_and_it_stays(agent: Caller, desk: Desk, delivery: Json) -> None:
    """Once; nobody asks the carrier."""
    path = await wished(agent, desk, delivery)
    shown = (await agent.post(f"{path}/proposed-address/decline")).ok(200)
    assert shown["state"] == "bot"
    again = await agent.post(f"{path}/proposed-address/decline")
    assert (again.status, again.code) == (404, "not-found")
    here = (await agent.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert here["address"]["formatted"] == delivery["address"]["formatted"]
    assert (await agent.get("/v1/changes")).items == []


async def test_a_wish_is_granted_by_agents_alone_and_only_as_it_stands(
    agent: Caller, sender: Caller, desk: Desk, delivery: Json
) -> None:
    """Neither by another name of it, nor beside an address."""
    path = await wished(agent, desk, delivery)
    id = (await agent.get(path)).ok(200)["proposed_address"]["id"]
    asked = f"/v1/deliveries/{delivery['id']}/changes"
    by_sender = await sender.post(asked, {"action": "change_address", "proposal": id})
    assert (by_sender.status, by_sender.code) == (404, "not-found")
    other = await agent.post(asked, {"action": "change_address", "proposal": "wsh_other"})
    assert other.body["why_not"] == ["wish-is-over"]
    both = {"action": "change_address", "proposal": id, "address": {"text": NEW}}
    assert (await agent.post(asked, both)).wrong_fields == ["address"]


NEW = "Bulevardi 5, 00120 Helsinki"


async def wished(agent: Caller, desk: Desk, delivery: Json) -> str:
    """The path of a talk in which another address is wished for."""
    id = await desk.talk(delivery["id"], Holder.BOT)
    path = f"/v1/conversations/{id}"
    assert (await agent.get(path)).ok(200)["proposed_address"] is None
    query = AddressQuery(text=NEW, country="FI")
    new = told_address(query, await desk.house.addresses.check(query))
    proposed = ProposedAddress(delivery=DeliveryId(delivery["id"]), address=new)
    wish = AskPerson(id, "address_change", proposed)
    await ask(desk.house, wish, Asker(Role.RECIPIENT, id))
    return path
