"""Wrong calls about files, albums, places and groups, and the row that each provokes. See refused_calls.py."""

from __future__ import annotations

from typing import Any

from tests.sandbox.telegram.refused_calls import OLYA, Call


def photo(**params: Any) -> dict[str, Any]:
    return {"chat_id": OLYA} | params


def album(*items: Any) -> dict[str, Any]:
    return {"chat_id": OLYA, "media": list(items)}


def item(kind: str = "photo", **fields: Any) -> dict[str, Any]:
    return {"type": kind, "media": "AAAA"} | fields


def deleted(*ids: Any) -> dict[str, Any]:
    return {"chat_id": OLYA, "message_ids": list(ids)}


def menu(button: Any) -> dict[str, Any]:
    return {"menu_button": button}


def app(url: str) -> dict[str, Any]:
    return {"text": "Карта", "web_app": {"url": url}}


def wrong_id(why: str) -> dict[str, Any]:
    return {"why": f"wrong remote file identifier specified: {why}"}


PHOTO, ALBUM, DELETE, MENU, EDIT_MEDIA = (
    "sendPhoto", "sendMediaGroup", "deleteMessages", "setChatMenuButton", "editMessageMedia",
)  # fmt: skip
NO_URL = {"url": "http://a.ua", "why": "Only HTTPS links are allowed"}

CALLS: dict[str, list[Call]] = {
    "file_absent": [
        (PHOTO, photo(), {"kind": "photo"}),
        (PHOTO, photo(photo="attach://nothing"), {"kind": "photo"}),
        ("sendDocument", photo(), {"kind": "document"}),
    ],
    "file_id_wrong": [
        (PHOTO, photo(photo="%%%"), wrong_id("Wrong character in the string")),
        (PHOTO, photo(photo="AAAAA"), wrong_id("Wrong padding length")),
        (PHOTO, photo(photo="AAAA"), wrong_id("can't unserialize it. Wrong last symbol")),
    ],
    "file_gone": [("getFile", {"file_id": "AAAE"}, {}), ("sendDocument", photo(document="AAAE"), {})],
    "file_id_missing": [("getFile", {}, {})],
    "file_id_invalid": [("getFile", {"file_id": "%%%"}, {}), ("getFile", {"file_id": "AAAA"}, {})],
    "file_url_wrong": [
        (PHOTO, photo(photo="ftp://example.com/a.jpg"), {"why": "Unsupported URL protocol"}),
        (PHOTO, photo(photo="https:///a.jpg"), {"why": "URL host is empty"}),
    ],
    "file_url_elsewhere": [(PHOTO, photo(photo="https://example.com/a.jpg"), {})],
    "file_url_failed": [("sendDocument", photo(document="http://127.0.0.1:9/a.pdf"), {})],
    "caption_too_long": [(PHOTO, photo(photo="AAAE", caption="я" * 1025), {})],
    "location_wrong": [
        ("sendLocation", photo(latitude=91, longitude=1), {}),
        ("sendLocation", photo(latitude=1, longitude="схід"), {}),
    ],
    "location_live": [("sendLocation", photo(latitude=50, longitude=30, live_period=60), {})],
    "media_missing": [(ALBUM, photo(), {})],
    "media_not_json": [(ALBUM, photo(media="["), {})],
    "media_not_array": [(ALBUM, photo(media={"type": "photo"}), {})],
    "input_media_not_json": [(EDIT_MEDIA, photo(message_id=1, media="{"), {})],
    "parameter_required": [
        (EDIT_MEDIA, photo(message_id=1), {"name": "media"}),
        ("copyMessage", photo(message_id=1), {"name": "from_chat_id"}),
        ("forwardMessage", photo(message_id=1), {"name": "from_chat_id"}),
    ],
    "input_media_unreadable": [
        (ALBUM, album("x", "y"), {"why": "expected an Object"}),
        (ALBUM, album({"media": "AAAA"}), {"why": 'Can\'t find field "type"'}),
        (ALBUM, album({"type": "photo"}), {"why": "media not found"}),
        (ALBUM, album(item("sticker")), {"why": 'type "sticker" is unsupported'}),
        (ALBUM, album(item("animation")), {"why": 'type "animation" can\'t be used in sendMediaGroup'}),
        (
            ALBUM,
            album(item(caption="<b>", parse_mode="HTML")),
            {"why": "Can't parse entities: Can't find end tag corresponding to start tag \"b\""},
        ),
        (EDIT_MEDIA, photo(message_id=1, media=[1]), {"why": "expected an Object"}),
    ],
    "media_not_built": [(EDIT_MEDIA, photo(message_id=1, media=item("animation")), {"kind": "animation"})],
    "album_empty": [(ALBUM, album(), {})],
    "album_short": [(ALBUM, album(item()), {})],
    "album_long": [(ALBUM, album(*[item()] * 11), {})],
    "album_mixed": [
        (ALBUM, album(item(), item("document")), {"kind": "Document"}),
        (ALBUM, album(item("audio"), item("video")), {"kind": "Audio"}),
    ],
    "message_not_found": [
        ("copyMessage", photo(from_chat_id=OLYA, message_id=999), {"wanted": "message to copy"}),
        ("forwardMessage", photo(from_chat_id=OLYA, message_id=999), {"wanted": "message to forward"}),
    ],
    "message_ids_missing": [(DELETE, photo(), {}), (DELETE, deleted(), {})],
    "message_ids_not_json": [(DELETE, photo(message_ids="["), {})],
    "message_ids_not_array": [(DELETE, photo(message_ids=5), {})],
    "message_ids_many": [(DELETE, deleted(*range(1, 102)), {})],
    "message_id_not_number": [(DELETE, deleted([1]), {}), (DELETE, deleted(None), {})],
    "message_id_unreadable": [(DELETE, deleted("x"), {}), (DELETE, deleted(1.5), {})],
    "message_id_invalid": [(DELETE, deleted(0), {})],
    "user_id_invalid": [("getChatMember", photo(), {}), ("getChatMember", photo(user_id=-5), {})],
    "member_not_found": [("getChatMember", photo(user_id=5), {})],
    "administrators_private": [("getChatAdministrators", photo(), {})],
    "leave_private": [("leaveChat", photo(), {})],
    "chat_id_invalid": [(MENU, {"chat_id": -5}, {}), ("getChatMenuButton", {"chat_id": 0}, {})],
    "menu_button_not_json": [(MENU, menu("{"), {})],
    "menu_button_unreadable": [
        (MENU, menu([1]), {"why": "MenuButton must be an Object"}),
        (MENU, menu({"type": "door"}), {"why": "MenuButton has unsupported type"}),
        (MENU, menu({"type": "web_app", "text": "x"}), {"why": 'Can\'t find field "web_app"'}),
        (MENU, menu({"type": "web_app", "text": "x", "web_app": 5}), {"why": 'Field "web_app" must be of type Object'}),
    ],
    "menu_button_url": [(MENU, menu({"type": "web_app"} | app("http://a.ua")), NO_URL)],
    "button_web_app_url": [
        ("sendMessage", photo(text="x", reply_markup={"keyboard": [[app("http://a.ua")]]}), NO_URL),
    ],
}
