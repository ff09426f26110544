"""Photos and files, both ways: what Telegram makes of them, how they are fetched and sent again."""

from __future__ import annotations

import io
import json
from functools import partial

import httpx
import pytest
from aiohttp import web
from PIL import Image

from sandbox.clock import SandboxClock
from sandbox.telegram import TelegramServer, files, serving
from tests.chat import Chat
from tests.sandbox.telegram.conftest import picture

MEGABYTE = 1024 * 1024


async def fetched(stage, file_id):
    """The file as a bot gets it."""
    file = await stage.bot("getFile", file_id=file_id)
    answer = await stage.client.get(f"/file/bot{stage.server.token}/{file['file_path']}")
    assert answer.status_code == httpx.codes.OK
    assert len(answer.content) == file["file_size"]
    return answer.content


@pytest.mark.parametrize(
    ("sides", "sizes"),
    [
        ((3000, 2000), [(90, 60), (320, 213), (800, 533), (1280, 853)]),
        ((640, 480), [(90, 68), (320, 240), (640, 480)]),
        ((60, 40), [(60, 40)]),
        ((1280, 100), [(90, 7), (320, 25), (800, 62), (1280, 100)]),
    ],
)
async def test_a_photo_comes_in_telegrams_sizes_as_jpeg(judged, sides, sizes):
    sent = await judged.uploaded("sendPhoto", {"photo": ("a.png", picture(*sides))})
    assert [(one["width"], one["height"]) for one in sent["photo"]] == sizes
    with Image.open(io.BytesIO(await fetched(judged, sent["photo"][-1]["file_id"]))) as largest:
        assert (largest.format, largest.size) == ("JPEG", sizes[-1])
    assert len({one["file_unique_id"] for one in sent["photo"]}) == len(sizes)


async def test_a_photo_stands_upright_and_forgets_its_camera(judged):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # turned by 90°, and who made it
    [photo] = await judged.put("photo", ("a.jpg", picture(200, 100, "JPEG", exif=exif)))
    update = (await judged.updates())[0]["message"]
    assert update["message_id"] == photo["message_id"]
    content = await fetched(judged, update["photo"][-1]["file_id"])
    with Image.open(io.BytesIO(content)) as taken:
        assert taken.size == (100, 200)
        assert not taken.getexif()


async def test_a_transparent_photo_gets_a_white_ground(judged):
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    sent = await judged.uploaded("sendPhoto", {"photo": ("a.png", out.getvalue())})
    with Image.open(io.BytesIO(await fetched(judged, sent["photo"][0]["file_id"]))) as shown:
        assert shown.getpixel((25, 25)) == (255, 255, 255)


async def test_a_document_keeps_its_bytes_its_name_and_kind(judged):
    body = b"%PDF-1.4 \x00\xff" * 99
    sent = await judged.uploaded("sendDocument", {"document": ("ТТН 2045.pdf", body)}, caption="Ваша <b>ТТН</b>",
                                 parse_mode="HTML")  # fmt: skip
    document = sent["document"]
    assert (document["file_name"], document["mime_type"]) == ("ТТН 2045.pdf", "application/pdf")
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("Ваша ТТН", "bold")
    assert await fetched(judged, document["file_id"]) == body
    shown = (await judged.chat())["messages"][-1]
    answer = await judged.client.get(f"/stage/files/{shown['document']['file']}")
    assert (answer.content, answer.headers["Content-Type"]) == (body, "application/pdf")
    assert "Content-Disposition" not in answer.headers


async def test_a_picture_sent_as_a_file_is_not_squeezed_but_has_a_thumbnail(judged):
    body = picture(2000, 1000)
    document = (await judged.uploaded("sendDocument", {"document": ("a.png", body)}))["document"]
    assert await fetched(judged, document["file_id"]) == body
    assert (document["thumbnail"]["width"], document["thumbnail"]["height"]) == (320, 160)


async def test_what_might_run_is_never_opened_in_the_page(judged):
    await judged.put("document", ("evil.html", b"<script>alert(1)</script>"))
    shown = (await judged.chat())["messages"][-1]
    answer = await judged.client.get(f"/stage/files/{shown['document']['file']}")
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_file_is_sent_again_by_its_identifier(judged):
    [_] = await judged.put("photo", ("a.jpg", picture()), caption="моя етикетка")
    message = (await judged.updates())[0]["message"]
    assert message["caption"] == "моя етикетка"
    for size in message["photo"]:
        again = await judged.bot("sendPhoto", chat_id=judged.olya.id, photo=size["file_id"])
        assert again["photo"] == message["photo"]
    voice = (await judged.uploaded("sendVoice", {"voice": ("a.ogg", b"OggS")}, duration=3))["voice"]
    assert (voice["duration"], voice["mime_type"]) == (3, "audio/ogg")
    as_document = await judged.bot("sendDocument", chat_id=judged.olya.id, document=voice["file_id"])
    assert as_document["voice"] == voice


@pytest.mark.parametrize(
    ("kind", "name", "has"),
    [
        ("sticker", "a.webp", {"width": 512, "is_animated": False, "is_video": False, "type": "regular"}),
        ("voice", "a.ogg", {"duration": 0, "mime_type": "audio/ogg"}),
        ("video", "a.mp4", {"duration": 0, "mime_type": "video/mp4", "file_name": "a.mp4"}),
        ("audio", "a.mp3", {"duration": 0, "mime_type": "audio/mpeg"}),
    ],
)
async def test_other_files_go_both_ways_untouched(judged, kind, name, has):
    await judged.put(kind, (name, b"whatever"))
    message = (await judged.updates())[0]["message"]
    assert message[kind].items() >= has.items()
    assert await fetched(judged, message[kind]["file_id"]) == b"whatever"
    method = f"send{kind.capitalize()}"
    sent = await judged.uploaded(method, {kind: (name, b"other")})
    assert (await judged.bot(method, chat_id=judged.olya.id, **{kind: sent[kind]["file_id"]}))[kind] == sent[kind]


async def test_albums_hold_together_both_ways(judged):
    media = [{"type": "photo", "media": "attach://a", "caption": "дві"}, {"type": "photo", "media": "attach://b"}]
    parts = {"a": ("a.png", picture()), "b": ("b.png", picture(100, 100))}
    sent = await judged.uploaded("sendMediaGroup", parts, media=media)
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one.get("caption") for one in sent] == ["дві", None]
    await judged.put("photo", ("a.jpg", picture()), ("b.jpg", picture()), caption="мої")
    said = [one["message"] for one in await judged.updates()]
    assert said[0]["media_group_id"] == said[1]["media_group_id"] != sent[0]["media_group_id"]
    shown = (await judged.chat())["messages"]
    assert [one.get("album") for one in shown[1:]] == [one["media_group_id"] for one in [*sent, *said]]


async def test_a_part_of_the_form_is_found_by_attach_and_by_the_parameters_own_name(judged):
    own = await judged.uploaded("sendDocument", {"document": ("own.txt", b"1")})
    attached = await judged.uploaded("sendDocument", {"x7": ("attached.txt", b"2")}, document="attach://x7")
    assert [one["document"]["file_name"] for one in (own, attached)] == ["own.txt", "attached.txt"]


async def test_a_file_by_url_is_taken_from_this_machine_only(judged, tmp_path):
    app = web.Application()
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    app.router.add_static("/", tmp_path)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/a.pdf"
    sent = await judged.bot("sendDocument", chat_id=judged.olya.id, document=url)
    missing = await judged.raw("sendDocument", chat_id=judged.olya.id, document=f"{url}x")
    await runner.cleanup()
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == ("a.pdf", "application/pdf")
    assert missing.json()["description"] == "Bad Request: failed to get HTTP URL content"


async def test_a_download_wants_the_token_and_a_path_named_by_get_file(judged):
    document = (await judged.uploaded("sendDocument", {"document": ("a.txt", b"1")}))["document"]
    path = next(iter(judged.server.account.state.files.known.values())).path
    token = judged.server.token
    assert (await judged.client.get(f"/file/bot{token}/{path}")).status_code == 404
    await judged.bot("getFile", file_id=document["file_id"])
    assert (await judged.client.get(f"/file/bot{token}/{path}")).content == b"1"
    for address, code in ((f"/file/bot{token}x/{path}", 401), (f"/file/bot{token}/documents/none.txt", 404)):
        answer = await judged.client.get(address)
        assert (answer.status_code, answer.json()["error_code"]) == (code, code)


async def test_faults_strike_downloads_too(judged):
    document = (await judged.uploaded("sendDocument", {"document": ("a.txt", b"1")}))["document"]
    file = await judged.bot("getFile", file_id=document["file_id"])
    address = f"/file/bot{judged.server.token}/{file['file_path']}"
    await judged.fault("telegram:download", "502")
    assert (await judged.client.get(address)).status_code == 502
    await judged.fault("telegram:download", "drop-after")
    with pytest.raises(httpx.RemoteProtocolError):
        await judged.client.get(address)
    assert (await judged.client.get(address)).content == b"1"


async def test_twenty_megabytes_can_be_fetched(judged):
    body = b"x" * (20 * MEGABYTE)
    document = (await judged.uploaded("sendDocument", {"document": ("a.bin", body)}))["document"]
    assert await fetched(judged, document["file_id"]) == body


async def test_files_outlive_a_restart_and_the_oldest_go(judged, monkeypatch):
    monkeypatch.setattr(files, "MOST_FILES", 2)
    ids = []
    for name in "abc":
        sent = await judged.uploaded("sendDocument", {"document": (f"{name}.txt", name.encode())})
        ids.append(sent["document"]["file_id"])
    folder = judged.server.state_file.with_suffix(".files")
    assert len(list(folder.iterdir())) == 2
    judged.server._file.write()
    server = TelegramServer(token=judged.server.token, clock=SandboxClock(), state_file=judged.server.state_file)
    async with serving(server) as url, httpx.AsyncClient(base_url=url) as client:
        ask = partial(client.get, f"/bot{server.token}/getFile")
        assert (await ask(params={"file_id": ids[0]})).json()["error_code"] == 400
        file = (await ask(params={"file_id": ids[2]})).json()["result"]
        assert (await client.get(f"/file/bot{server.token}/{file['file_path']}")).content == b"c"


async def test_captions_and_files_can_be_edited(judged):
    sent = await judged.uploaded("sendPhoto", {"photo": ("a.png", picture())}, caption="стара")
    place = {"chat_id": judged.olya.id, "message_id": sent["message_id"]}
    edited = await judged.bot("editMessageCaption", caption="нова", **place)
    assert (edited["caption"], edited["photo"]) == ("нова", sent["photo"])
    bare = await judged.bot("editMessageCaption", **place)
    assert "caption" not in bare
    media = json.dumps({"type": "document", "media": "attach://new", "caption": "ТТН"})
    replaced = await judged.uploaded("editMessageMedia", {"new": ("a.pdf", b"%PDF")}, media=media,
                                     message_id=str(sent["message_id"]))  # fmt: skip
    assert (replaced["caption"], replaced["document"]["file_name"], "photo" in replaced) == ("ТТН", "a.pdf", False)
    plain = await judged.send("текст")
    media = json.dumps({"type": "photo", "media": sent["photo"][0]["file_id"]})
    turned = await judged.bot("editMessageMedia", chat_id=judged.olya.id, message_id=plain["message_id"], media=media)
    assert ("text" in turned, turned["photo"]) == (False, sent["photo"])


async def test_messages_are_copied_and_forwarded_with_their_files(judged):
    await judged.put("photo", ("a.jpg", picture()), caption="етикетка")
    message = (await judged.updates())[0]["message"]
    place = {"chat_id": judged.olya.id, "from_chat_id": judged.olya.id, "message_id": message["message_id"]}
    forwarded = await judged.bot("forwardMessage", **place)
    assert forwarded["forward_origin"] == {"type": "user", "date": message["date"], "sender_user": judged.olya.user()}
    copied = await judged.bot("copyMessage", caption="копія", **place)
    shown = (await judged.chat())["messages"][-1]
    assert (shown["id"], shown["text"], shown["forwarded"]) == (copied["message_id"], "копія", False)


async def test_a_person_of_the_tests_sends_and_sees_files(judged):
    async with Chat(judged.url, judged.olya.id) as chat:
        await chat.send_photo([picture(), picture()], "дві")
        await chat.send_document(b"%PDF", "a.pdf", "ось")
        await chat.send_file("voice", b"OggS", "a.ogg")
        await chat.send_location(50.45, 30.52)
        said = [one["message"] for one in await judged.updates()]
        assert [one.get("caption") for one in said] == ["дві", None, "ось", None, None]
        assert said[-1]["location"] == {"latitude": 50.45, "longitude": 30.52}
        await judged.uploaded("sendDocument", {"document": ("b.txt", b"body")}, caption="тримайте")
        message = await chat.expect("тримайте")
        assert await chat.file(message) == b"body"
        assert "<document> тримайте" in str(chat)


async def test_what_telegram_would_refuse_the_phone_cannot_send(judged):
    answer = await judged.client.post(
        f"/stage/chats/{judged.olya.id}/photo", files=[("file", ("a.png", b"no picture"))]
    )
    assert (answer.status_code, answer.json()) == (400, {"error": "IMAGE_PROCESS_FAILED"})
    answer = await judged.client.post(f"/stage/chats/{judged.olya.id}/document", files=[("file", ("a", b"1"))] * 11)
    assert answer.json() == {"error": "an album has at most 10 files"}


@pytest.mark.parametrize(
    "said",
    ['filename="ТТН.pdf"', "filename=ТТН.pdf", 'filename="%D0%A2%D0%A2%D0%9D.pdf"', r'filename="\Т\ТН.pdf"; x=1'],
)
async def test_a_name_is_read_however_a_client_writes_it(judged, said):
    head = f"--x\r\nContent-Disposition: form-data; name=document; {said}\r\n\r\n"
    chat = f"--x\r\ncontent-disposition: form-data;name=chat_id\r\n\r\n{judged.olya.id}\r\n"
    answer = await judged.client.post(
        f"/bot{judged.server.token}/sendDocument",
        content=chat.encode() + head.encode() + b"%PDF\r\n--x--\r\n",
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )
    document = answer.json()["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("ТТН.pdf", 4)
