"""What can go wrong in words a person can be told. Each error carries a text key and arguments, never a sentence.

* DeskError
  x TooOften            the same thing asked again too soon
  x NotAllowed          the actor may not do this to that object
  x Gone                the object a button speaks of is no longer there
  x AlreadyAnswered     somebody's question has its answer
  x AlreadyDone         what a button was for has been done since
  x LastOwner           a shop that has an owner keeps one
  x NamedOwner          whom the settings name is an owner for as long as they do
  x WrongCode           the first owner's code is another one, or used
  x TooManyTries        somebody guesses at that code
  x Held                somebody else is at it
  x TooBig              a file is bigger than we take
  x CarrierSilent       a carrier could not be asked, or did not answer in time
  x Busy                the desk's own store could not be reached; nothing was saved
  x NoBranches          no carrier's directory was read yet
  x UnderWay            a directory is being read already
  x SheetRefused        a file that is not read as a table of orders

* DeliveryFailed        a message did not reach its reader
  x Blocked             the reader shut the bot out: never tried again
  x Refused             the channel will not take this very message: a bug of ours
  x Undelivered         no answer or "try later": may be tried again, may have arrived
"""


class DeskError(Exception):
    """An expected refusal. `key` names a text in locales/, `args` are its arguments."""

    key = "error-unexpected"

    def __init__(self, key: str | None = None, **arguments: str | int) -> None:
        """Carry the text key (the class's own by default) and what it needs to be filled in."""
        self.key = key or type(self).key
        self.arguments = arguments
        super().__init__(self.key)


class TooOften(DeskError):
    """Asked again before the pause was over; `seconds` says how long is left."""

    key = "error-too-often"


class NotAllowed(DeskError):
    """The actor may not see or do this."""

    key = "error-not-allowed"


class Gone(DeskError):
    """The button is older than what it speaks of."""

    key = "error-gone"


class AlreadyAnswered(DeskError):
    """The question has its answer: a second one by mistake would go to the customer."""

    key = "error-already-answered"


class AlreadyDone(DeskError):
    """What the button was for stands as it wanted."""

    key = "error-already-done"


class LastOwner(DeskError):
    """Without an owner nobody could give roles any more."""

    key = "error-last-owner"


class NamedOwner(DeskError):
    """Whom the settings name is an owner for as long as they do."""

    key = "error-named-owner"


class WrongCode(DeskError):
    """Another code than the first owner's, or one that somebody has used."""

    key = "error-wrong-code"


class TooManyTries(DeskError):
    """Somebody guesses at the first owner's code."""

    key = "error-too-many-tries"


class Held(DeskError):
    """Somebody else is packing it: two people never pack one order."""

    key = "error-held"


class TooBig(DeskError):
    """A file is bigger than we take."""

    key = "error-too-big"


class CarrierSilent(DeskError):
    """A carrier could not be asked in the time that an update has; nothing was changed."""

    key = "error-carrier-silent"


class Busy(DeskError):
    """The database did not answer in time; nothing was saved."""

    key = "error-busy"


class NoBranches(DeskError):
    """No carrier's directory stands yet: there is nothing to look in, which says nothing of what was looked for."""

    key = "error-no-branches"


class UnderWay(DeskError):
    """The directory is being read already, by this process or another one."""

    key = "error-directory-under-way"


class SheetRefused(DeskError):
    """A file that is not read: too big, locked, broken, or no table of orders."""

    key = "error-sheet-broken"


class DeliveryFailed(Exception):
    """A message did not reach its reader; the text says why, for the log."""


class Blocked(DeliveryFailed):
    """The reader blocked the bot or is no longer there."""


class Refused(DeliveryFailed):
    """The channel refuses this message as it is."""


class Undelivered(DeliveryFailed):
    """The channel could not be reached, or asked to wait; `retry_after` in seconds where it said so."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        """Carry why, and how long the channel wants to be left alone."""
        self.retry_after = retry_after
        super().__init__(why)
