"""Keys are made once, differ from demo to demo, and are for their owner alone."""

import json
import re
import stat
from dataclasses import asdict

from sandbox.keys import Keys


def test_keys_have_the_shape_of_real_ones():
    keys = Keys.make()
    assert re.fullmatch(r"\d{10}:[\w-]{35}", keys.bot_token)
    assert len(keys.secret_key) == 64
    assert len(keys.nova_poshta_key) == len(keys.second_nova_poshta_key) == 32


def test_the_second_start_finds_the_keys_of_the_first(tmp_path):
    first = Keys.kept(tmp_path / "keys.json")
    assert Keys.kept(tmp_path / "keys.json") == first
    assert Keys.make() != first


def test_a_demo_of_an_earlier_version_gets_what_it_lacks_and_keeps_what_it_has(tmp_path):
    first = asdict(Keys.kept(tmp_path / "keys.json"))
    del first["second_nova_poshta_key"]
    (tmp_path / "keys.json").write_text(json.dumps(first), encoding="ascii")
    now = Keys.kept(tmp_path / "keys.json")
    assert asdict(now).items() >= first.items()
    assert Keys.kept(tmp_path / "keys.json") == now


def test_nobody_else_may_read_them(tmp_path):
    Keys.kept(tmp_path / "keys.json")
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
