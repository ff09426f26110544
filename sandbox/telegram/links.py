"""URLs as Telegram checks them (tdlib/td, LinkManager.cpp): which it takes, how it writes them down."""

from __future__ import annotations

import re

SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://", re.ASCII)
OWN_SCHEME = re.compile(r"(?P<scheme>tg|ton|tonsite):(?://)?", re.ASCII | re.IGNORECASE)
USER = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=(\d+)", re.ASCII | re.IGNORECASE)
AUTHORITY = re.compile(
    r"(?P<userinfo>[^@/?#]*@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^:/?#]*)(?::(?P<port>\d*))?(?P<rest>.*)", re.DOTALL
)
OWN_HOST = re.compile(r"[A-Za-z0-9_-]+|tonsite", re.ASCII)
LAST_PORT = 65_535
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class NoLink(ValueError):
    """The URL is none that Telegram takes; the message is Telegram's."""


def link(url: str, *, https_only: bool = False) -> str:
    """The URL as Telegram writes it down; raises NoLink."""
    own = OWN_SCHEME.match(url)
    if own is not None and not https_only:
        return _own_link(own["scheme"].lower(), url[own.end() :])
    scheme = SCHEME.match(url)
    name = scheme["scheme"].lower() if scheme else "http"
    if name not in {"http", "https"}:
        raise NoLink("Unsupported URL protocol")
    if https_only and name != "https":
        raise NoLink("Only HTTPS links are allowed")
    return f"{name}://{_authority(url[scheme.end() if scheme else 0 :])}"


def _own_link(scheme: str, rest: str) -> str:
    host, tail = re.match(r"([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    if not OWN_HOST.fullmatch(host):
        raise NoLink("Unallowed characters in URL host")
    return f"{scheme}://{host}{tail}"


def _authority(rest: str) -> str:
    found = AUTHORITY.fullmatch(rest)
    if found is None or not found["host"]:
        raise NoLink("URL host is empty")
    host, port = found["host"].lower(), found["port"]
    if any(symbol.isspace() for symbol in host):
        raise NoLink("Host is invalid")
    if port is not None and not (port and 0 < int(port) <= LAST_PORT):
        raise NoLink("Wrong port number specified in the URL")
    if "." not in host and not host.startswith("["):
        raise NoLink("Wrong HTTP URL")
    tail = found["rest"]
    path = tail if tail.startswith("/") else f"/{tail}"
    return f"{found['userinfo'] or ''}{host}{f':{port}' if port else ''}{path}"


def web_app_link(url: str) -> str:
    """A Mini App's URL: https, or this machine's own, as Telegram's test environment has it; raises NoLink."""
    authority = AUTHORITY.fullmatch(url.removeprefix("http://"))
    if url.startswith("http://") and authority is not None and authority["host"] in LOOPBACK:
        return url
    return link(url, https_only=True)


def checked_link(url: str) -> str | None:
    """The URL as Telegram writes it down, or None where it is no link."""
    try:
        return link(url)
    except NoLink:
        return None


def linked_user(url: str) -> int | None:
    """Whom tg://user?id=… means."""
    found = USER.match(url)
    return int(found[1]) if found else None
