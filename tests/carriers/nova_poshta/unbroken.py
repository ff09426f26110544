from dataclasses import replace

from bot.http import Peer


def unbroken(adapter):
    """Tests strike often: their breaker never opens and nothing waits its turn."""
    adapter._api = replace(adapter._api, peer=Peer("nova_poshta", failures=500))
