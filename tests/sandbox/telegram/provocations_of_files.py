"""Wrong calls about files and messages that must first be there. See provocations.py."""

from __future__ import annotations

from tests.sandbox.telegram.conftest import Stage, picture
from tests.sandbox.telegram.provocations import provokes

MEGABYTE = 1024 * 1024


@provokes("file_empty")
async def _(stage: Stage):
    return await stage.upload("sendDocument", {"document": ("a.txt", b"")}, chat_id=stage.olya.id), {}


@provokes("file_of_other_kind")
async def _(stage: Stage):
    photo = (await stage.uploaded("sendPhoto", {"photo": ("a.png", picture())}))["photo"][-1]["file_id"]
    details = {"real": "Photo", "wanted": "Document"}
    return await stage.raw("sendDocument", chat_id=stage.olya.id, document=photo), details


@provokes("file_too_big")
async def _(stage: Stage):
    sent = await stage.uploaded("sendDocument", {"document": ("a.bin", b"x" * (20 * MEGABYTE + 1))})
    return await stage.raw("getFile", file_id=sent["document"]["file_id"]), {}


@provokes("photo_too_big")
async def _(stage: Stage):
    size = 10 * MEGABYTE + 1
    return await stage.upload("sendPhoto", {"photo": ("a.png", b"x" * size)}, chat_id=stage.olya.id), {"size": size}


@provokes("photo_sides")
async def _(stage: Stage):
    narrow = picture(2100, 100)
    return await stage.upload("sendPhoto", {"photo": ("a.png", narrow)}, chat_id=stage.olya.id), {}


@provokes("photo_unreadable")
async def _(stage: Stage):
    return await stage.upload("sendPhoto", {"photo": ("a.png", b"no picture")}, chat_id=stage.olya.id), {}


@provokes("thumbnail_too_big")
async def _(stage: Stage):
    files = {"document": ("a.pdf", b"%PDF"), "thumbnail": ("t.jpg", b"x" * 204_800)}
    return await stage.upload("sendDocument", files, chat_id=stage.olya.id), {"size": 204_800}


@provokes("copy_protected")
async def _(stage: Stage):
    sent = await stage.send(protect_content=True)
    place = {"chat_id": stage.olya.id, "from_chat_id": stage.olya.id, "message_id": sent["message_id"]}
    return await stage.raw("forwardMessage", **place), {}


@provokes("edit_no_caption")
async def _(stage: Stage):
    sent = await stage.send()
    place = {"chat_id": stage.olya.id, "message_id": sent["message_id"]}
    return await stage.raw("editMessageCaption", caption="x", **place), {}


@provokes("edit_no_media")
async def _(stage: Stage):
    sent = await stage.bot("sendLocation", chat_id=stage.olya.id, latitude=50, longitude=30)
    files = {"new": ("a.png", picture())}
    media = {"type": "photo", "media": "attach://new"}
    place = {"chat_id": stage.olya.id, "message_id": sent["message_id"]}
    return await stage.upload("editMessageMedia", files, media=media, **place), {}


@provokes("edit_album_kind")
async def _(stage: Stage):
    files = {"a": ("a.txt", b"a"), "b": ("b.txt", b"b")}
    media = [{"type": "document", "media": f"attach://{name}"} for name in files]
    album = await stage.uploaded("sendMediaGroup", files, media=media)
    place = {"chat_id": stage.olya.id, "message_id": album[0]["message_id"]}
    photo = {"type": "photo", "media": "attach://c"}
    return await stage.upload("editMessageMedia", {"c": ("c.png", picture())}, media=photo, **place), {}


async def _inline_message(stage: Stage) -> str:
    result = {"id": "1", "type": "article", "title": "Т", "input_message_content": {"message_text": "Так"}}
    markup = {"inline_keyboard": [[{"text": "Ще", "callback_data": "more"}]]}
    await stage.answered_inline("20", [result | {"reply_markup": markup}])
    chosen = await stage.stage(f"chats/{stage.olya.id}/choose", result_id="1")
    return chosen["inline_message_id"]


@provokes("edit_inline_upload")
async def _(stage: Stage):
    inline = await _inline_message(stage)
    media = {"type": "photo", "media": "attach://c"}
    files = {"c": ("c.png", picture())}
    return await stage.upload("editMessageMedia", files, inline_message_id=inline, media=media), {}


@provokes("inline_message_gone")
async def _(stage: Stage):
    inline = await _inline_message(stage)
    _, newest = stage.server.account.state.inline_messages[inline]
    await stage.stage(f"chats/{stage.olya.id}/delete", message_id=newest)
    return await stage.raw("editMessageText", inline_message_id=inline, text="Ні"), {}


BROKEN_FORMS = {
    "boundary not found": ("", b""),
    "unexpected end of request content": ("; boundary=x", b"--x\r\n"),
    "headers in multipart/form-data are empty": ("; boundary=x", b"--x\r\n\r\n--x--\r\n"),
    "expected form-data content disposition": (
        "; boundary=x", b"--x\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--x--\r\n",
    ),
    "field name in multipart/form-data not found": (
        "; boundary=x", b"--x\r\nContent-Disposition: form-data; filename=a\r\n\r\n1\r\n--x--\r\n",
    ),
    "unclosed quoted string in Content-Disposition header": (
        "; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a\r\n\r\n1\r\n--x--\r\n',
    ),
}  # fmt: skip


async def broken(stage: Stage, why: str):
    kind, body = BROKEN_FORMS[why]
    headers = {"Content-Type": f"multipart/form-data{kind}"}
    return await stage.client.post(f"/bot{stage.server.token}/getMe", content=body, headers=headers)


@provokes("form_unreadable")
async def _(stage: Stage):
    for why in BROKEN_FORMS:
        assert (await broken(stage, why)).json()["description"] == f"Bad Request: {why}"
    return await broken(stage, why), {"why": why}
