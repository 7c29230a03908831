"""About: what a bot asks about itself, chats, members and files, and what it says of itself."""

import re
from typing import Any

from sandbox.telegram.account import Bot
from sandbox.telegram.call import Call, Method
from sandbox.telegram.chat import with_ids
from sandbox.telegram.files import DOWNLOAD_BYTES_MAX
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import bad_request
from sandbox.telegram.world import wire_of_member

COMMANDS_MAX = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION_LETTERS_MAX = 256
LANGUAGE = re.compile(r"([a-z]{2})?")
SAID_LETTERS_MAX = {"name": 64, "description": 512, "short_description": 120}
SAID_REFUSALS = {
    "name": "BOT_TITLE_INVALID",
    "description": "BOT_DESCRIPTION_TOO_LONG",
    "short_description": "BOT_SHARETEXT_TOO_LONG",
}


def get_me(call: Call) -> Wire:
    return call.bot.wire_of_me()


def log_out(call: Call) -> Wire:
    call.bot.is_logged_out = True
    return True


def close(call: Call) -> Wire:
    return True


def get_chat(call: Call) -> Wire:
    chat = call.chat()
    told: dict[str, Any] = {
        **chat.wire(),
        "accent_color_id": 2,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            True,
        ),
    }
    if chat.pinned and (pinned := chat.messages.get(chat.pinned[-1])) is not None:
        told["pinned_message"] = pinned.wire(call.bot.id)
    return told


def get_chat_member(call: Call) -> Wire:
    chat, user_id = call.chat(), call.get("user_id")
    bots = {bot.id: bot for bot in call.world.bots.values()}
    account = call.world.users.get(user_id) or bots.get(user_id)
    if chat.user is not None:
        if account not in (chat.user, call.bot):
            raise bad_request("member not found")
        assert account is not None
        return wire_of_member(account, "member")
    if account is None or user_id not in chat.members:
        raise bad_request("member not found")
    return wire_of_member(account, chat.members[user_id])


def get_file(call: Call) -> Wire:
    file_id = call.get("file_id")
    found = call.world.files.by_id(file_id, call.bot.id)
    if found is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(found.content) > DOWNLOAD_BYTES_MAX:
        raise bad_request("file is too big")
    told = {
        "file_unique_id": found.unique,
        "file_size": len(found.content),
        "file_path": found.path,
    }
    return with_ids(told, call.bot.id)


def set_my_commands(call: Call) -> Wire:
    told = call.get("commands")
    if len(told) > COMMANDS_MAX:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in told:
        if not COMMAND.fullmatch(one["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= COMMAND_DESCRIPTION_LETTERS_MAX:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    call.bot.commands[_scope(call), _language(call)] = [
        {**one, "command": one["command"].removeprefix("/")} for one in told
    ]
    return True


def get_my_commands(call: Call) -> Wire:
    return call.bot.commands.get((_scope(call), _language(call)), [])


def set_chat_menu_button(call: Call) -> Wire:
    told = call.get("menu_button") or {"type": "default"}
    if told.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("MenuButton has unsupported type")
    if told["type"] == "web_app" and not told["web_app"]["url"].startswith("https://"):
        url = told["web_app"]["url"]
        raise bad_request(
            f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    if call.get("chat_id") is not None:
        call.chat()
    call.bot.menu_buttons[call.get("chat_id")] = told
    return True


def set_my_name(call: Call) -> Wire:
    return _say(call, "name")


def set_my_description(call: Call) -> Wire:
    return _say(call, "description")


def set_my_short_description(call: Call) -> Wire:
    return _say(call, "short_description")


def commands_for(bot: Bot, language: str | None) -> list[dict[str, Any]]:
    """What a private chat's menu shows, in the user's language where the bot has told that."""
    for scope in ("all_private_chats", "default"):
        for code in (language or "", ""):
            if found := bot.commands.get((scope, code)):
                return found
    return []


def _say(call: Call, what: str) -> Wire:
    said = call.get(what, "")
    if len(said) > SAID_LETTERS_MAX[what]:
        raise bad_request(SAID_REFUSALS[what])
    call.bot.said_of_itself[what, _language(call)] = said
    return True


def _scope(call: Call) -> str:
    told = call.get("scope") or {"type": "default"}
    if "type" not in told:
        raise bad_request("can't parse BotCommandScope: can't find field type")
    places = [str(told[name]) for name in ("chat_id", "user_id") if name in told]
    return ":".join([told["type"], *places])


def _language(call: Call) -> str:
    code = call.get("language_code", "")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return str(code)


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": log_out,
    "close": close,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "setMyName": set_my_name,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
}
