"""A bot of python-telegram-bot, run in its own environment by test_judges.py.

Arguments: address of the server, token, mode ("polling", or the webhook's port), secret. It greets with a keyboard,
edits and answers on a tap, sends a venue, asks for a contact and names what it got. Says "ready" when it listens.
"""

from __future__ import annotations

import sys

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _context: Context) -> None:
    row = [InlineKeyboardButton("Тицьни", callback_data="tap"), InlineKeyboardButton("Сайт", url="https://example.com")]
    name = update.effective_user.first_name
    text = f"Вітаю, <b>{name}</b> 😀 <i>тут</i>"
    sent = await update.message.reply_html(text, reply_markup=InlineKeyboardMarkup([row]))
    assert [one.type for one in sent.entities] == ["bold", "italic"]
    assert sent.parse_entity(sent.entities[1]) == "тут"


async def tapped(update: Update, context: Context) -> None:
    query = update.callback_query
    await query.edit_message_text("Тицьнуто")
    await query.answer("Готово", show_alert=True)
    try:
        await query.edit_message_text("Тицьнуто")
    except BadRequest as error:
        if "not modified" not in str(error):
            raise
    venue = await context.bot.send_venue(query.from_user.id, 50.45, 30.52, "Відділення 1", "Київ")
    assert venue.venue.title == "Відділення 1"
    button = KeyboardButton("Мій номер", request_contact=True)
    await context.bot.send_message(query.from_user.id, "Номер?", reply_markup=ReplyKeyboardMarkup([[button]]))


async def contacted(update: Update, _context: Context) -> None:
    contact = update.message.contact
    whose = "свій" if contact.user_id == update.effective_user.id else "чужий"
    await update.message.reply_text(f"{whose} {contact.phone_number}", reply_markup=ReplyKeyboardRemove())


async def heard(update: Update, context: Context) -> None:
    """What the errors of Telegram are to this library."""
    outcomes = []
    for send in (
        context.bot.send_message(update.effective_chat.id, "<b>x", parse_mode=ParseMode.HTML),
        context.bot.send_message(1, "нікому"),
        context.bot.send_chat_action(update.effective_chat.id, "typing"),
        context.bot.set_my_commands([BotCommand("start", "Почати")]),
    ):
        try:
            await send
            outcomes.append("ok")
        except (BadRequest, Forbidden, RetryAfter) as error:
            outcomes.append(type(error).__name__)
    forwarded = "переслано" if update.message.forward_origin else "сказано"
    await update.message.reply_text(f"{forwarded}: {' '.join(outcomes)}", do_quote=True)


async def said_ready(_app: Application) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main(api: str, token: str, mode: str, secret: str) -> None:
    app = Application.builder().token(token).base_url(f"{api}/bot").post_init(said_ready).build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(tapped, pattern="^tap$"))
    app.add_handler(MessageHandler(filters.CONTACT, contacted))
    app.add_handler(MessageHandler(filters.TEXT | filters.CAPTION, heard))
    if mode == "polling":
        app.run_polling(timeout=5, allowed_updates=Update.ALL_TYPES)
    else:
        url = f"http://127.0.0.1:{mode}/hook"
        app.run_webhook("127.0.0.1", int(mode), "hook", webhook_url=url, secret_token=secret, max_connections=10)


if __name__ == "__main__":
    main(*sys.argv[1:])
