"""Listening sockets, opened before anything else: who connects early waits instead of being refused."""

from __future__ import annotations

import errno
import socket

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """Listen on this machine's own address; port 0 takes a free one, and so does a port that is taken."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES) or port == 0:
            raise
        return listen(0)
    listening.setblocking(False)  # noqa: FBT003 - the signature is socket's
    return listening


def port_of(listening: socket.socket) -> int:
    """Which port it came to be."""
    return int(listening.getsockname()[1])
