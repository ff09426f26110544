"""What the desk may owe somebody."""

from __future__ import annotations

import enum


class NoticeKind(enum.StrEnum):
    """Why a notice is owed. Each is true only as long as services/notices.py says so when it is sent."""

    ANSWER = "answer"  # the person asked while the carrier was silent
    UNKNOWN_CODE = "unknown_code"  # to the owner: a carrier's code without a meaning of ours
