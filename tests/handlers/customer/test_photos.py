"""A photo of a label becomes its parcel's card; what cannot be read is said kindly, and shown how to do better once."""

from bot.services import photos
from tests.reading.labels import Codes, draw_label
from tests.reading.photo_set import as_jpeg, on_cardboard, several_on_cardboard


async def test_a_photo_of_a_label_shows_its_parcel(stage, chat):
    number = stage.parcel((-9, "7"))
    await chat.send_photo(as_jpeg(on_cardboard(draw_label(number, Codes.BOTH, 700), angle=12)))
    assert number in (await chat.expect("Чекає на вас"))["text"]


async def test_a_picture_sent_as_a_document_is_read_as_well(stage, chat):
    number = stage.parcel((-9, "7"))
    await chat.send_document(as_jpeg(on_cardboard(draw_label(number, Codes.QR, 700))), "label.jpg")
    await chat.expect(number)


async def test_several_labels_on_one_photo_are_all_shown(stage, chat):
    numbers = [stage.parcel((-9, "7")) for _ in range(2)]
    await chat.send_photo(as_jpeg(several_on_cardboard([draw_label(one, Codes.BOTH, 600) for one in numbers])))
    for number in numbers:
        await chat.expect(number)


async def test_a_photo_without_a_code_is_told_with_a_picture_once(stage, chat):
    empty = as_jpeg(on_cardboard(draw_label("", Codes.QR, 64).point(lambda _: 200)))
    for _ in range(2):
        await chat.send_photo(empty)
        await chat.expect("Не знайшов на фото номера")
    said = [one for one in chat.messages if one["from"] == "bot"]
    assert [one.get("photo") is not None for one in said] == [True, False]


async def test_what_is_no_picture_is_told_like_a_photo_without_a_code(stage, chat):
    await chat.send_document(b"\x89PNG no picture", "label.png")
    await chat.expect("Не знайшов на фото номера")


async def test_a_number_in_the_caption_needs_no_code(stage, chat):
    number = stage.parcel((-9, "7"))
    await chat.say(number, caption=True)
    await chat.expect(number)


async def test_a_file_bigger_than_telegram_gives_is_told_kindly(chat):
    await chat.send_document(b"\x89PNG" + bytes(20 * 1024 * 1024), "label.png")
    await chat.expect("Файл завеликий")


async def test_a_file_bigger_than_we_take_is_told_kindly(stage, chat, monkeypatch):
    monkeypatch.setattr(photos, "_MOST_BYTES", 1000)
    await chat.send_photo(as_jpeg(on_cardboard(draw_label(stage.parcel((-9, "7")), Codes.BOTH, 700))))
    await chat.expect("Файл завеликий")
