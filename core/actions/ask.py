"""Ask: the one door through which every command goes, whoever asks.

`prepare` gathers from peers, outside any transaction; `act` decides and writes, inside one. `ask`
does both. The conversation uses the two halves, to put its own writes into the same transaction.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from core import agent_commands as ac
from core import commands as c
from core import courier_commands as cc
from core import house_commands as hc
from core.actions import (
    addressing,
    arrivals,
    attending,
    baton,
    booking,
    changes,
    claiming,
    courier_links,
    delegating,
    disputing,
    door,
    door_talk,
    falling_back,
    granting,
    group_people,
    kept_compartments,
    links,
    minding,
    minors,
    narrowing,
    next_door,
    next_try,
    people,
    policies,
    preferring,
    redirecting,
    saving,
    sooner,
    speaking,
    talking,
    trouble,
    waiting,
    waitlist,
    webhooking,
    wishes,
)
from core.actions.hearing_options import hear_options
from core.actions.house import House
from core.actions.keeping import keep_held
from core.actions.prepared import NOTHING, Done, Outdated, Prepared
from core.model.asker import Asker
from core.ports import Unavailable, Unit

TRIES_MAX = 8

Prepare = Callable[[House, Any], Awaitable[Prepared]]
Act = Callable[[House, Unit, Any, Asker, Prepared], Awaitable[Done]]


@dataclass(frozen=True, slots=True)
class Action:
    act: Act
    prepare: Prepare | None = None


async def prepare_withdrawal(house: House, command: c.WithdrawChange) -> Prepared:
    return await changes.prepare_end(house, command.change)


ACTIONS: dict[type[Any], Action] = {
    c.HoldSlot: Action(booking.hold_and_bill, waitlist.prepare_in_turn),
    c.ConfirmHold: Action(booking.confirm_hold, waitlist.prepare_late_yes),
    c.ReleaseHold: Action(booking.release_hold, booking.prepare_by_hold),
    c.BookWindow: Action(booking.book_window, waitlist.prepare_in_turn),
    c.NarrowWindow: Action(narrowing.narrow_window, narrowing.prepare_narrowing),
    c.AllowSooner: Action(sooner.allow_sooner, sooner.prepare_sooner),
    c.WaitFor: Action(waiting.wait_for),
    c.StopWaiting: Action(waiting.stop_waiting, waiting.prepare_stop),
    c.ConfirmAddress: Action(addressing.confirm_address),
    c.ChangeAddress: Action(addressing.change_address, addressing.prepare_address),
    c.KeepCompartment: Action(kept_compartments.keep_while_deciding),
    c.LetCompartmentGo: Action(kept_compartments.let_go),
    c.Redirect: Action(redirecting.redirect, redirecting.prepare_redirect),
    c.LeaveWithNeighbour: Action(wishes.leave_with_neighbour, wishes.prepare_wish),
    c.LeaveInSafePlace: Action(wishes.leave_in_safe_place, wishes.prepare_wish),
    c.GiveInstructions: Action(wishes.give_instructions, wishes.prepare_instructions),
    c.ChangeRecipient: Action(wishes.change_recipient),
    c.Postpone: Action(wishes.postpone),
    c.ExtendPickup: Action(wishes.extend_pickup),
    c.NameDelegate: Action(delegating.name_delegate),
    c.RevokeDelegate: Action(delegating.revoke_delegate),
    c.SayHere: Action(arrivals.say_here),
    c.ReportTrouble: Action(trouble.report_trouble),
    c.SendBackParcel: Action(wishes.send_back),
    c.CallOffDelivery: Action(wishes.call_off),
    c.WithdrawChange: Action(changes.withdraw_change, prepare_withdrawal),
    c.AnswerRescue: Action(door.answer_rescue),
    c.MoveToCarrier: Action(falling_back.move_to_carrier, falling_back.prepare_move),
    c.MinorAnswers: Action(minors.minor_answers),
    c.DisputeAttempt: Action(disputing.dispute_attempt),
    c.ReportClaim: Action(claiming.report_claim),
    c.AskNeighbour: Action(next_door.ask_neighbour),
    c.RevokeNeighbour: Action(next_door.revoke_neighbour),
    c.OpenNeighbourLink: Action(next_door.open_neighbour_link),
    c.AnswerNeighbour: Action(next_door.answer_neighbour),
    c.AnswerOnPage: Action(next_door.answer_on_page),
    c.TakeClaim: Action(claiming.take_claim),
    c.CloseClaim: Action(claiming.close_claim),
    c.KeepNextTry: Action(next_try.keep_next_try, booking.prepare_hold),
    c.RateDelivery: Action(door.rate_delivery),
    c.OpenLink: Action(links.open_link),
    c.ProveByPhone: Action(links.prove_by_phone),
    c.ProveByCode: Action(links.prove_by_code, links.prepare_code),
    c.NotMine: Action(links.not_mine),
    c.AskPerson: Action(baton.ask_person),
    c.GrantAddress: Action(granting.grant_address, granting.prepare_grant),
    c.DeclineAddress: Action(granting.decline_address),
    c.TakeOver: Action(baton.take_over),
    c.AgentSays: Action(speaking.agent_says),
    c.AgentRemarks: Action(speaking.agent_remarks),
    ac.AgentCorrects: Action(speaking.agent_corrects),
    ac.OfferTelegram: Action(group_people.offer_telegram),
    ac.BindTelegram: Action(group_people.bind_telegram),
    ac.UnbindTelegram: Action(group_people.unbind_telegram),
    c.HandBack: Action(baton.hand_back),
    c.LookAtTalk: Action(minding.look_at_talk),
    c.WriteInTalk: Action(attending.write_in_talk),
    hc.EmployPerson: Action(people.employ_person),
    hc.EndKey: Action(people.end_key),
    hc.EndSessions: Action(people.end_sessions),
    hc.SetLanguage: Action(people.set_language),
    hc.SetPassword: Action(people.set_password),
    hc.SetPerson: Action(people.set_person),
    hc.SetSecondFactor: Action(people.set_second_factor),
    hc.SwitchWebhook: Action(webhooking.switch_webhook),
    hc.TryWebhook: Action(webhooking.try_webhook),
    hc.SetNotices: Action(policies.set_notices),
    hc.DropNotices: Action(policies.drop_notices),
    c.PassOn: Action(minding.pass_on),
    c.SnoozeTalk: Action(minding.snooze_talk),
    c.TagTalk: Action(minding.tag_talk),
    c.ChooseLanguage: Action(talking.choose_language),
    c.StopMessages: Action(talking.stop_messages),
    c.ForgetMe: Action(talking.forget_me),
    c.Prefer: Action(preferring.prefer),
    c.SavePlace: Action(saving.save_place),
    c.KeepCode: Action(saving.keep_code),
    c.RemovePlace: Action(saving.remove_place),
    cc.MakeCourierLink: Action(courier_links.make_courier_link),
    cc.RevokeCourierLink: Action(courier_links.revoke_courier_link),
    cc.TellCourier: Action(door_talk.tell_courier),
    cc.TellRecipient: Action(door_talk.tell_recipient),
    cc.ChooseCourierLanguage: Action(courier_links.choose_courier_language),
}


# What the carrier itself is asked for: it says first whether it takes it now.
_OF_THE_CARRIER = (
    c.HoldSlot,
    c.BookWindow,
    c.ChangeAddress,
    c.Redirect,
    c.LeaveWithNeighbour,
    c.LeaveInSafePlace,
    c.GiveInstructions,
    c.ChangeRecipient,
    c.Postpone,
    c.ExtendPickup,
    c.SendBackParcel,
    c.CallOffDelivery,
)


async def prepare(house: House, command: c.Command) -> Prepared:
    """What the action needs from peers. Raises Refused, Unavailable."""
    if isinstance(command, _OF_THE_CARRIER):
        await hear_options(house, command.delivery)
    action = ACTIONS[type(command)]
    return await action.prepare(house, command) if action.prepare else NOTHING


async def act(house: House, unit: Unit, command: c.Command, by: Asker, prepared: Prepared) -> Done:
    """The action itself, in the caller's transaction. Raises Refused."""
    done = await ACTIONS[type(command)].act(house, unit, command, by, prepared)
    await keep_held(house, unit, command, by, done)
    return done


async def ask(house: House, command: c.Command, by: Asker) -> Done:
    """Prepare and act, in a transaction of its own; again where routes changed in between."""
    for _ in range(TRIES_MAX):
        prepared = await prepare(house, command)
        try:
            async with house.store.begin() as unit:
                return await act(house, unit, command, by, prepared)
        except Outdated:
            continue
    raise Unavailable("the routes change faster than travel times are told")
