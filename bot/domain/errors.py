"""What can go wrong in words a person can be told. Each error carries a text key and arguments, never a sentence.

* DeskError
  x TooOften            the same thing asked again too soon
  x NotAllowed          the actor may not do this to that object
  x Gone                the object a button speaks of is no longer there
  x Busy                the desk's own store could not be reached; nothing was saved
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


class Busy(DeskError):
    """The database did not answer in time; nothing was saved."""

    key = "error-busy"
