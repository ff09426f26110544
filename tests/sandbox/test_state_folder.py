"""One demo at a time plays with one folder."""

import os
import subprocess
import sys

import pytest

from sandbox.state_folder import StateInUse, take


def test_a_second_demo_hears_who_holds_the_folder(tmp_path):
    folder = take(tmp_path / "new" / "folder")
    folder.sign("the first one, which had more to say")
    folder.sign("the first one")
    with pytest.raises(StateInUse, match=r"^the first one$"):
        take(tmp_path / "new" / "folder")
    os.close(folder.lock)


def test_a_folder_is_free_again_once_its_demo_ended(tmp_path):
    os.close(take(tmp_path).lock)
    os.close(take(tmp_path).lock)


def test_a_bot_left_behind_still_holds_the_folder(tmp_path):
    folder = take(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(folder.lock,)) as bot:
        os.close(folder.lock)
        with pytest.raises(StateInUse):
            take(tmp_path)
        bot.communicate(b"\n")
    os.close(take(tmp_path).lock)
