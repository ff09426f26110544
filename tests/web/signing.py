"""How Telegram signs what it opens a Mini App with, written down from its documentation, apart from what checks it."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

TOKEN = "1234567890:" + "t" * 35


def signature(fields, token=TOKEN):
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()


def fields(signed_at, user=None, **more):
    told = {"query_id": "AAE", "user": json.dumps(user or {"id": 7001, "language_code": "uk"}, ensure_ascii=False)}
    return told | {"auth_date": str(int(signed_at.timestamp()))} | more


def signed(signed_at, user=None, token=TOKEN, **more):
    told = fields(signed_at, user, **more)
    return urlencode(told | {"hash": signature(told, token)}, quote_via=quote)
