"""Refusals: how the Bot API says no, in Telegram's own words."""

from typing import Any


class ApiRefusal(Exception):
    """An answer with "ok": false."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = {
            name: value
            for name, value in (
                ("retry_after", retry_after),
                ("migrate_to_chat_id", migrate_to_chat_id),
            )
            if value is not None
        }

    def wire(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            told["parameters"] = self.parameters
        return told


def bad_request(words: str) -> ApiRefusal:
    return ApiRefusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiRefusal:
    return ApiRefusal(403, f"Forbidden: {words}")


def conflict(words: str) -> ApiRefusal:
    return ApiRefusal(409, f"Conflict: {words}")


def too_many_requests(retry_after: int) -> ApiRefusal:
    return ApiRefusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized() -> ApiRefusal:
    return ApiRefusal(401, "Unauthorized")


def unknown_method() -> ApiRefusal:
    return ApiRefusal(404, "Not Found")


CHAT_NOT_FOUND = "chat not found"
TEXT_EMPTY = "message text is empty"
TEXT_TOO_LONG = "message is too long"
CAPTION_TOO_LONG = "message caption is too long"
EDIT_NOT_FOUND = "message to edit not found"
CANNOT_EDIT = "message can't be edited"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
DELETE_NOT_FOUND = "message to delete not found"
CANNOT_DELETE = "message can't be deleted"
REPLY_NOT_FOUND = "message to be replied not found"
FORWARD_NOT_FOUND = "message to forward not found"
COPY_NOT_FOUND = "message to copy not found"
THREAD_NOT_FOUND = "message thread not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
BUTTON_DATA_INVALID = "BUTTON_DATA_INVALID"
MARKUP_TOO_LONG = "reply markup is too long"
INLINE_EXPECTED = "inline keyboard expected"
TEXT_BUTTON_INLINE = (
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
PHONE_IN_PRIVATE_ONLY = "phone number can be requested in private chats only"
LOCATION_IN_PRIVATE_ONLY = "location can be requested in private chats only"
WRONG_FILE = "wrong file identifier/HTTP URL specified"
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
NEVER_STARTED = "bot can't initiate conversation with a user"
NOT_MEMBER = "bot is not a member of the supergroup chat"
