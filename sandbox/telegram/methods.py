"""The methods of the server and their parameters with types and limits, in one table, in the Bot API's own words.

Where `absent` or `beyond` names a refusal, `check` gives it; other limits are kept where the value is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.telegram.args import Args
from sandbox.telegram.html_parser import units
from sandbox.telegram.refusals import Refused


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `least` and `most`: of its length, value or count, as the reference's prose has it."""

    name: str
    types: tuple[str, ...]
    required: bool = False
    least: int | None = None
    most: int | None = None
    absent: str | None = None
    beyond: str | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """One method, with its parameters in the order in which they are judged."""

    name: str
    returns: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()

    def check(self, args: Args) -> None:
        """Refuse what lacks a parameter or breaks its limit."""
        for parameter in self.parameters:
            value = args.text(parameter.name)
            if parameter.absent and not value:
                raise Refused(parameter.absent)
            if parameter.beyond and parameter.most is not None and units(value) > parameter.most:
                raise Refused(parameter.beyond)


P = Parameter
STRING, INTEGER, BOOLEAN, FLOAT = ("String",), ("Integer",), ("Boolean",), ("Float",)
CHAT = P("chat_id", ("Integer", "String"), required=True)
TARGET = (P("chat_id", ("Integer", "String")), P("message_id", INTEGER), P("inline_message_id", STRING))
BUSINESS = P("business_connection_id", STRING)
TEXT = (
    P("parse_mode", STRING),
    P("entities", ("Array of MessageEntity",)),
    P("link_preview_options", ("LinkPreviewOptions",)),
)
LANGUAGE = P("language_code", STRING)
SCOPE = P("scope", ("BotCommandScope",))
ALLOWED = P("allowed_updates", ("Array of String",))
DROP = P("drop_pending_updates", BOOLEAN)
INLINE_MARKUP = P("reply_markup", ("InlineKeyboardMarkup",))
SENDING = (
    CHAT,
    BUSINESS,
    P("message_thread_id", INTEGER),
    P("direct_messages_topic_id", INTEGER),
    P("disable_notification", BOOLEAN),
    P("protect_content", BOOLEAN),
    P("allow_paid_broadcast", BOOLEAN),
    P("message_effect_id", STRING),
    P("suggested_post_parameters", ("SuggestedPostParameters",)),
    P("reply_parameters", ("ReplyParameters",)),
    P("reply_markup", ("InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ReplyKeyboardRemove", "ForceReply")),
)
TRUE, MESSAGE, EDITED = ("Boolean",), ("Message",), ("Message", "Boolean")
FILE = ("InputFile", "String")
CAPTION = (
    P("caption", STRING, least=0, most=1024),
    P("parse_mode", STRING),
    P("caption_entities", ("Array of MessageEntity",)),
)
ABOVE = P("show_caption_above_media", BOOLEAN)
SPOILER = P("has_spoiler", BOOLEAN)
THUMBNAIL = P("thumbnail", FILE)
DURATION = P("duration", INTEGER)
SIDES = (P("width", INTEGER), P("height", INTEGER))
OLD_PLACE = (
    P("from_chat_id", ("Integer", "String"), required=True),
    P("message_id", INTEGER, required=True),
    P("video_start_timestamp", INTEGER),
)
TOPICS = (P("message_thread_id", INTEGER), P("direct_messages_topic_id", INTEGER))
PLACE = (
    P("latitude", FLOAT, required=True, absent="latitude_empty"),
    P("longitude", FLOAT, required=True, absent="longitude_empty"),
)
FORWARDED = frozenset({
    "disable_notification", "protect_content", "message_effect_id", "suggested_post_parameters",
})  # fmt: skip
ALBUM = (
    "Array of InputMediaAudio", "Array of InputMediaDocument", "Array of InputMediaLivePhoto",
    "Array of InputMediaPhoto", "Array of InputMediaVideo",
)  # fmt: skip

TABLE = (
    Method("getMe", ("User",)),
    Method("getUpdates", ("Array of Update",), (
        P("offset", INTEGER), P("limit", INTEGER, least=1, most=100), P("timeout", INTEGER), ALLOWED,
    )),
    Method("setWebhook", TRUE, (
        P("url", STRING, required=True), P("certificate", ("InputFile",)), P("ip_address", STRING),
        P("max_connections", INTEGER, least=1, most=100), ALLOWED, DROP, P("secret_token", STRING, least=1, most=256),
    )),
    Method("deleteWebhook", TRUE, (DROP,)),
    Method("getWebhookInfo", ("WebhookInfo",)),
    Method("sendMessage", MESSAGE, (
        P("text", STRING, required=True, least=1, most=4096, absent="text_missing"), *TEXT, *SENDING,
    )),
    Method("editMessageText", EDITED, (
        P("text", STRING, least=1, most=4096, absent="text_missing"), *TEXT, BUSINESS, *TARGET,
        P("rich_message", ("InputRichMessage",)), INLINE_MARKUP,
    )),
    Method("editMessageReplyMarkup", EDITED, (BUSINESS, *TARGET, INLINE_MARKUP)),
    Method("deleteMessage", TRUE, (
        P("chat_id", ("Integer", "String"), required=True, absent="delete_chat_missing"),
        P("message_id", INTEGER, required=True, absent="message_id_missing"),
    )),
    Method("answerCallbackQuery", TRUE, (
        P("callback_query_id", STRING, required=True, absent="query_invalid"),
        P("text", STRING, least=0, most=200, beyond="answer_too_long"), P("show_alert", BOOLEAN), P("url", STRING),
        P("cache_time", INTEGER),
    )),
    Method("sendVenue", MESSAGE, (
        *PLACE, P("title", STRING, required=True, absent="venue_title"),
        P("address", STRING, required=True, absent="venue_address"),
        P("foursquare_id", STRING), P("foursquare_type", STRING), P("google_place_id", STRING),
        P("google_place_type", STRING), *SENDING,
    )),
    Method("sendLocation", MESSAGE, (
        *PLACE, P("horizontal_accuracy", FLOAT), P("live_period", INTEGER), P("heading", INTEGER),
        P("proximity_alert_radius", INTEGER), *SENDING,
    )),
    Method("sendPhoto", MESSAGE, (P("photo", FILE, required=True), *CAPTION, ABOVE, SPOILER, *SENDING)),
    Method("sendDocument", MESSAGE, (
        P("document", FILE, required=True), THUMBNAIL, *CAPTION, P("disable_content_type_detection", BOOLEAN), *SENDING,
    )),
    Method("sendSticker", MESSAGE, (P("sticker", FILE, required=True), P("emoji", STRING), *SENDING)),
    Method("sendVoice", MESSAGE, (P("voice", FILE, required=True), *CAPTION, DURATION, *SENDING)),
    Method("sendVideo", MESSAGE, (
        P("video", FILE, required=True), DURATION, *SIDES, THUMBNAIL, P("cover", FILE), P("start_timestamp", INTEGER),
        *CAPTION, ABOVE, SPOILER, P("supports_streaming", BOOLEAN), *SENDING,
    )),
    Method("sendAudio", MESSAGE, (
        P("audio", FILE, required=True), *CAPTION, DURATION, P("performer", STRING), P("title", STRING), THUMBNAIL,
        *SENDING,
    )),
    Method("sendMediaGroup", ("Array of Message",), (
        P("media", ALBUM, required=True, least=2, most=10, absent="media_missing"),
        *(one for one in SENDING if one.name not in {"suggested_post_parameters", "reply_markup"}),
    )),
    Method("forwardMessage", MESSAGE, (
        CHAT, *TOPICS, *OLD_PLACE,
        *(one for one in SENDING if one.name in FORWARDED),
    )),
    Method("copyMessage", ("MessageId",), (
        *OLD_PLACE, *CAPTION, ABOVE, *(one for one in SENDING if one.name != "business_connection_id"),
    )),
    Method("editMessageCaption", EDITED, (BUSINESS, *TARGET, *CAPTION, ABOVE, INLINE_MARKUP)),
    Method("editMessageMedia", EDITED, (BUSINESS, *TARGET, P("media", ("InputMedia",), required=True), INLINE_MARKUP)),
    Method("deleteMessages", TRUE, (
        CHAT, P("message_ids", ("Array of Integer",), required=True, least=1, most=100, absent="message_ids_missing"),
    )),
    Method("answerInlineQuery", TRUE, (
        P("inline_query_id", STRING, required=True, absent="query_invalid"),
        P("results", ("Array of InlineQueryResult",), required=True), P("cache_time", INTEGER),
        P("is_personal", BOOLEAN), P("next_offset", STRING), P("button", ("InlineQueryResultsButton",)),
    )),
    Method("answerWebAppQuery", ("SentWebAppMessage",), (
        P("web_app_query_id", STRING, required=True), P("result", ("InlineQueryResult",), required=True),
    )),
    Method("getFile", ("File",), (P("file_id", STRING, required=True, absent="file_id_missing"),)),
    Method("getChat", ("ChatFullInfo",), (CHAT,)),
    Method("getChatMember", ("ChatMember",), (CHAT, P("user_id", INTEGER, required=True))),
    Method("getChatMemberCount", INTEGER, (CHAT,)),
    Method("getChatAdministrators", ("Array of ChatMember",), (CHAT, P("return_bots", BOOLEAN))),
    Method("leaveChat", TRUE, (CHAT,)),
    Method("setChatMenuButton", TRUE, (P("chat_id", INTEGER), P("menu_button", ("MenuButton",)))),
    Method("getChatMenuButton", ("MenuButton",), (P("chat_id", INTEGER),)),
    Method("sendChatAction", TRUE, (
        P("action", STRING, required=True, absent="action_wrong"), CHAT, BUSINESS, P("message_thread_id", INTEGER),
    )),
    Method("setMyCommands", TRUE, (
        P("commands", ("Array of BotCommand",), required=True, most=100), SCOPE, LANGUAGE,
    )),
    Method("getMyCommands", ("Array of BotCommand",), (SCOPE, LANGUAGE)),
    Method("deleteMyCommands", TRUE, (SCOPE, LANGUAGE)),
    Method("setMyName", TRUE, (P("name", STRING, least=0, most=64, beyond="name_long"), LANGUAGE)),
    Method("getMyName", ("BotName",), (LANGUAGE,)),
    Method("setMyDescription", TRUE, (
        P("description", STRING, least=0, most=512, beyond="description_long"), LANGUAGE,
    )),
    Method("getMyDescription", ("BotDescription",), (LANGUAGE,)),
    Method("setMyShortDescription", TRUE, (
        P("short_description", STRING, least=0, most=120, beyond="short_description_long"), LANGUAGE,
    )),
    Method("getMyShortDescription", ("BotShortDescription",), (LANGUAGE,)),
)  # fmt: skip

METHODS = {method.name.lower(): method for method in TABLE}
