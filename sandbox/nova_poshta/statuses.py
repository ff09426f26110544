"""The carrier's words for its status codes. Texts are examples: clients decide by the code alone."""

from __future__ import annotations

from sandbox.nova_poshta import stamps
from sandbox.parcel import Parcel, State

_TEXTS = {
    "1": "Нова пошта очікує надходження від відправника",
    "2": "Видалено",
    "4": "Відправлення у місті {origin}",
    "41": "Відправлення у місті {destination}",
    "5": "Відправлення прямує до міста {destination}",
    "6": "Відправлення у місті {destination}, орієнтовна доставка до ВІДДІЛЕННЯ-{number} {expected}",
    "7": "Прибув у відділення",
    "8": "Прибув на відділення (завантажено в Поштомат)",
    "9": "Відправлення отримано",
    "10": "Відправлення отримано {received}. Протягом доби ви одержите SMS-повідомлення про надходження "
    "грошового переказу.",
    "11": "Відправлення отримано {received}. Грошовий переказ видано одержувачу.",
    "12": "Нова Пошта комплектує ваше відправлення",
    "14": "Відправлення передано до огляду отримувачу",
    "101": "На шляху до одержувача",
    "102": "Відмова від отримання (Відправником створено замовлення на повернення)",
    "103": "Відмова одержувача (отримувач відмовився від відправлення)",
    "104": "Змінено адресу",
    "105": "Припинено зберігання",
    "106": "Одержано і створено ЄН зворотньої доставки",
    "107": "Нараховується плата за зберігання",
    "108": "Відмова одержувача",
    "111": "Невдала спроба доставки через відсутність Одержувача за адресою або зв'язку з ним",
    "112": "Дата доставки перенесена Одержувачем",
}


def text(parcel: Parcel, state: State) -> str:
    """Say the status of a parcel in the carrier's Ukrainian."""
    return _TEXTS.get(state.code, "Статус " + state.code).format(
        origin=parcel.origin.town.name,
        destination=parcel.destination.town.name,
        number=parcel.destination.number,
        expected=stamps.dashed(state.expected_at)[:10],
        received=stamps.dotted(state.received_at),
    )
