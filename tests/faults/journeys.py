"""What a person does while the bot is killed, and what must be true afterwards whatever happened."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable

from tests.chat import Chat
from tests.faults.crash_points import ANSWER, CHANGE, LANGUAGE, NUMBER, START, Point, after_the_effect
from tests.faults.killable_desk import KillableDesk

LEASES_END = 6  # minutes: the longest lease is that of the poll, five
SENT, ARRIVED = "🚚 Посилка поїхала", "📬 Посилка прибула"


class Journey(ABC):
    """One person's one update. `before` lays the ground, `act` does it, `answered` waits for the answer."""

    name: str
    has_effect: bool

    def __init__(self, stage: KillableDesk) -> None:
        self.stage = stage
        self.chat: Chat
        self.update_id = 0
        self._acting: asyncio.Task[object]

    async def before(self) -> None:
        """A person who has not written yet."""
        self.chat = await self.stage.person()

    def act(self) -> None:
        """Send the update; nothing here waits for the bot."""
        self._acting = asyncio.create_task(self._do())

    @abstractmethod
    def _do(self) -> Awaitable[object]: ...

    async def while_dead(self, point: Point) -> None:  # noqa: B027 - most often nothing does
        """What happens between a kill and the start after it."""

    @abstractmethod
    async def answered(self) -> None:
        """The answer is there."""

    async def finished(self) -> None:
        """Telegram has nothing left to deliver, and the update's one row says that it was answered."""
        await self._acting
        await self.stage.confirmed()
        assert await self.stage.seen(self.update_id) == (self.has_effect, True)

    async def _do_and_note(self, doing: Awaitable[dict[str, int]]) -> None:
        self.update_id = (await doing)["update_id"]


class Start(Journey):
    """/start: nothing is written but the mark."""

    name, has_effect = START, False

    async def _do(self) -> None:
        await self._do_and_note(self.chat.say("/start"))

    async def answered(self) -> None:
        await self.chat.expect("Вітаю")


class Number(Journey):
    """A number: the carrier is asked, its answer is written down."""

    name, has_effect = NUMBER, True

    async def before(self) -> None:
        await super().before()
        self.number = self.stage.parcel((-5, "1"), (-4, "4"), (-3, "5"))
        self._asked, self._asked_by_effect = self.stage.asked(), 0

    async def _do(self) -> None:
        await self._do_and_note(self.chat.say(self.number))

    async def while_dead(self, point: Point) -> None:
        """Time passes, so that whoever forgets that the carrier was asked would ask it again."""
        self.stage.wind(minutes=2)
        if after_the_effect(point) and not self._asked_by_effect:
            self._asked_by_effect = self.stage.asked()

    async def answered(self) -> None:
        await self.chat.expect(self.number)

    async def finished(self) -> None:
        await super().finished()
        assert self.stage.asked() == (self._asked_by_effect or self.stage.asked()), "asked again after the effect"
        assert self.stage.asked() > self._asked
        events = (
            "SELECT tracking.id, count(event.id) FROM tracking JOIN event ON event.tracking_id = tracking.id"
            " WHERE tracking.number = :number GROUP BY tracking.id"
        )
        assert [count for _, count in await self.stage.rows(events, number=self.number)] == [1]


class Language(Journey):
    """A tap that writes: the language."""

    name, has_effect = LANGUAGE, True

    async def before(self) -> None:
        await super().before()
        await self.chat.say("/start")
        await self.chat.expect("Вітаю")
        await self.stage.confirmed()
        self._language = "en"

    async def _do(self) -> None:
        tapped = await self.chat.tap("English")
        assert tapped["answered"], f"the button was never released\n{self.chat}"

    async def while_dead(self, point: Point) -> None:
        """Once the effect is there, the language changes by other hands: a second effect would undo that."""
        if after_the_effect(point):
            self._language = "ru"
            change = "UPDATE person SET language = 'ru' WHERE telegram_id = :one"
            await self.stage.write(change, one=self.chat.person_id)

    async def answered(self) -> None:
        await self.chat.expect("Hello")

    async def finished(self) -> None:
        await self._acting
        self.update_id = self.stage.last_update_id()
        await super().finished()
        query = "SELECT language FROM person WHERE telegram_id = :one"
        assert await self.stage.rows(query, one=self.chat.person_id) == [(self._language,)]


class Notice(Journey):
    """A tick of the jobs by which the person hears of a parcel, unasked. `told`: words of the notice."""

    has_effect = True
    told: str

    async def _do(self) -> None:
        self.stage.bot.tick_to_death()

    async def while_dead(self, point: Point) -> None:
        """Leases run out."""
        self.stage.wind(minutes=LEASES_END)

    async def answered(self) -> None:
        """Tick until it has come, and once more: nothing may come twice."""
        await self.stage.listens()
        self.stage.wind(minutes=LEASES_END)
        await self.stage.bot.tick()
        await self.chat.expect(self.told)
        self.stage.wind(minutes=LEASES_END)
        await self.stage.bot.tick()

    async def finished(self) -> None:
        await super().finished()
        query = "SELECT kind, settled_at FROM outbox JOIN person ON person.id = person_id WHERE telegram_id = :one"
        ((kind, settled_at),) = await self.stage.rows(query, one=self.chat.person_id)
        assert kind == self.name
        assert settled_at is not None


class PromisedAnswer(Notice):
    """A number while the carrier is silent; then it speaks, and the person hears of it."""

    name, told = ANSWER, "У дорозі"

    async def before(self) -> None:
        """The promise is given and the carrier is there again."""
        await super().before()
        number = self.stage.parcel((-5, "1"), (-4, "4"), (-3, "5"))
        self.stage.faults.switch_on("getStatusDocuments", "denied")
        self.update_id = (await self.chat.say(number))["update_id"]
        await self.chat.expect("апишу, щойно відповість")
        await self.stage.confirmed()
        self.stage.faults.switch_off()
        self.stage.wind(minutes=LEASES_END)


class Change(Notice):
    """A followed parcel sets out; by the time it is looked at again, all that is left to tell is that it did."""

    name, told = CHANGE, SENT

    async def before(self) -> None:
        """The parcel is followed, has moved, and is due. Ten hours later it arrives."""
        await super().before()
        begun = self.stage.age_of_world()
        number = self.stage.parcel((begun - 1, "1"), (begun + 1, "5"), (begun + 10, "7"))
        self.update_id = (await self.chat.say(number))["update_id"]
        await self.chat.expect(number)
        await self.chat.tap("Повідомляти")
        await self.stage.confirmed()
        self.stage.wind(hours=2, minutes=LEASES_END)


JOURNEYS: dict[str, type[Journey]] = {one.name: one for one in (Start, Language, Number, PromisedAnswer, Change)}
