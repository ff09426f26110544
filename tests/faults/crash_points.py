"""Every point between receiving an update and having answered it, and between owing a notice and having marked it.

A point is reached inside the bot's own process, by a seam: a function of the bot or of a library below it. Nothing in
bot/ knows of this. `second_answer`: Telegram has accepted the answer and our mark is not committed yet, so that the
next try cannot know. Everywhere else a second answer is a failure, and a lost one is a failure anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

START, LANGUAGE, NUMBER = "start", "language", "number"
ANSWER, CHANGE = "answer", "change"
UPDATES = frozenset({START, LANGUAGE, NUMBER})
EFFECTS = frozenset({LANGUAGE, NUMBER})
NOTICES = frozenset({ANSWER, CHANGE})
EVERYTHING = UPDATES | NOTICES
MODES = frozenset({"polling", "webhook"})
TEXTS = frozenset({"sendMessage", "editMessageText"})


@dataclass(frozen=True, slots=True)
class Point:
    """Where the process dies.

    `seam`: "module:function", or a transaction's name. `when`: "before" or "after" the function's call; "written"
    (all is written, the commit is next) or "committed" for a transaction. `of`: the Bot API methods it is about.
    `passed_by`: the journeys on which it lies. `then`: a point that must have been passed before. `next_kill`: the
    point at which the restart can be killed, where it does not come to this very point again.
    """

    name: str
    seam: str
    when: str
    passed_by: frozenset[str]
    second_answer: bool = False
    of: frozenset[str] = frozenset()
    modes: frozenset[str] = MODES
    then: str = ""
    next_kill: str = ""

    @property
    def depends_on_the_engine(self) -> bool:
        """Whether a transaction is open there or has just ended; elsewhere both engines hold the same."""
        in_database = self.seam.startswith(("bot.db.", "bot.services.chat:", "bot.services.people:"))
        return ":" not in self.seam or in_database or self.name == "answer_accepted"


_REQUEST = "aiogram.client.session.aiohttp:AiohttpSession.make_request"
_RESPONSE_HEAD = "aiohttp:ClientResponse.start"
_RESPONSE_BODY = "aiohttp:ClientResponse.text"
_TAP = frozenset({"answerCallbackQuery"})
_GET = frozenset({"getUpdates"})
_POLLING, _WEBHOOK = frozenset({"polling"}), frozenset({"webhook"})
_TO_CARRIER = "httpx:AsyncHTTPTransport.handle_async_request"
_OF_NUMBER, _OF_TAP = frozenset({NUMBER}), frozenset({LANGUAGE})

POINTS = (
    # the update comes in
    Point("received", "bot.handlers.polling:Polling._start", "before", UPDATES, modes=_POLLING),
    Point("received", "bot.web.application:_object", "before", UPDATES, modes=_WEBHOOK),
    Point("taken", "bot.handlers.updates:Updates.take", "before", UPDATES),
    Point("stage_read", "bot.services.chat:stages", "after", UPDATES),
    Point("person_known", "bot.services.people:meet", "after", UPDATES),
    # the carrier is asked
    Point("carrier_unasked", _TO_CARRIER, "before", _OF_NUMBER | NOTICES),
    Point("carrier_answers", _TO_CARRIER, "after", _OF_NUMBER | NOTICES),
    Point("carrier_answered", "bot.services.answers:ask", "after", _OF_NUMBER),
    # the effect
    Point("effect_claimed", "bot.db.chat:claim_effect", "after", EFFECTS),
    Point("effect_written", "effect", "written", EFFECTS),
    Point("effect_committed", "effect", "committed", EFFECTS, next_kill="answer_accepted"),
    # somebody waits for an answer that the carrier owed, or follows a parcel that moves
    Point("poll_claimed", "poll", "committed", NOTICES),
    Point("poll_answered", "bot.services.polling:ask", "after", NOTICES),
    Point("news_written", "news", "written", NOTICES),
    Point("news_committed", "news", "committed", NOTICES, next_kill="notice_claimed"),
    Point("notice_claim_written", "claim", "written", NOTICES),
    Point("notice_claimed", "claim", "committed", NOTICES),
    Point("notice_rendered", "bot.notify.telegram:TelegramChat.send", "before", NOTICES),
    # the answer
    Point("answer_due", _REQUEST, "before", EVERYTHING, of=TEXTS),
    Point("answer_sent", _RESPONSE_HEAD, "before", EVERYTHING, second_answer=True, of=TEXTS),
    Point("answer_accepted", _RESPONSE_BODY, "before", EVERYTHING, second_answer=True, of=TEXTS),
    Point("answer_read", _REQUEST, "after", EVERYTHING, second_answer=True, of=TEXTS),
    Point("spinner_due", _REQUEST, "before", _OF_TAP, second_answer=True, of=_TAP),
    Point("spinner_accepted", _RESPONSE_BODY, "before", _OF_TAP, second_answer=True, of=_TAP),
    # our mark
    Point("mark_due", "bot.services.chat:mark_answered", "before", UPDATES, second_answer=True),
    Point("mark_written", "mark", "written", UPDATES, second_answer=True),
    Point("marked", "mark", "committed", UPDATES, next_kill="stage_read"),
    Point("settle_due", "bot.db.outbox:settle", "before", NOTICES, second_answer=True),
    Point("settle_written", "settle", "written", NOTICES, second_answer=True),
    Point("settled", "settle", "committed", NOTICES, next_kill="none"),
    # Telegram is told
    Point("seen_through", "bot.handlers.updates:Updates.take", "after", UPDATES),
    Point("offset_due", _REQUEST, "before", UPDATES, of=_GET, modes=_POLLING, then="seen_through"),
    Point(
        "offset_sent", _RESPONSE_HEAD, "before", UPDATES, of=_GET, modes=_POLLING, then="offset_due", next_kill="none"
    ),
    Point("accepted_sent", "aiohttp.web:Response.write_eof", "after", UPDATES, modes=_WEBHOOK, next_kill="none"),
)

# A transaction is named by the first of these that is called in it.
TRANSACTIONS = {
    "bot.db.chat:claim_effect": "effect",
    "bot.db.chat:mark_answered": "mark",
    "bot.db.trackings:claim_due": "poll",
    "bot.db.outbox:make_answers_ready": "news",
    "bot.db.outbox:claim": "claim",
    "bot.db.outbox:settle": "settle",
}


def on_the_way(journey: str, mode: str) -> list[Point]:
    """The points that a journey passes, in their order."""
    return [point for point in POINTS if journey in point.passed_by and mode in point.modes]


def worth_trying(journey: str, mode: str, engine: str) -> list[Point]:
    """All points on SQLite; on PostgreSQL those at which the engine has a part."""
    return [one for one in on_the_way(journey, mode) if engine == "sqlite" or one.depends_on_the_engine]


def after_the_effect(point: Point) -> bool:
    """Whether the effect is committed where the process dies there."""
    names = [one.name for one in POINTS]
    return names.index(point.name) >= names.index("effect_committed")


def may_have_been_told(point: Point) -> bool:
    """Whether Telegram may have accepted the notice where the process dies there."""
    return point.second_answer or point.name == "settled"


def second_kill(point: Point, journey: str, mode: str) -> Point | None:
    """Where to kill the restart after a kill at `point`; None where nothing of the journey is left to do then."""
    name = point.next_kill or point.name
    return next((one for one in on_the_way(journey, mode) if one.name == name), None)
