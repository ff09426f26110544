import pytest

from bot.carriers.base import Unavailable
from bot.domain.party import Phone
from bot.domain.sender import AccountReport, KnownSender, SenderAddress, SenderContact
from tests.carriers.nova_poshta.answers import CONTACT, COUNTERPARTY, DOOR, SENDER, one
from tests.carriers.nova_poshta.entries import envelope
from tests.carriers.nova_poshta.scripted import Behaviour, refusing, scripted


async def checked(**answers):
    async with scripted(**answers) as (carrier, _):
        return await carrier.check()


async def test_senders_come_with_their_people_doors_and_rights():
    async with scripted() as (carrier, script):
        told = await carrier.senders()
    assert told == (
        KnownSender(
            reference=SENDER,
            name="Приватна особа",
            is_company=False,
            contacts=(SenderContact(CONTACT, "Зразок Марія", Phone("380990000100")),),
            addresses=(SenderAddress(DOOR, "Вигадане, Вигадана, 9"),),
            has_payment_control=True,
        ),
    )
    assert script.properties("Counterparty.getCounterparties") == {"CounterpartyProperty": "Sender", "Page": "1"}
    assert "Зразок" not in repr(told)
    assert "Вигадана" not in repr(told)


async def test_several_senders_stand_side_by_side():
    company = COUNTERPARTY | {"Ref": DOOR, "CounterpartyFullName": "ФОП Зразок", "CounterpartyType": "Organization"}
    async with scripted(Counterparty__getCounterparties=envelope(COUNTERPARTY, company)) as (carrier, _):
        told = await carrier.senders()
    assert [(sender.reference, sender.is_company) for sender in told] == [(SENDER, False), (DOOR, True)]


async def test_a_key_that_works_tells_what_it_may_do_and_what_not():
    assert await checked() == AccountReport(
        works=True,
        rights=("account-right-waybills", "account-right-registries", "account-right-payment-control"),
        lacks=("account-right-bank-transfer",),
    )


@pytest.mark.parametrize(
    ("refusal", "trouble"),
    [
        (refusing(("20000201204", "API key expired")), "account-key-expired"),
        (refusing(("", "API key incorrect"), errorCodes=[]), "account-key-unknown"),
        (refusing(("20000101582", "User is undefined")), "account-key-unknown"),
    ],
)
async def test_a_key_that_is_refused_is_an_answer_in_words(refusal, trouble):
    report = await checked(Counterparty__getCounterparties=refusal)
    assert (report.works, report.trouble) == (False, trouble)


async def test_a_key_of_the_mobile_application_lists_no_registries():
    report = await checked(ScanSheet__getScanSheetList=refusing(("20000300394", "Access denied")))
    assert report.works
    assert "account-right-registries" in report.lacks


async def test_no_sender_and_a_debt_are_told():
    assert (await checked(Counterparty__getCounterparties=envelope())).trouble == "account-no-sender"
    assert (await checked(Counterparty__getCounterpartyOptions=one({"Debtor": 1}))).trouble == "account-debtor"


async def test_a_carrier_that_is_down_says_nothing_of_the_key():
    async def down(exchange):
        await exchange.reply(b"", "502 Bad Gateway")

    with pytest.raises(Unavailable):
        await checked(Counterparty__getCounterparties=Behaviour(down))
