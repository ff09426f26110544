"""The whole desk with a part of the simulator's country and an account, and a shop's checkout at another origin."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager

from aiohttp import web

from bot.db import widgets
from bot.services import branches
from tests.handlers.owner.keys import connect, give_cabinets
from tests.services.standing import country, take
from tests.stage import OLENA, OWNER_ID, DeskStage

WIDGET, STRANGE = "shopsite", "othersit"
_BIG = {"Київ", "Львів", "Харків", "Одеса", "Полтава"}
_NOON = 10  # of Kyiv, in UTC
_SHOP = """<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>Оформлення замовлення</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body {{ font: 17px/1.5 sans-serif; max-width: 640px; margin: 40px auto; padding: 0 16px }}
fieldset {{ border: 1px solid #ccc; border-radius: 12px; padding: 18px 20px; margin: 0 0 18px }}</style></head>
<body><h1>Ваше замовлення</h1><form><fieldset><legend>Кошик</legend>Кросівки, 1 пара — 1 450 ₴</fieldset>
<fieldset><legend>Доставка</legend>
<script src="{script}" data-weight="2000" data-size="35x25x15" data-sum="1450" data-currency="UAH"
        data-callback="took" async></script></fieldset>
<input type="hidden" name="branch_reference"><input type="hidden" name="branch_number">
<input type="hidden" name="branch_price">
</form><script>
window.heard = [];
window.took = (branch) => window.heard.push(["callback", branch]);
document.addEventListener("pakunok:branch", (event) => window.heard.push(["event", event.detail]));
</script></body></html>"""


def some_of_the_country():
    """All towns; of the branches the first of big towns, and of the others some."""
    cities, found = country()
    kept = [
        one
        for place, one in enumerate(found)
        if not place % 12 or (one.city_name in _BIG and len(one.number) <= 3) or one.city_name == "Кропивницький"
    ]
    return cities, kept


@asynccontextmanager
async def map_stage(folder, template):
    """A running desk whose owner has connected a carrier; somebody has started the bot."""
    file = shutil.copy(template, folder / "desk.db")
    async with DeskStage(folder, f"sqlite:///{file}", pages=True) as stage, shop() as (origin, pages):
        await take(stage.desk, *some_of_the_country())
        (key,) = give_cabinets(stage)
        owner = await stage.person("uk", person_id=OWNER_ID)
        await owner.say("/start")
        await connect(owner, key)
        async with stage.desk.database.write() as db:
            await widgets.add(db, WIDGET, origin, "uk", stage.desk.clock.now())
            await widgets.add(db, STRANGE, "https://shop.example", "uk", stage.desk.clock.now())
        for name in (WIDGET, STRANGE):
            pages[name] = _SHOP.format(script=f"{stage.pages}/branches/widget.js?id={name}")
        stage.shop = origin
        stage.wind(hours=(_NOON - stage.clock.now().hour) % 24)  # branches are open
        await branches.towns(stage.desk, "Київ")  # the first who asks waits until all is in memory
        stage.buyer = await stage.person("uk", OLENA)
        await stage.buyer.say("/map")
        await stage.buyer.expect("на мапі")
        yield stage


@asynccontextmanager
async def shop():
    """A shop's server; pages by name."""
    pages: dict[str, str] = {}

    async def answer(request):
        return web.Response(text=pages[request.match_info["name"]], content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", pages
    finally:
        await runner.cleanup()
