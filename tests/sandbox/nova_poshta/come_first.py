"""What must come before a call so that its answer is like a recorded one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sandbox.nova_poshta.provoke import ADDRESS, ORGANISATION, PERSON, RECIPIENT
from tests.sandbox.nova_poshta.provoke_services import give_back, order
from tests.sandbox.nova_poshta.waybill import saved


def after(first: Callable[[Any], Any], method: str, **properties: Any) -> Callable[[Any], Any]:
    """A call that something must come before."""

    async def asked(shop) -> dict[str, Any]:
        made = await first(shop)
        known = made if isinstance(made, dict) else {}
        told = {name: value(known) if callable(value) else value for name, value in properties.items()}
        return await shop.call(method, **told)

    return asked


async def in_sheet(shop) -> dict[str, Any]:
    made = await saved(shop)
    answer = await shop.call("ScanSheet.insertDocuments", DocumentRefs=[made["Ref"]])
    return {"document": made["Ref"], "Ref": answer["data"][0]["Ref"]}


async def waiting(shop) -> None:
    shop.put("1", "4", "7")


async def contact(shop) -> dict[str, Any]:
    told = {**PERSON, "CounterpartyRef": ADDRESS["CounterpartyRef"]}
    return (await shop.call("ContactPerson.save", **told))["data"][0]


async def contact_with_mail(shop) -> dict[str, Any]:
    told = {**PERSON, "CounterpartyRef": ADDRESS["CounterpartyRef"], "Email": "a@example.com"}
    return (await shop.call("ContactPerson.save", **told))["data"][0]


async def save_olena(shop) -> None:
    await shop.call("Counterparty.save", **RECIPIENT | PERSON)


async def organisation(shop) -> dict[str, Any]:
    return (await shop.call("Counterparty.save", **ORGANISATION))["data"][0]


async def third_person(shop) -> dict[str, Any]:
    await shop.call("Counterparty.save", **ORGANISATION | {"CounterpartyProperty": "ThirdPerson"})
    return await shop.call("Counterparty.save", **ORGANISATION | {"CounterpartyProperty": "ThirdPerson"})


async def address(shop) -> dict[str, Any]:
    return (await shop.call("Address.save", **ADDRESS))["data"][0]


def ref(made: dict[str, Any]) -> str:
    return made["Ref"]


def refs(made: dict[str, Any]) -> list[str]:
    return [made["Ref"]]


async def changed(shop) -> None:
    await order(shop, "orderChangeEW", RecipientPhone="380990000003")


async def ordered(shop) -> dict[str, Any]:
    return (await give_back(shop))["data"][0]
