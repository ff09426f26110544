"""The map of branches: one page for Telegram and for shops, and what it asks for."""

from __future__ import annotations

from aiohttp import web

from bot.desk import Desk
from bot.web.branches.answering import Answering
from bot.web.branches.assets import read_assets
from bot.web.branches.edge import Edge
from bot.web.branches.page import Pages
from bot.web.branches.reading import Reading


def add_branches(app: web.Application, desk: Desk) -> None:
    """Serve it under /branches/."""
    edge, pages, reading, answering = Edge(desk), Pages(desk), Reading(desk), Answering(desk)
    shown = {
        "map": pages.app,
        "widget": pages.widget,
        "widget.js": pages.script,
        "api/towns": reading.towns,
        "api/branches": reading.branches,
        "api/map": reading.map,
        "api/labels": reading.labels,
        "api/branch/{id}": reading.branch,
        "api/quote": answering.quote,
        "api/choice": answering.choice,
    }
    for path, handler in shown.items():
        app.router.add_get(f"/branches/{path}", edge.guarded(handler))
    app.router.add_post("/branches/api/choose", edge.guarded(answering.choose))
    app.router.add_get("/branches/assets/{version}/{name}", read_assets().serve)
