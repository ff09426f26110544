from __future__ import annotations

from sandbox.ledger import Ledger


def test_rows_outlive_a_restart_changed_and_dropped_ones_too(tmp_path):
    file = tmp_path / "journal"
    ledger = Ledger(file)
    ledger.put("a", "1", {"word": "Ґанок"})
    ledger.put("a", "2", {"n": 1})
    ledger.put("a", "2", {"n": 2})
    ledger.put("b", "1", {})
    ledger.drop("b", "1")
    again = Ledger(file)
    assert again.rows("a") == {"1": {"word": "Ґанок"}, "2": {"n": 2}}
    assert again.rows("b") == {}


def test_a_line_cut_short_by_a_kill_is_left_out_and_does_not_spoil_the_next(tmp_path):
    file = tmp_path / "journal"
    Ledger(file).put("a", "1", {})
    with file.open("a", encoding="utf-8") as journal:
        journal.write('["a", "2", {"wor')
    ledger = Ledger(file)
    ledger.put("a", "3", {})
    assert list(Ledger(file).rows("a")) == ["1", "3"]


def test_the_journal_does_not_grow_with_every_run(tmp_path):
    file = tmp_path / "journal"
    ledger = Ledger(file)
    for n in range(50):
        ledger.put("a", "1", {"n": n})
    Ledger(file)
    assert len(file.read_text().splitlines()) == 1


def test_without_a_file_nothing_is_written(tmp_path):
    ledger = Ledger()
    ledger.put("a", "1", {})
    assert ledger.rows("a") == {"1": {}}
