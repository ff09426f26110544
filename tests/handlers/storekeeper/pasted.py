"""Orders as people paste them, for the reader to read."""

from bot.domain.money import Money
from bot.domain.order import Delivery, OrderDraft
from bot.domain.party import Phone

_KINDS = {Delivery.BRANCH: "Відділення", Delivery.LOCKER: "Поштомат"}


def order(**said):
    """A whole order, but for what is said otherwise."""
    told = {
        "last_name": "Зразок", "first_name": "Оксана", "middle_name": "Іванівна", "phone": Phone("380990000021"),
        "city": "Полтава", "delivery": Delivery.BRANCH, "branch_number": "3", "weight_g": 1000,
        "cod": Money(150_000, "UAH"), "description": "сукня оливкова",
    }  # fmt: skip
    return OrderDraft(**(told | said))


def written(one):
    """The order in labelled lines."""
    name = " ".join(filter(None, (one.last_name, one.first_name, one.middle_name)))
    lines = {
        "Отримувач": name,
        "Тел": one.phone and f"+{one.phone.digits}",
        "Місто": one.city,
        _KINDS.get(one.delivery, ""): one.branch_number and f"№{one.branch_number}",
        "Товар": one.description,
        "Вага": one.weight_g and f"{one.weight_g // 1000} кг",
        "Оголошена вартість": one.declared_value and f"{one.declared_value.minor // 100} грн",
        "Накладений платіж": one.cod and f"{one.cod.minor // 100} грн",
    }
    return "\n".join(f"{label}: {value}" for label, value in lines.items() if value)
