"""What the map's endpoints tell, refuse and promise: capped, kept by ETag, limited, framed by whom they are for."""

from __future__ import annotations

import asyncio
from datetime import time

import pytest
from sqlalchemy import select, update

from bot.db import widgets as widget_rows
from bot.db.tables import branch_choice, outbox, person, widget
from bot.domain.place import Branch, BranchKind, City, Opening
from bot.domain.widget import OrderLink
from bot.services import widgets
from bot.services.chat import Delivery
from bot.services.people import recognise
from bot.services.relay import relay
from bot.web.application import Readiness, application
from bot.web.branches import assets
from bot.web.rate import Rate
from tests.services.standing import take
from tests.web.signing import signed
from tests.web.test_application import serving

ALL_DAY = (Opening(time(0), time(23, 59)),) * 7
SHOP = "https://shop.example"


def branch(number, kind=BranchKind.OFFICE, latitude=50.45, longitude=30.52, **more):
    known = {
        "reference": f"ref-{number}",
        "number": number,
        "kind": kind,
        "city": "kyiv",
        "name": f"Відділення №{number}",
        "address": f"Київ, вул. Зразкова, {number}",
        "city_name": "Київ",
        "region": "Київська",
        "latitude": latitude,
        "longitude": longitude,
        "opening": ALL_DAY,
        "max_weight_g": 30_000,
        "is_working": True,
        "takes_cards": True,
    }
    return Branch(**known | more)


BRANCHES = [
    branch("1"),
    branch("2", latitude=50.46),
    branch("3", is_working=False, latitude=50.47),
    branch("100", BranchKind.LOCKER, latitude=50.48, max_weight_g=20_000, takes_cards=None, name="<b>Поштомат</b>"),
]


@pytest.fixture
async def client(desk):
    await take(desk, [City("kyiv", "Київ", "Київська")], BRANCHES)
    async with serving(application(desk, Readiness(), None)) as client:
        yield client


async def found(client, path, **query):
    answer = await client.get(f"/branches/api/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def id_of(client, number):
    told = await found(client, "branches", q="Київ", weight="1")
    return next(one["id"] for one in told["branches"] if one["number"] == number)


async def test_a_town_is_suggested_by_its_beginning_and_a_typo(client):
    for words in ("ки", "Kyiv", "кіїв"):
        assert [one["name"] for one in (await found(client, "towns", q=words))["towns"]] == ["Київ"]
    assert (await found(client, "towns"))["towns"] == []


async def test_a_line_finds_the_branch_and_its_card_says_what_it_can(client):
    told = await found(client, "branches", q="київ 2")
    assert [one["number"] for one in told["branches"]] == ["2"]
    card = await found(client, f"branch/{told['branches'][0]['id']}")
    assert (card["reference"], card["open"], card["max_weight_g"]) == ("ref-2", True, 30_000)
    assert card["week"] == [["00:00", "23:59"]] * 7
    assert (card["takes_cards"], card["pays_out_cod"], card["max_size_mm"]) == (True, None, None)


async def test_what_cannot_take_the_parcel_says_why(client):
    told = await found(client, "branches", q="Київ", weight="25000")
    assert {one["number"]: one["obstacles"] for one in told["branches"]} == {
        "1": [],
        "2": [],
        "3": ["closed"],
        "100": ["too_heavy"],
    }


async def test_the_map_gathers_what_may_be_taken(client):
    told = await found(client, "map", box="44,22,53,41", most="64")
    assert sum(many for _, _, many, *_ in told["clusters"]) == 3
    near = await found(client, "map", box="50.44,30.5,50.49,30.55", kinds="locker")
    (alone,) = near["clusters"]
    assert (alone[:3], alone[3]["number"]) == ([50.48, 30.52, 1], "100")


async def test_the_nearest_are_found_by_a_point(client):
    told = await found(client, "branches", near="50.451,30.521")
    assert told["branches"][0]["number"] == "1"
    assert told["branches"][0]["distance_m"] < 200


async def test_a_metro_station_lists_what_is_nearest_to_it_and_names_it_in_all_languages(desk, client):
    more = [branch(str(number), latitude=50.40 + number / 10_000) for number in range(200, 230)]
    await take(desk, [City("kyiv", "Київ", "Київська")], [*BRANCHES, *more])
    told = await found(client, "branches", q="поштомат метро Лук'янівська")
    assert [(one["number"], one["distance_m"]) for one in told["branches"]] == [("100", 3337)]
    told = await found(client, "branches", q="near Lukianivska metro")
    assert told["near"] == {
        "kind": "metro", "uk": "Лук'янівська", "ru": "Лукьяновская", "en": "Lukianivska", "at": [50.4624, 30.4818],
    }  # fmt: skip
    away = [one["distance_m"] for one in told["branches"] if not one["obstacles"]]
    assert away == sorted(away)
    assert (await found(client, "branches", q="київ 2"))["near"] is None


async def test_bigger_towns_are_named_on_a_map_without_pictures(client):
    (label,) = (await found(client, "labels"))["labels"]
    assert label[0] == "Київ"
    assert 50.4 < label[1] < 50.5


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("map", {}),
        ("map", {"box": "1,2,3"}),
        ("map", {"box": "nan,0,1,1"}),
        ("map", {"box": "5,0,1,1"}),
        ("map", {"box": "-91,0,1,1"}),
        ("map", {"box": "0,0,1,1", "most": "601"}),
        ("map", {"box": "0,0,1,1", "kinds": "castle"}),
        ("branches", {"town": "-1"}),
        ("branches", {"town": "9" * 30}),
        ("branches", {"town": "1", "page": "1001"}),
        ("branches", {"near": "50"}),
        ("branches", {"near": "inf,1"}),
        ("branches", {"q": "Київ", "weight": "heavy"}),
        ("branches", {"q": "Київ", "size": "10x10"}),
        ("branches", {"q": "Київ", "size": "10x10x0"}),
        ("branches", {"q": "Київ", "sum": "10"}),
        ("branches", {"q": "Київ", "sum": "-10", "currency": "UAH"}),
        ("branches", {"q": "Київ", "sum": "1e9", "currency": "uah"}),
        ("branch/x", {}),
        ("quote", {}),
    ],
)
async def test_what_cannot_be_is_turned_away(client, path, query):
    answer = await client.get(f"/branches/api/{path}", params=query)
    assert (answer.status_code, answer.json()["error"]) == (400, "map-error-query")


async def test_endless_words_are_cut_and_any_words_are_borne(client):
    for words in ("к" * 1000, "' OR 1=1 --", "\u202e<script>", "%_%", "\x00"):
        await found(client, "branches", q=words)
        await found(client, "towns", q=words)


async def test_a_branch_that_went_is_missing(client):
    answer = await client.get("/branches/api/branch/999999")
    assert (answer.status_code, answer.json()["error"]) == (404, "map-error-gone")


async def test_what_one_has_is_not_sent_again(client):
    first = await client.get("/branches/api/towns", params={"q": "Київ"})
    assert "max-age=60" in first.headers["Cache-Control"]
    again = await client.get(
        "/branches/api/towns", params={"q": "Київ"}, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


async def test_who_asks_too_often_waits_and_cannot_hide_behind_a_header(client, monkeypatch):
    allows = Rate.allows
    monkeypatch.setattr(Rate, "allows", lambda rate, address, _at: allows(rate, address, 0.0))  # time stands still
    answers = [
        await client.get("/branches/api/towns", params={"q": "К"}, headers={"X-Forwarded-For": f"192.0.2.{number}"})
        for number in range(200)
    ]
    refused = [one for one in answers if one.status_code == 429]
    assert refused
    assert (refused[0].json()["error"], refused[0].headers["Retry-After"]) == ("map-error-often", "1")


async def test_there_is_no_price_where_no_account_sends_from_anywhere(client):
    assert (await found(client, "quote", branch=await id_of(client, "1"), weight="1000")) == {"quote": None}


# The page


async def test_the_page_runs_no_script_but_its_own_and_only_telegram_frames_it(client):
    answer = await client.get("/branches/map", params={"lang": "en"})
    policy = dict(rule.strip().split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert "https://web.telegram.org" in policy["frame-ancestors"]
    assert "*" not in policy["frame-ancestors"]
    assert '<html lang="en"' in answer.text
    assert "Branches on the map" in answer.text
    assert "%" not in answer.text.split("<script type=")[0]


async def test_no_word_of_the_query_is_repeated_in_the_page_but_an_order_number(client):
    told = (
        await client.get("/branches/map", params={"lang": '"><script>', "order": "o-ab12cd34-</script>", "q": "<b>"})
    ).text
    assert "<script>" not in told
    assert "</script>-" not in told
    assert "o-ab12cd34" not in told
    assert "o-ab12cd34-17" in (await client.get("/branches/map", params={"order": "o-ab12cd34-17"})).text


async def test_no_text_ends_the_block_that_it_stands_in(client, monkeypatch):
    monkeypatch.setattr("bot.screens.map_page.texts", lambda _: {"search": "</script><script>alert(1)"})
    told = (await client.get("/branches/map")).text
    assert "</script><script>alert" not in told
    assert "\\u003c/script>" in told


async def test_tiles_come_from_where_the_owner_said_and_from_nowhere_else(desk):
    settings = desk.settings.model_copy(
        update={"tile_url": "https://{s}.tiles.example/{z}/{x}/{y}.png", "tile_attribution": "© <b>Хтось</b>"}
    )
    object.__setattr__(desk, "settings", settings)
    async with serving(application(desk, Readiness(), None)) as client:
        answer = await client.get("/branches/map")
    assert "img-src 'self' data: https://*.tiles.example;" in answer.headers["Content-Security-Policy"]
    assert "&lt;b>" not in answer.text
    assert "&lt;b&gt;Хтось" in answer.text


async def test_all_that_the_page_loads_weighs_less_than_300_kilobytes(client):
    page = await client.get("/branches/map")
    read = assets.read_assets()
    whole = len(page.content) + sum(len(body) for name, body in read.files.items() if name != "widget.js")
    assert whole < 300_000
    for name, body in read.files.items():
        served = await client.get(f"/branches/assets/{read.version}/{name}")
        assert (served.status_code, served.content) == (200, body)
        assert "immutable" in served.headers["Cache-Control"]
        assert served.headers["Content-Type"].split(";")[0] in {"text/javascript", "text/css"}


@pytest.mark.parametrize("path", ["old/main.js", "VERSION/page.html", "VERSION/..%2fpage.py", "VERSION/nothing.js"])
async def test_of_another_release_or_of_anything_else_nothing_is_served(client, path):
    answer = await client.get("/branches/assets/" + path.replace("VERSION", assets.read_assets().version))
    assert answer.status_code == 404


# The widget


async def make_widget(desk, origin=SHOP):
    async with desk.database.write() as db:
        return await widget_rows.find(db, await widget_rows.add(db, "ab12cd34", origin, "uk", desk.clock.now()))


async def test_only_pages_of_the_shop_frame_its_widget(client, desk):
    await make_widget(desk)
    page = await client.get("/branches/widget", params={"id": "ab12cd34", "lang": "ru"})
    assert page.headers["Content-Security-Policy"].endswith(f"frame-ancestors {SHOP}")
    assert '<html lang="ru"' in page.text
    assert '"origin": "https://shop.example"' in page.text
    script = await client.get("/branches/widget.js", params={"id": "ab12cd34"})
    assert '"id": "ab12cd34"' in script.text
    assert script.headers["Content-Type"].startswith("text/javascript")


async def test_a_widget_taken_away_opens_nothing(client, desk):
    await make_widget(desk)
    async with desk.database.write() as db:
        await db.execute(update(widget).values(retired_at=desk.clock.now()))
    for path in ("widget", "widget.js"):
        for one in ("ab12cd34", "", "x" * 5000, "' --"):
            assert (await client.get(f"/branches/{path}", params={"id": one})).status_code == 404


# Taking a branch


def token(desk):
    return desk.settings.bot_token.get_secret_value()


async def choose(client, desk, branch_id, *, user=7001, order="", at=None, **more):
    told = signed(at or desk.clock.now(), {"id": user, "language_code": "uk"}, token(desk), **more)
    body = {"branch": branch_id, "order": order}
    return await client.post("/branches/api/choose", json=body, headers={"Authorization": f"tma {told}"})


async def rows(desk, table):
    async with desk.database.read() as db:
        return [one._asdict() for one in await db.execute(select(table))]


async def test_taken_on_the_map_it_is_told_in_the_chat_once(client, desk):
    one = await id_of(client, "1")
    told = [await choose(client, desk, one) for _ in range(3)]
    assert [answer.status_code for answer in told] == [200, 200, 200]
    while await relay(desk):
        pass
    ((chat_id, text, _),) = desk.chat.sent
    assert chat_id == 7001
    assert "Тепер це ваше відділення" in text
    assert "Зразкова, 1" in text


async def test_taken_at_once_by_two_windows_it_is_still_told_once(client, desk):
    one = await id_of(client, "1")
    answers = await asyncio.gather(*(choose(client, desk, one) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await rows(desk, branch_choice)) == 1
    assert len(await rows(desk, outbox)) == 1


async def test_another_branch_takes_its_place_and_only_the_last_is_told(client, desk):
    for number in ("1", "2"):
        await choose(client, desk, await id_of(client, number))
    while await relay(desk):
        pass
    assert ["Зразкова, 2" in text for _, text, _ in desk.chat.sent] == [True]


async def test_the_same_branch_at_another_opening_is_told_again(client, desk):
    one = await id_of(client, "1")
    await choose(client, desk, one)
    await choose(client, desk, one, query_id="BBF")
    assert len(await rows(desk, outbox)) == 2


@pytest.mark.parametrize(
    "authorization",
    ["", "tma", "Bearer x", "tma user=%7B%22id%22%3A1%7D&hash=0", "tma підпис".encode(), b"tma \xff\xfe=1"],
)
async def test_without_telegrams_word_nothing_is_taken(client, desk, authorization):
    one = await id_of(client, "1")
    headers = {b"Authorization": authorization if isinstance(authorization, bytes) else authorization.encode()}
    answer = await client.post("/branches/api/choose", json={"branch": one}, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (401, "map-error-unsigned")
    assert await rows(desk, branch_choice) == []


async def test_an_old_word_of_telegrams_takes_nothing(client, desk):
    at = desk.clock.now()
    one = await id_of(client, "1")
    desk.clock.wind(hours=2)
    assert (await choose(client, desk, one, at=at)).status_code == 401


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"branch": "1"}', b'{"branch": true}', b'{"branch": -1}', b"[" * 4000]
)
async def test_a_body_that_names_no_branch_is_turned_away(client, desk, body):
    headers = {"Authorization": f"tma {signed(desk.clock.now(), None, token(desk))}"}
    assert (await client.post("/branches/api/choose", content=body, headers=headers)).status_code == 400


async def test_a_branch_that_does_not_work_or_went_is_not_taken(client, desk):
    for one in (await id_of(client, "3"), 999_999):
        answer = await choose(client, desk, one)
        assert (answer.status_code, answer.json()["error"]) == (409, "map-error-gone")


# For a shop's order


@pytest.fixture
async def shop(client, desk):
    """A widget with a key."""
    known = await make_widget(desk)
    owner = await recognise(desk, desk.settings.owner_id)
    return known, await widgets.make_key(desk, owner, known.id, Delivery(1, 1))


async def asked_by_shop(client, key, order="17", public_id="ab12cd34"):
    return await client.get(
        "/branches/api/choice",
        params={"widget": public_id, "order": order},
        headers={b"Authorization": f"Bearer {key}".encode()},
    )


async def test_the_shop_fetches_the_branch_of_its_order_and_nobodys_name(client, desk, shop):
    link = OrderLink("ab12cd34", "17").payload
    await choose(client, desk, await id_of(client, "2"), order=link)
    told = (await asked_by_shop(client, shop[1])).json()
    assert (told["reference"], told["number"], told["disputed"]) == ("ref-2", "2", False)
    assert not {"person", "person_id", "telegram_id", "user"} & set(told)
    assert "7001" not in str(told)
    assert (await asked_by_shop(client, shop[1], "18")).status_code == 404
    while await relay(desk):
        pass
    owners = [text for chat_id, text, _ in desk.chat.sent if chat_id == desk.settings.owner_id]
    assert len(owners) == 1
    assert "№ 17" in owners[0]
    assert "Відділення № 2" in owners[0]


async def test_the_same_person_may_think_again_and_a_stranger_changes_nothing(client, desk, shop):
    link = OrderLink("ab12cd34", "17").payload
    await choose(client, desk, await id_of(client, "2"), order=link)
    await choose(client, desk, await id_of(client, "1"), order=link)
    assert (await asked_by_shop(client, shop[1])).json()["number"] == "1"
    desk.clock.wind(minutes=1)
    await choose(client, desk, await id_of(client, "100"), user=7002, order=link)
    told = (await asked_by_shop(client, shop[1])).json()
    assert (told["number"], told["disputed"]) == ("1", True)
    while await relay(desk):
        pass
    owners = [text for chat_id, text, _ in desk.chat.sent if chat_id == desk.settings.owner_id]
    assert ["ще одна людина" in text for text in owners] == [False, True]


@pytest.mark.parametrize("key", ["-", "wrong", "ключ", "x" * 5000])
async def test_without_its_key_a_shop_learns_nothing(client, desk, shop, key):
    await choose(client, desk, await id_of(client, "2"), order="o-ab12cd34-17")
    assert (await asked_by_shop(client, key)).status_code == 401
    assert (await asked_by_shop(client, shop[1], public_id="zz12cd34")).status_code == 401


async def test_the_key_before_ends_with_the_new_one(client, desk, shop):
    owner = await recognise(desk, desk.settings.owner_id)
    newer = await widgets.make_key(desk, owner, shop[0].id, Delivery(1, 2))
    assert newer == await widgets.make_key(desk, owner, shop[0].id, Delivery(1, 2))
    assert (await asked_by_shop(client, shop[1])).status_code == 401
    assert (await asked_by_shop(client, newer)).status_code == 404
    assert newer.encode() not in (await rows(desk, widget))[0]["key_hash"]


async def test_nobody_fills_a_shop_with_made_up_orders(client, desk, shop):
    one = await id_of(client, "1")
    for number in range(20):
        assert (await choose(client, desk, one, order=f"o-ab12cd34-{number}")).status_code == 200
    refused = await choose(client, desk, one, order="o-ab12cd34-20")
    assert (refused.status_code, refused.json()["error"]) == (409, "error-too-many-orders")
    desk.clock.wind(hours=25)
    assert (await choose(client, desk, one, order="o-ab12cd34-20")).status_code == 200


async def test_a_link_to_a_widget_that_went_takes_nothing(client, desk):
    answer = await choose(client, desk, await id_of(client, "1"), order="o-zz12cd34-1")
    assert (answer.status_code, answer.json()["error"]) == (409, "error-order-link")
    assert (await choose(client, desk, await id_of(client, "1"), order="nonsense")).status_code == 400


async def test_a_person_who_is_forgotten_leaves_no_choice_behind(client, desk):
    await choose(client, desk, await id_of(client, "1"))
    async with desk.database.write() as db:
        await db.execute(person.delete())
    assert await rows(desk, branch_choice) == []
