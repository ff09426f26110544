"""Ukrainian phones as the carrier takes them: 380XXXXXXXXX or 0XXXXXXXXX."""

from __future__ import annotations

import re

_PHONE = re.compile(r"\+?(?:38)?(0\d{9})")
_MOBILE = re.compile(r"380(?:39|50|63|66|67|68|73|75|77|9[1-9])\d{7}")


def whole(phone: str) -> str:
    """The phone as 380XXXXXXXXX; empty where it is none."""
    written = _PHONE.fullmatch(re.sub(r"[\s()-]", "", phone))
    return f"38{written.group(1)}" if written else ""


def is_mobile(phone: str) -> bool:
    """Whether it is a mobile one; takes what `whole` gives."""
    return _MOBILE.fullmatch(phone) is not None
