"""What the page reads: towns, branches, the map, one branch. Public, without anybody's personal data."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.desk import Desk
from bot.services import branch_labels, branches
from bot.web.branches import asked, shown
from bot.web.branches.edge import Missing, kept

_CLUSTERS, _MOST_CLUSTERS = 144, 600  # what a finger can tell apart on a phone, and on a big screen
_NEAREST = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """The endpoints that change nothing."""

    desk: Desk

    async def towns(self, request: web.Request) -> web.Response:
        """GET api/towns?q= : towns so named, the likeliest first."""
        words = asked.line(request.query)
        some = await branches.towns(self.desk, words) if words else ()
        return kept(request, {"towns": [shown.town(one) for one in some]})

    async def branches(self, request: web.Request) -> web.Response:
        """GET api/branches?q=&town=&near=&page= : what a line finds, a town's branches, or the nearest."""
        wish = asked.wish(request.query, self.desk.clock.now())
        words, town_id = asked.line(request.query), asked.whole(request.query, "town")
        near, page = asked.point(request.query), asked.page(request.query)
        if near is not None and town_id is None:
            some = await branches.nearest(self.desk, near, wish, _NEAREST)
            return kept(request, {"town": None, "towns": [], "branches": [shown.branch(one) for one in some]})
        if town_id is None or (words and not page):
            return kept(request, shown.found(await branches.find(self.desk, words, wish, town_id)))
        found = await branches.in_town(self.desk, town_id, wish, words=words, page=page, near=near)
        return kept(request, shown.found(found))

    async def map(self, request: web.Request) -> web.Response:
        """GET api/map?box= : what stands in a piece of the map, gathered."""
        wish = asked.wish(request.query, self.desk.clock.now())
        most = asked.whole(request.query, "most", _MOST_CLUSTERS) or _CLUSTERS
        some = await branches.on_map(self.desk, asked.box(request.query), wish, most)
        return kept(request, {"clusters": [shown.cluster(one) for one in some]})

    async def labels(self, request: web.Request) -> web.Response:
        """GET api/labels : names of the bigger towns for a map without pictures, as [name, latitude, longitude]."""
        return kept(request, {"labels": [shown.label(one) for one in await branch_labels.labels(self.desk)]})

    async def branch(self, request: web.Request) -> web.Response:
        """GET api/branch/{id} : its card."""
        now = self.desk.clock.now()
        branch_id = asked.whole(request.match_info, "id") or 0
        found = await branches.one(self.desk, branch_id, asked.wish(request.query, now))
        way = None if found is None else self.desk.carriers.connection(found.carrier)
        if found is None:
            raise Missing("map-error-gone")
        zone = self.desk.settings.shop_zone if way is None else way.carrier.info.zone
        return kept(request, shown.card(found, now, zone))
