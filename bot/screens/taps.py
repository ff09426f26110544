"""The one codec of callback data. What comes back is user input: it is parsed, never trusted."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import lru_cache

_MAX_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
_LONGEST_NUMBER = 6
_MAX_ID = 2**63 - 1  # what the database can hold
_NUMBER = re.compile(r"[0-9]{1,19}")
_REMEMBERED = 1024  # taps, of a hundred bytes each


class Action(enum.StrEnum):
    """What a tap asks for."""

    CARD = "c"  # show the parcel's card here
    REFRESH = "r"  # ask the carrier again
    SEEN = "s"  # what we saw; `word` is the page
    LANGUAGE = "l"  # speak the language `word`; with an id, show that card in it
    CARRIER = "n"  # the number in `word` belongs to the carrier named before it
    FULL = "f"  # see the sum too
    FOLLOW = "w"  # tell me of this parcel; `word` is "no" to stop
    NAME = "m"  # give it a name of one's own
    MINE = "p"  # my parcels; `word` is the page
    QUIET = "q"  # when not to write; `word` says what to change
    FORGET = "x"  # erase me; `word` is "yes" when meant
    REPLY = "a"  # of the owner, to the question `id`
    CONNECT = "k"  # of the owner: a carrier, `word`; with an id another key for that account
    ACCOUNT = "u"  # of the owner: `word` says what to do with the account
    ORIGIN = "g"  # of the owner: who sends under the account and from where; `word` is what was chosen
    SYNC = "b"  # of the owner: read the directory of the carrier `word` anew
    SMALLER = "t"  # of the owner: take the directory that the reading `id` refused
    STAFF = "e"  # of an owner: one of the staff or an invitation; `word` says what to do
    AUDIT = "d"  # of an owner: who did what; `word` is the page
    JOIN = "j"  # take the role of the link whose secret is `word`
    BATCH = "sh"  # the spreadsheet `id`; `word` says what to do with it
    ASK = "o"  # put the last words to a person
    WIDGET = "wg"  # of the owner: the map for a site; `word` says what to do with it
    TAKE_FOR_ORDER = "to"  # this branch for the order of the site that `word` names
    FIND = "fb"  # look for a branch
    BRANCHES = "bl"  # the list of the town `id`; `word` is "<page>.<what to change>"
    OTHER_TOWN = "bt"  # look in another one
    NEAR = "bn"  # the nearest; `word` is "<latitude>,<longitude>,<kind>"
    BRANCH = "bc"  # the card of the branch `id`; `word` is the list to go back to, or "new" for a message of its own
    PIN = "bp"  # where the branch `id` stands
    MY_BRANCH = "bm"  # `word` is "yes" or "no", and behind a dot what a card's is
    PRICE = "pq"  # what a delivery costs; `word` is what was chosen
    PRICE_TO = "pb"  # what it costs to the branch `id`
    DRAFT = "dr"  # of who makes waybills: `word` says what to do with the draft
    DEFAULTS = "dd"  # of who sets what the shop is used to; `word` says what
    PACK = "pk"  # of who packs: `word` says what to do with the shipment
    PACK_LINE = "pl"  # `word` is "<place>.<how many are in>", or "<place>.<id of a code>.code"
    PACK_QUEUE = "pu"  # what is to be packed; `word` says which
    PACK_FILE = "pf"  # labels and photos; `word` says which
    PACK_RULES = "pr"  # when the courier comes and how far a weight may differ; `word` is what was chosen


_ACTIONS = {one.value: one for one in Action}


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: the action, the id of what it is about (a tracking for most; 0 for none), a word."""

    action: Action
    id: int = 0
    word: str = ""

    @property
    def number(self) -> int:
        """The word as a small number, 0 where it is none."""
        return int(self.word) if self.word.isascii() and self.word.isdigit() and len(self.word) < _LONGEST_NUMBER else 0

    def encode(self) -> str:
        """Write as callback data of at most 64 bytes."""
        data = f"{self.action}:{self.id}:{self.word}"
        if len(data.encode()) > _MAX_BYTES:
            raise ValueError(f"callback data is too long: {data!r}")
        return data


@lru_cache(_REMEMBERED)  # the filter of each handler that is asked reads the same tap
def decode(data: str) -> Tap | None:
    """Read callback data; None for what no button of ours says."""
    name, _, rest = data.partition(":")
    number, _, word = rest.partition(":")
    action = _ACTIONS.get(name)
    if action is None or not _NUMBER.fullmatch(number) or int(number) > _MAX_ID:
        return None
    return Tap(action, int(number), word)
