import re
from importlib import resources

import pytest

from bot.carriers.base import Capability
from bot.carriers.nova_poshta import NovaPoshta
from bot.carriers.nova_poshta.api import SECONDS
from bot.carriers.nova_poshta.statuses import RULES
from bot.carriers.nova_poshta.tracking import AT_ONCE
from bot.carriers.nova_poshta.waybill_rules import LOCKER_CM, LOCKER_HRYVNIAS, LOCKER_KG
from bot.http.message import MAX_BYTES
from sandbox.nova_poshta import standings

CARD = resources.files("bot.carriers.nova_poshta").joinpath("CARD.md").read_text(encoding="utf-8")
SECTIONS = [
    *("Capabilities", "Interface", "Limits", "Idempotency", "Clock zone", "Statuses", "Numbers that carry on"),
    *(
        "Storage rules",
        "Money",
        "Refusals",
        "Directory",
        "Known lies",
        "Personal data",
        "Certain",
        "Not certain",
        "Recorded payloads",
    ),
    "The simulator",
]


def section(title):
    return re.split(r"^## ", CARD, flags=re.MULTILINE)[SECTIONS.index(title) + 1]


def row(title, name):
    return re.search(rf"^\| {name} \| (.*?) \|", section(title), flags=re.MULTILINE)[1]


def test_the_card_has_every_section_and_something_in_each():
    parts = re.split(r"^## ", CARD, flags=re.MULTILINE)[1:]
    assert [part.partition("\n")[0] for part in parts] == SECTIONS
    assert all(len(part) > 60 for part in parts)


def test_it_says_that_nobody_tried_it_against_the_live_service():
    assert "Not tried against the live service" in CARD


@pytest.mark.parametrize("capability", Capability)
def test_each_capability_has_a_row_that_says_whether_it_is_there(capability):
    said = row("Capabilities", capability.name.lower().replace("_", " "))
    assert said.startswith("yes" if capability in NovaPoshta.info.capabilities else "not yet")


def test_its_limits_are_those_of_the_code():
    assert row("Limits", "numbers in one call") == str(NovaPoshta.info.track_batch)
    assert row("Limits", "calls at once").startswith(f"{AT_ONCE},")
    assert row("Limits", "calls a second").startswith(f"{NovaPoshta.info.calls_per_second:g},")
    assert row("Limits", "time for one call").startswith(f"{SECONDS:g} s")
    assert row("Limits", "locker: weight") == f"{LOCKER_KG} kg"
    assert row("Limits", "locker: size") == " × ".join(map(str, LOCKER_CM)) + " cm"
    assert row("Limits", "locker: declared value").startswith(f"{LOCKER_HRYVNIAS} UAH")
    assert row("Limits", "size of an answer").startswith(f"{MAX_BYTES // 2**20} MiB")


def test_codes_of_uncertain_meaning_are_owned_up_to():
    uncertain = [code for code, rule in RULES.items() if rule.sure == "uncertain"]
    told = re.search(r"Code ([\d, and]+);", section("Not certain"))[1]
    assert re.findall(r"\d+", told) == uncertain


def test_it_counts_the_simulators_refusals_by_standing():
    assert {standing: row("The simulator", standing) for standing in standings()} == {
        standing: str(count) for standing, count in standings().items()
    }
