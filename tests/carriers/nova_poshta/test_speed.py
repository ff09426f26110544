"""What reading a batch costs against bare json.loads of the same bytes, in one run. The aim is 2 (design, bench)."""

import json
import re
import time
from pathlib import Path

import pytest

from bot.carriers.base import TrackQuery
from bot.carriers.nova_poshta import fields
from bot.carriers.nova_poshta.mapping import read_entry
from bot.carriers.nova_poshta.tracking import matched
from bot.carriers.nova_poshta.wire import read
from bot.http import Answer
from tests.carriers.nova_poshta.entries import SEEN_AT

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "nova_poshta"
SAMPLES = {"status7-no-phone": 2.6, "platx-go-nova-poshta__default": 3.2}  # with room for a busy machine


def batch_of(name):
    """A hundred of the recorded entry, each with a number and times of its own."""
    (path,) = FOLDER.glob(f"TrackingDocument.getStatusDocuments__*{name}.json")
    told = json.loads(path.read_bytes())
    entry = json.dumps(told["data"][-1])
    spread = [
        json.loads(re.sub(r"\d\d:\d\d(?=[: ])", f"{place % 24:02}:{place * 7 % 60:02}", entry)) for place in range(100)
    ]
    data = [one | {"Number": f"2045000{place:07}"} for place, one in enumerate(spread)]
    return json.dumps(told | {"data": data, "warnings": []}, ensure_ascii=False).encode()


def cheapest(work, times=15):
    """Processor seconds of the cheapest run: what others do meanwhile only adds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no ../shared/samples")
@pytest.mark.parametrize("name", SAMPLES)
def test_reading_costs_little_more_than_parsing(name):
    body = batch_of(name)
    asked = [TrackQuery(f"2045000{place:07}") for place in range(100)]

    def track():
        fields._utc.cache_clear()  # in a sweep every parcel has times of its own
        matched(
            read(Answer(200, {}, body)),
            asked,
            lambda entry, refused: read_entry(entry, phone_refused=refused, seen_at=SEEN_AT),
        )

    assert cheapest(track) / cheapest(lambda: json.loads(body)) < SAMPLES[name]
