"""A stock aiogram echo on a webhook, started as aiogram's documentation starts one (section "Webhook", its echo bot).

Settings come from the environment; nothing is tuned.
"""

import logging
import sys
from os import environ

from aiogram import Bot, Dispatcher, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandStart
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

SECRET = "a-secret-of-this-run"
router = Router()


@router.message(CommandStart())
async def start(message: Message) -> None:
    await message.answer("Hello!")


@router.message()
async def echo(message: Message) -> None:
    await message.send_copy(chat_id=message.chat.id)


async def on_startup(bot: Bot) -> None:
    await bot.set_webhook(f"http://127.0.0.1:{environ['PORT']}/webhook", secret_token=SECRET)


def main() -> None:
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    dispatcher.startup.register(on_startup)
    session = AiohttpSession(api=TelegramAPIServer.from_base(environ["API"]))
    bot = Bot(environ["TOKEN"], session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    app = web.Application()
    SimpleRequestHandler(dispatcher=dispatcher, bot=bot, secret_token=SECRET).register(app, path="/webhook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(environ["PORT"]))


if __name__ == "__main__":
    # The documentation logs at INFO, two lines an update; LOGGING=WARNING shows what that costs.
    logging.basicConfig(level=environ.get("LOGGING", "INFO"), stream=sys.stdout)
    main()
