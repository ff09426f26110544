"""A bot whose every word the test says: plain calls of the Bot API, as any bot makes them."""

import asyncio
import json

import httpx


class ScriptedBot:
    """Polls in the background, so that the stage sees it listening; keeps what it was told."""

    def __init__(self, stage_url, token):
        self._http = httpx.AsyncClient(base_url=f"{stage_url}/bot{token}", timeout=40)
        self._polling = None
        self._updates = asyncio.Queue()

    async def call(self, method, **parameters):
        answer = (await self._http.post(f"/{method}", json=parameters)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def upload(self, method, files, **parameters):
        """A call with files: {part: (name, bytes)}."""
        form = {name: one if isinstance(one, str) else json.dumps(one) for name, one in parameters.items()}
        answer = (await self._http.post(f"/{method}", data=form, files=files)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def forget_what_waits(self):
        await self.call("deleteWebhook", drop_pending_updates=True)

    def listen(self):
        self._polling = asyncio.create_task(self._poll())

    async def heard(self, kind):
        """The next update of that kind: "message", "callback_query", …"""
        async with asyncio.timeout(10):
            while True:
                update = await self._updates.get()
                if kind in update:
                    return update[kind]

    async def close(self):
        if self._polling:
            self._polling.cancel()
            await asyncio.wait({self._polling})
        await self._http.aclose()

    async def _poll(self):
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=25):
                offset = update["update_id"] + 1
                self._updates.put_nowait(update)
