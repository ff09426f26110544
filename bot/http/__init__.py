"""The one outgoing HTTP client: costs are bounded, reads are retried, writes never, nothing private is logged."""

from __future__ import annotations

from bot.http.client import Http
from bot.http.errors import BreakerOpen, HttpError, NoAnswer, ServerFailed, TooLarge, Unusable
from bot.http.message import Answer, Call, Effect, Peer

__all__ = [
    "Answer",
    "BreakerOpen",
    "Call",
    "Effect",
    "Http",
    "HttpError",
    "NoAnswer",
    "Peer",
    "ServerFailed",
    "TooLarge",
    "Unusable",
]
