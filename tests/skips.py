"""REQUIRE_ALL=1 turns every skip into a failure, but for what lies outside the project: ../shared, and Node."""

from __future__ import annotations

import os

import pytest

_MAY_BE_ABSENT = ("no ../shared/samples", "no ../shared/corpus", "no Node")


def _demand(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("REQUIRE_ALL") != "1" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if reason.removeprefix("Skipped: ").startswith(_MAY_BE_ABSENT):
        return
    report.outcome = "failed"
    report.longrepr = f"REQUIRE_ALL=1, and yet: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    _demand(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    report = yield
    _demand(report)
    return report
