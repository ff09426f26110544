"""Streets that the world's towns have: invented sets of ordinary names. Knows towns, no carrier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sandbox.towns import Town

_NAMES = [
    "Центральна",
    "Соборна",
    "Шевченка",
    "Франка",
    "Грушевського",
    "Садова",
    "Вишнева",
    "Липова",
    "Каштанова",
    "Кленова",
    "Тополина",
    "Яблунева",
    "Горіхова",
    "Калинова",
    "Акацієва",
    "Дубова",
    "Березова",
    "Соснова",
    "Польова",
    "Лугова",
    "Степова",
    "Лісова",
    "Паркова",
    "Озерна",
    "Річкова",
    "Набережна",
    "Берегова",
    "Джерельна",
    "Сонячна",
    "Зоряна",
    "Світанкова",
    "Весняна",
    "Осіння",
    "Квіткова",
    "Барвінкова",
    "Волошкова",
    "Трояндова",
    "Молодіжна",
    "Спортивна",
    "Шкільна",
    "Університетська",
    "Бібліотечна",
    "Театральна",
    "Музейна",
    "Поштова",
    "Вокзальна",
    "Залізнична",
    "Промислова",
    "Заводська",
    "Ткацька",
    "Гончарна",
    "Ковальська",
    "Млинова",
    "Пекарська",
    "Ярмаркова",
    "Торгова",
    "Замкова",
    "Фортечна",
    "Козацька",
    "Гетьманська",
    "Січова",
    "Чумацька",
    "Незалежності",
    "Миру",
    "Свободи",
    "Єдності",
    "Дружби",
    "Злагоди",
    "Героїв",
    "Волонтерів",
    "Європейська",
    "Київська",
    "Львівська",
    "Одеська",
    "Полтавська",
    "Чернігівська",
    "Волинська",
    "Подільська",
    "Слобідська",
    "Поліська",
    "Карпатська",
    "Чорноморська",
    "Дніпровська",
    "Дністровська",
    "Бузька",
    "Прикордонна",
    "Південна",
    "Північна",
    "Східна",
    "Західна",
    "Верхня",
    "Нижня",
    "Кутова",
    "Довга",
    "Широка",
    "Тиха",
    "Мирна",
    "Затишна",
    "Щаслива",
    "Нова",
    "Стара",
    "Хутірська",
    "Пасічна",
    "Криничка",
    "Виноградна",
    "Малинова",
    "Ромашкова",
]
_KINDS = (("Street", "вул."), ("Lane", "пров."), ("Avenue", "просп."))
_PEOPLE_A_STREET = 900
_FEWEST = 12


@dataclass(frozen=True, slots=True)
class Street:
    """One street; `kind` and `short` are what carriers call its sort."""

    name: str
    kind: str
    short: str

    @property
    def full(self) -> str:
        """As it stands in an address."""
        return f"{self.short} {self.name}"


@cache
def _all() -> tuple[Street, ...]:
    plain = [Street(name, kind, short) for kind, short in _KINDS for name in _NAMES]
    numbered = [
        Street(f"{number}-{'й' if kind == 'Lane' else 'а'} {name}", kind, short)
        for number in range(1, 9)
        for kind, short in _KINDS[:2]
        for name in _NAMES
    ]
    return (*plain, *numbered)


def streets_of(town: Town) -> tuple[Street, ...]:
    """The streets of a town, the more of them the more people live there."""
    return _all()[: _FEWEST + town.people // _PEOPLE_A_STREET]
