"""At the door and after: answers to a courier who waits, and stars."""

from dataclasses import replace

from core.actions.asking import allowed, delivery_of
from core.actions.door_talk import hear_answer
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.rating import STARS_GOOD, tell_rating
from core.actions.tell import note, publish_about
from core.actions.timers import expect_end_of_wait, expect_reason, reason_told
from core.commands import AnswerRescue, RateDelivery
from core.model.asker import Asker
from core.model.rescue import EXTRA_SECONDS, NEEDS_LEAVE, Rescue, RescueAnswer, waits_longer
from core.model.status import Status
from core.ports import Unit
from core.refusals import invalid, not_allowed

RATED_FOR = frozenset({"not_then", "not_careful", "not_kind", "other"})


async def answer_rescue(
    house: House, unit: Unit, command: AnswerRescue, by: Asker, prepared: Prepared
) -> Done:
    """The answer reaches the courier while they still stand there; the newest one counts.

    Raises Refused: not-allowed (courier-left) once the wait is over, or with the reason why the
    parcel may not be left so; invalid.
    """
    if command.answer not in set(RescueAnswer):
        raise invalid("answer", "is not one of " + ", ".join(sorted(RescueAnswer)))
    answer = RescueAnswer(command.answer)
    delivery = await delivery_of(unit, command.delivery)
    now = house.clock.now()
    is_over = delivery.waits_until is not None and now >= delivery.waits_until
    if delivery.status is not Status.ARRIVING or is_over:
        raise not_allowed(("courier-left",))
    if (action := NEEDS_LEAVE.get(answer)) is not None:
        await allowed(house, unit, delivery, action)
    extra = house.clock.patience(EXTRA_SECONDS)
    wait_until, extended = waits_longer(delivery.waits_until, answer, delivery.rescue, extra)
    rescue = Rescue(answer=answer, text=command.text, at=now, extended=extended)
    delivery = replace(delivery, waits_until=wait_until, rescue=rescue, updated_at=now)
    await unit.deliveries.save(delivery)
    await expect_end_of_wait(house, unit, delivery)
    await hear_answer(house, unit, delivery, command.answer, command.text)
    await publish_about(
        house,
        unit,
        "delivery.rescue_answered",
        delivery,
        {"answer": answer, "text": command.text, "wait_until": wait_until},
    )
    await note(house, unit, delivery, "message", str(by), f"rescue answered: {answer}")
    return Done(delivery=delivery)


async def rate_delivery(
    house: House, unit: Unit, command: RateDelivery, by: Asker, prepared: Prepared
) -> Done:
    """Told once, with what was promised and when it came, so that stars for a late parcel are seen
    as such. Few stars wait a moment for the reason that is asked for; what comes after they were
    told stands in the timeline.

    Raises Refused: invalid; not-allowed before it is over.
    """
    if not 1 <= command.stars <= 5:
        raise invalid("stars", "is not between 1 and 5")
    if command.reason is not None and command.reason not in RATED_FOR:
        raise invalid("reason", "is not one of " + ", ".join(sorted(RATED_FOR)))
    delivery = await delivery_of(unit, command.delivery)
    if not delivery.is_over:
        raise not_allowed(("wrong-status",))
    why = f", {command.reason}" if command.reason else ""
    await note(house, unit, delivery, "message", str(by), f"rated {command.stars}{why}")
    if command.stars < STARS_GOOD and not (command.reason or command.words):
        await expect_reason(house, unit, delivery, command.stars)
        return Done(delivery=delivery)
    await reason_told(unit, delivery)
    told = await tell_rating(house, unit, delivery, command.stars, command.words, command.reason)
    return Done(delivery=told)
