"""A local Bot API server for one bot, and the phones of the people who talk to it. It knows nothing of bot/."""

from sandbox.telegram.account import Account, Clock, World
from sandbox.telegram.chats import Message, Person
from sandbox.telegram.refusals import REFUSALS, Refusal, Refused
from sandbox.telegram.server import TelegramServer, serving

__all__ = [
    "REFUSALS",
    "Account",
    "Clock",
    "Message",
    "Person",
    "Refusal",
    "Refused",
    "TelegramServer",
    "World",
    "serving",
]
