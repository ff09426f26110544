"""The page itself, for Telegram and for shops: who may frame it, and what it is told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.desk import Desk
from bot.domain.widget import OrderLink, Theme, Widget
from bot.screens import map_page, words
from bot.services import widgets
from bot.texts import Speech
from bot.web.branches.assets import read_assets, template

# Where Telegram's own web clients live; on phones and computers no page frames a Mini App.
_TELEGRAM = (
    "https://web.telegram.org",
    "https://webk.telegram.org",
    "https://weba.telegram.org",
    "https://webz.telegram.org",
)
_OFFICIAL = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Pages:
    """The HTML of one desk."""

    desk: Desk

    async def app(self, request: web.Request) -> web.Response:
        """GET map?lang=&order= : for Telegram, and for whoever opens it in a browser."""
        link = OrderLink.read(request.query.get("order", ""))
        speech = self.desk.texts.speech(request.query.get("lang"))
        told = {"mode": "plain", "link": link.payload if link else "", "order": link.order if link else ""}
        return self._page(speech, Theme.AUTO, told, (*_TELEGRAM, *self._own_telegram()))

    async def widget(self, request: web.Request) -> web.Response:
        """GET widget?id= : for the pages of that shop and nobody else's."""
        known = await widgets.of_page(self.desk, request.query.get("id", ""))
        if known is None:
            raise web.HTTPNotFound
        speech = self.desk.texts.speech(request.query.get("lang") or known.language, known.language)
        told = {"mode": "widget", "origin": known.origin, "widget": known.public_id, "limited": bool(known.carriers)}
        return self._page(speech, known.theme, told, (known.origin,), known)

    async def script(self, request: web.Request) -> web.Response:
        """GET widget.js?id= : what a shop puts into its page."""
        known = await widgets.of_page(self.desk, request.query.get("id", ""))
        if known is None:
            raise web.HTTPNotFound
        speech = self.desk.texts.speech(known.language)
        told = {
            "id": known.public_id,
            "language": known.language,
            "title": map_page.title(speech),
            "button": map_page.shop_button(speech),
        }
        script = read_assets().files["widget.js"].decode().replace("/*SET*/ null", json.dumps(told), 1)
        headers = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}
        return web.Response(text=script, content_type="text/javascript", headers=headers)

    def _own_telegram(self) -> tuple[str, ...]:
        """A Telegram of one's own, where TELEGRAM_API_URL names one, has its web client at the same address."""
        origin = _origin(str(self.desk.settings.telegram_api_url))
        return () if origin == _OFFICIAL else (origin,)

    def _page(
        self,
        speech: Speech,
        theme: Theme,
        told: dict[str, Any],
        framed_by: tuple[str, ...],
        known: Widget | None = None,
    ) -> web.Response:
        settings, assets = self.desk.settings, read_assets()
        tiles = {"url": settings.tile_url, "attribution": escape(settings.tile_attribution)}
        told |= {
            "texts": map_page.texts(speech),
            "carriers": self._carriers(speech, known),
            "tiles": tiles if settings.tile_url else None,
        }
        places = {
            "LANGUAGE": speech.language,
            "THEME": theme.value,
            "TITLE": escape(map_page.title(speech)),
            "VERSION": assets.version,
            "TOLD": json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"),
        }
        html = template("page.html")
        for place, value in places.items():
            html = html.replace(f"%{place}%", value)
        return web.Response(text=html, content_type="text/html", headers=_headers(framed_by, settings.tile_url))

    def _carriers(self, speech: Speech, known: Widget | None) -> list[dict[str, str]]:
        codes = [
            one for one in self.desk.carriers.codes if known is None or not known.carriers or one in known.carriers
        ]
        return [{"code": one, "name": speech.plain(words.CARRIER[one])} for one in codes]


def _headers(framed_by: tuple[str, ...], tile_url: str) -> dict[str, str]:
    pictures = f" {_tiles_from(tile_url)}" if tile_url else ""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:{pictures}; base-uri 'none'; form-action 'none'; frame-ancestors {' '.join(framed_by)}"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _tiles_from(url: str) -> str:
    """Leaflet's {s} stands for a letter before the host: any of its sisters."""
    return _origin(url).replace("{s}", "*")
