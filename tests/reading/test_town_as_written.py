"""A town that the reader put right is given back as it was written; one in another case or language stands."""

import pytest

from bot.reading.town_as_written import town_as_written


@pytest.mark.parametrize(
    ("town", "text", "written"),
    [
        ("Полтава", "м. Плтава відділення 3", "Плтава"),
        ("Харків", "м. Харкв відд 12", "Харкв"),
        ("Вербівка", "с. Вербівка, вул. Садова 1", "Вербівка"),
        ("Біла Церква", "Б. Церква нп 4", "Біла Церква"),
        ("Полтава", "на Полтаву нп 3", "Полтава"),
        ("Одеса", "відправте в Одесу, 5", "Одеса"),
        ("Харьков", "новая почта харьков 23", "Харьков"),
        ("Івано-Франківськ", "Франківськ нп 2", "Івано-Франківськ"),
        ("Кривий Ріг", "у Кривому Розі", "Кривий Ріг"),
    ],
)
def test_what_was_put_right_goes_back(town, text, written):
    assert town_as_written(town, text) == written
