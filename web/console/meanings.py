"""The console's words for what people want, and for how we came to know that we had misread."""

from core.model.intent import Intent
from core.model.lesson import Corrected

MEANING = {
    Intent.TRACK: "where it is, when it comes",
    Intent.CONFIRM: "yes",
    Intent.DENY: "no",
    Intent.RESCHEDULE: "another time",
    Intent.ABSENT: "nobody is there then",
    Intent.CHANGE_ADDRESS: "another address",
    Intent.TO_LOCKER: "to a locker or pickup point",
    Intent.SAFE_PLACE: "leave it in a safe place",
    Intent.NEIGHBOUR: "give it to a neighbour",
    Intent.INSTRUCTIONS: "words for the courier, a code",
    Intent.DAMAGED: "it is damaged",
    Intent.NOT_RECEIVED: "said to be delivered, but is not there",
    Intent.WRONG_RECIPIENT: "it is not for them",
    Intent.REFUSE: "they do not want it",
    Intent.HUMAN: "a person",
    Intent.COMPLAINT: "a complaint",
    Intent.THANKS: "thanks",
    Intent.GREETING: "a greeting",
    Intent.HELP: "what the bot can do",
    Intent.LANGUAGE: "another language",
    Intent.STOP_MESSAGES: "no more messages",
    Intent.DELETE_MY_DATA: "delete my data",
    Intent.PAYMENT: "paying, customs, costs",
    Intent.PROOF: "proof of the delivery",
    Intent.OTHER: "something that is not ours",
}
HOW = {
    Corrected.PICKED: "another button was tapped",
    Corrected.SAID: "the recipient said what was meant",
    Corrected.DENIED: "the recipient said that it was not that",
    Corrected.LABELLED: "an agent said what was meant",
}
SAID = {
    "accepted": "Accepted. The bot learns it when it is trained next.",
    "declined": "Thrown away. The same words will not come again.",
    "gone": "Somebody has judged it already, so nothing was done.",
    "labelled": "Noted. A supervisor looks at it before the bot learns it.",
}
ONLY_SUPERVISORS = "You may look. A supervisor says what the bot learns."


def meaning_of(name: str) -> Intent | None:
    """The intent of that name; None where nothing was chosen."""
    return next((intent for intent in Intent if intent == name), None)
