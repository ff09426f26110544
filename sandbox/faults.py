"""Faults that can be switched on, by the place they strike at."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Faults:
    """Which fault strikes which place: a method's name, or "*" for all of one simulator.

    A place may have several names ("InternetDocument.save" and "save"): the first that is on strikes.

    `times` counts the strikes left; None strikes until switched off.
    """

    _on: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    def switch_on(self, place: str, name: str, times: int | None = None) -> None:
        """Let `name` strike at `place`, `times` times or until switched off."""
        self._on[place] = (name, times)

    def switch_off(self, place: str = "*") -> None:
        """End the fault at `place`; "*" ends all of them."""
        if place == "*":
            self._on.clear()
        else:
            self._on.pop(place, None)

    def strike(self, *places: str) -> str | None:
        """The fault due now at a place of those names, counted; None where all is well."""
        for where in (*places, "*"):
            if where in self._on:
                name, times = self._on[where]
                if times is not None:
                    times -= 1
                    if times <= 0:
                        del self._on[where]
                    else:
                        self._on[where] = (name, times)
                return name
        return None

    def listed(self) -> dict[str, str]:
        """What is switched on, by place."""
        return {place: name for place, (name, _) in self._on.items()}
