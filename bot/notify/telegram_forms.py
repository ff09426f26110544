"""Screens' messages in Telegram's form: as methods of the Bot API with their keyboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)

from bot.screens.message import Button, InlineResult, Message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def sending(chat_id: int, message: Message) -> TelegramMethod[Any]:
    if message.photo is not None:
        photo = BufferedInputFile(message.photo.content, message.photo.name)
        markup = _markup(message)
        return SendPhoto(chat_id=chat_id, photo=photo, caption=message.text, parse_mode="HTML", reply_markup=markup)
    if message.file is not None:
        document = BufferedInputFile(message.file.content, message.file.name)
        markup, caption = _markup(message), message.text or None
        return SendDocument(chat_id=chat_id, document=document, caption=caption, parse_mode="HTML", reply_markup=markup)
    return SendMessage(
        chat_id=chat_id,
        text=message.text,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
        reply_markup=_markup(message),
    )


def replying(message_id: int) -> ReplyParameters:
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def article(result: InlineResult) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        message_text=result.message.text, parse_mode="HTML", link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        id=result.id, title=result.title, description=result.about, input_message_content=content
    )


def _button(one: Button) -> InlineKeyboardButton:
    app = None if one.app is None else WebAppInfo(url=one.app)
    return InlineKeyboardButton(text=one.text, callback_data=one.tap, url=one.url, web_app=app)


def inline(message: Message) -> InlineKeyboardMarkup | None:
    return keyboard(message.rows)


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(one) for one in row] for row in rows])


def _asking(button: KeyboardButton) -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)


def _markup(message: Message) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if message.contact_button is not None:
        return _asking(KeyboardButton(text=message.contact_button, request_contact=True))
    if message.location_button is not None:
        return _asking(KeyboardButton(text=message.location_button, request_location=True))
    if message.drops_keyboard:
        return ReplyKeyboardRemove(remove_keyboard=True)
    return inline(message)
