"""A second bot of python-telegram-bot: files both ways, albums, places, inline mode, groups. Run by test_judges.py.

Arguments as of judge_ptb.py, whose bot it does not share: here each answer names what the library made of an update.
"""

from __future__ import annotations

import sys

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InputMediaPhoto,
    InputTextMessageContent,
    MenuButtonWebApp,
    Update,
    WebAppInfo,
)
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Тицьни", callback_data="tap")]])


async def start(update: Update, context: Context) -> None:
    payload = " ".join(context.args or [])
    await update.message.reply_text(f"Вітаю: {payload}", reply_markup=KEYBOARD)


async def photographed(update: Update, context: Context) -> None:
    photo = update.message.photo[-1]
    content = bytes(await (await photo.get_file()).download_as_bytearray())
    context.bot_data["photo"] = photo.file_id
    sent = await update.message.reply_photo(photo.file_id, caption=f"фото {photo.width}x{photo.height}")
    assert sent.photo[-1].file_unique_id == photo.file_unique_id
    uploaded = await update.message.reply_photo(content, caption="стара")
    await uploaded.edit_caption(f"байтів {len(content)}")


async def documented(update: Update, _context: Context) -> None:
    document = update.message.document
    content = bytes(await (await document.get_file()).download_as_bytearray())
    back = await update.message.reply_document(content, filename=f"копія-{document.file_name}", caption="ваш файл")
    assert back.document.mime_type == document.mime_type


async def located(update: Update, _context: Context) -> None:
    place = update.message.location
    await update.message.reply_location(place.latitude, place.longitude)


async def edited(update: Update, _context: Context) -> None:
    await update.edited_message.reply_text(f"змінено: {update.edited_message.text}")


async def worded(update: Update, context: Context) -> None:
    match update.message.text:
        case "альбом":
            photo = context.bot_data["photo"]
            album = await update.message.reply_media_group(
                [InputMediaPhoto(photo, caption="перше"), InputMediaPhoto(photo)]
            )
            assert album[0].media_group_id == album[1].media_group_id
        case "меню":
            button = MenuButtonWebApp("Карта", WebAppInfo("https://example.com/map"))
            await context.bot.set_chat_menu_button(update.effective_chat.id, button)
            kept = await context.bot.get_chat_menu_button(update.effective_chat.id)
            await update.message.reply_text(f"меню: {kept.web_app.url}")
        case "зітри":
            await context.bot.delete_messages(update.effective_chat.id, [update.message.message_id])
            await refused(update, context)


async def refused(update: Update, context: Context) -> None:
    try:
        await context.bot.send_photo(update.effective_chat.id, b"no picture")
    except BadRequest as error:
        await context.bot.send_message(update.effective_chat.id, f"стерто, {error}")


async def tapped(update: Update, _context: Context) -> None:
    query = update.callback_query
    await query.edit_message_text("Тицьнуто через бота" if query.inline_message_id else "Тицьнуто")
    await query.answer("Готово")


async def asked(update: Update, context: Context) -> None:
    text = update.inline_query.query
    article = InlineQueryResultArticle("card", text, InputTextMessageContent(f"Картка {text}"), reply_markup=KEYBOARD)
    photo = InlineQueryResultCachedPhoto("photo", context.bot_data["photo"])
    await update.inline_query.answer([article, photo], cache_time=0, next_offset="2")


async def chosen(update: Update, context: Context) -> None:
    result = update.chosen_inline_result
    await context.bot.send_message(result.from_user.id, f"обрано {result.result_id} {bool(result.inline_message_id)}")


async def joined(update: Update, context: Context) -> None:
    change = update.my_chat_member
    if change.new_chat_member.status == "member":
        count = await context.bot.get_chat_member_count(change.chat.id)
        await context.bot.send_message(change.chat.id, f"нас {count} у «{change.chat.title}»")


async def said_ready(_app: Application) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main(api: str, token: str, mode: str, secret: str) -> None:
    builder = Application.builder().token(token).base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")
    app = builder.post_init(said_ready).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    app.add_handler(MessageHandler(filters.PHOTO & ~filters.ViaBot(allow_empty=True), photographed))
    app.add_handler(MessageHandler(filters.Document.ALL, documented))
    app.add_handler(MessageHandler(filters.LOCATION, located))
    app.add_handler(MessageHandler(filters.TEXT, worded))
    app.add_handler(CallbackQueryHandler(tapped))
    app.add_handler(InlineQueryHandler(asked))
    app.add_handler(ChosenInlineResultHandler(chosen))
    app.add_handler(ChatMemberHandler(joined))
    if mode == "polling":
        app.run_polling(timeout=5, allowed_updates=Update.ALL_TYPES)
    else:
        url = f"http://127.0.0.1:{mode}/hook"
        app.run_webhook("127.0.0.1", int(mode), "hook", webhook_url=url, secret_token=secret, max_connections=10)


if __name__ == "__main__":
    main(*sys.argv[1:])
