"""reply_markup: what a keyboard may be (tdlib/telegram-bot-api get_reply_markup, tdlib/td ReplyMarkup.cpp)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.telegram.args import Args, Unreadable, flag_field, string_field
from sandbox.telegram.html_parser import units
from sandbox.telegram.links import NoLink, link, linked_user, web_app_link
from sandbox.telegram.refusals import Refused

Button = dict[str, Any]
Markup = dict[str, Any]

MOST_BUTTONS = 100
CALLBACK_BYTES = 64
COPY_TEXT = 256
STYLES = frozenset({"", "default", "primary", "danger", "success"})
INLINE_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
NOT_BUILT = frozenset({"login_url", "callback_game", "pay"})
REPLY_ACTIONS = (
    "request_contact", "request_location", "request_poll", "request_users", "request_chat", "request_managed_bot",
    "web_app",
)  # fmt: skip
PRIVATE_ONLY = {
    "request_contact": "contact_private_only", "request_location": "location_private_only",
    "web_app": "web_app_private_only",
}  # fmt: skip
LOOKS = ("text", "icon_custom_emoji_id", "style")
REPLY_OPTIONS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")


def keyboard(args: Args) -> Markup | None:
    """The markup of a message about to be sent, without what Telegram ignores; None where there is none."""
    markup = args.json("reply_markup", "markup_not_json")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise Refused("markup_not_object")
    for name in (*REPLY_OPTIONS, "remove_keyboard", "force_reply"):
        if not isinstance(markup.get(name, False), bool):
            raise Refused("markup_unreadable", name=name, type="Boolean")
    reply, inline = _rows(markup, "keyboard", _reply_button), _rows(markup, "inline_keyboard", _inline_button)
    if reply:
        return {"keyboard": reply} | {name: True for name in REPLY_OPTIONS if markup.get(name)} | _placeholder(markup)
    if inline:
        return {"inline_keyboard": inline}
    if markup.get("remove_keyboard"):
        return {"remove_keyboard": True}
    return {"force_reply": True} | _placeholder(markup) if markup.get("force_reply") else None


def inline_keyboard(args: Args) -> Markup | None:
    """The markup of an edited message: an inline keyboard, or none, which takes the old one away."""
    markup = keyboard(args)
    if markup is not None and "inline_keyboard" not in markup:
        raise Refused("inline_keyboard_expected")
    return markup


def _placeholder(markup: Markup) -> Markup:
    value = markup.get("input_field_placeholder", "")
    if not isinstance(value, str):
        raise Refused("markup_unreadable", name="input_field_placeholder", type="String")
    return {"input_field_placeholder": value} if value else {}


def _rows(markup: Markup, name: str, button: Callable[[Any], Button]) -> list[list[Button]]:
    """The rows under `name`, each button checked; empty rows vanish, as in Telegram's server."""
    rows = markup.get(name) or []
    if not isinstance(rows, list):
        raise Refused("markup_unreadable", name=name, type="Array")
    if not all(isinstance(row, list) for row in rows):
        raise Refused(f"{name}_not_rows")
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise Refused("markup_too_long")
    return [[button(item) for item in row] for row in rows if row]


def _reply_button(item: Any) -> Button:
    if isinstance(item, str):
        item = {"text": item}
    if not isinstance(item, dict):
        raise Refused("button_unreadable", why="KeyboardButton must be a String or an Object")
    try:
        looks = _looks(item)
        actions = [
            name
            for name in REPLY_ACTIONS
            if item.get(name) and (isinstance(item[name], dict) or flag_field(item, name))
        ]
    except Unreadable as error:
        raise Refused("button_unreadable", why=error) from error
    if len(actions) > 1:
        raise Refused("button_two_actions")
    if not looks["text"]:
        raise Refused("button_text_empty")
    if actions == ["web_app"]:
        _check_web_app(item["web_app"])
    return looks | {name: item[name] for name in actions}


def _check_web_app(value: Any) -> None:
    url = str(value.get("url", "")) if isinstance(value, dict) else ""
    try:
        web_app_link(url)
    except NoLink as error:
        raise Refused("button_web_app_url", url=url, why=error) from error


def check_place(markup: Markup | None, *, private: bool) -> None:
    """Refuse buttons that Telegram has in private chats only."""
    if markup is None or private:
        return
    for button in (
        one for rows in (markup.get("keyboard", []), markup.get("inline_keyboard", [])) for row in rows for one in row
    ):
        for name, what in PRIVATE_ONLY.items():
            if button.get(name):
                raise Refused("inline_button_not_built" if "inline_keyboard" in markup else what)


def _inline_button(item: Any) -> Button:
    if not isinstance(item, dict):
        raise Refused("inline_button_unreadable", why="InlineKeyboardButton must be an Object")
    try:
        looks = _looks(item)
        actions = [name for name in INLINE_ACTIONS if _does(item, name)]
        if not actions:
            raise Refused("inline_button_no_action")
        if len(actions) > 1:
            raise Refused("inline_button_two_actions")
        if not looks["text"]:
            raise Refused("inline_button_text_empty")
        return looks | {actions[0]: _action(item, actions[0])}
    except Unreadable as error:
        raise Refused("inline_button_unreadable", why=error) from error


def _does(item: Button, name: str) -> bool:
    """An empty url or callback_data is no action; an empty inline query is one."""
    return bool(item.get(name)) if name in {"url", "callback_data"} else item.get(name) is not None


def _looks(item: Button) -> Button:
    looks = {"text": string_field(item, "text", required=True)}
    looks |= {name: string_field(item, name) for name in LOOKS if item.get(name)}
    if looks.get("style", "").lower() not in STYLES:
        raise Unreadable("invalid button style specified")
    return looks


def _action(item: Button, name: str) -> Any:
    """The checked value of a button's one action."""
    if name in NOT_BUILT:
        raise Refused("inline_button_not_built")
    if name in {"web_app", "copy_text", "switch_inline_query_chosen_chat"}:
        return _object_action(item, name)
    value = string_field(item, name)
    if name == "url":
        return _button_url(value)
    if name == "callback_data" and len(value.encode()) > CALLBACK_BYTES:
        raise Refused("callback_data_invalid")
    return value


def _object_action(item: Button, name: str) -> Button:
    value = item[name]
    if not isinstance(value, dict):
        raise Unreadable(f'Field "{name}" must be of type Object')
    if name == "copy_text":
        text = string_field(value, "text", required=True)
        if not 1 <= units(text) <= COPY_TEXT:
            raise Refused("copy_text_invalid")
        return {"text": text}
    if name == "web_app":
        url = string_field(value, "url", required=True)
        try:
            return {"url": web_app_link(url)}
        except NoLink as error:
            raise Refused("web_app_url", url=url, why=error) from error
    return value


def _button_url(url: str) -> str:
    if linked_user(url) is not None:
        return url
    try:
        return link(url)
    except NoLink as error:
        raise Refused("inline_button_url", url=url, why=error) from error
