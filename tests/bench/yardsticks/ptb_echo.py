"""A stock python-telegram-bot echo, started as its documentation starts one (Application.builder, run_webhook).

Settings come from the environment; nothing is tuned.
"""

import logging
from os import environ

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text("Hello!")


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(update.message.text)


def main() -> None:
    application = Application.builder().token(environ["TOKEN"]).base_url(f"{environ['API']}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_webhook(
        listen="127.0.0.1",
        port=int(environ["PORT"]),
        url_path="webhook",
        secret_token="a-secret-of-this-run",
        webhook_url=f"http://127.0.0.1:{environ['PORT']}/webhook",
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    main()
