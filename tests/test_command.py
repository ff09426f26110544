"""`.venv/bin/pakunok`, as README calls it: what `make install` puts there works in whatever folder one stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main


def test_the_command_of_readme_is_there_and_reads_the_folder_one_stands_in(tmp_path):
    command = Path(sys.executable).parent / "pakunok"
    secrets = f"BOT_TOKEN=1:x\nSECRET_KEY={'x' * 32}\nOWNER_ID=7010\n"
    (tmp_path / ".env").write_text(secrets + "DATABASE_URL=sqlite:///here.db\n", encoding="utf-8")
    migrated = subprocess.run([command, "migrate"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (migrated.returncode, migrated.stderr) == (0, "")
    assert (tmp_path / "here.db").exists()


@pytest.mark.parametrize("name", ["", "x" * 65])
def test_a_print_station_has_a_name_that_its_table_can_hold(name, capsys):
    with pytest.raises(SystemExit):
        main(["print-agent", "--out", "labels", "--station", name])
    assert "of 1 to 64 letters" in capsys.readouterr().err
