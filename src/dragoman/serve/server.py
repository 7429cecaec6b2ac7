"""Running the reading room: the address is taken first, so that a wrong one is told in one line."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from dragoman.errors import DragomanError
from dragoman.serve.app import create_app
from dragoman.serve.settings import LOOPBACK, Settings


class AddressTaken(DragomanError):
    """An address that cannot be served on."""


class TokenMissing(DragomanError):
    """A reading room that others could reach, without a token."""


def serve(settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Serve a ledger until it is interrupted.

    Args:
        settings: What is served, where.
        ready: Called with the address once pages can be had.

    Raises:
        TokenMissing: The address is not this machine's alone and there is no token.
        AddressTaken: The port is in use, or the address is not this machine's.
        LedgerError: The file cannot be used as a ledger.
    """
    if settings.host not in LOOPBACK and not settings.token:
        raise TokenMissing(
            f"--host {settings.host}: others can reach this address; give --token WORD as well"
        )
    app = create_app(settings)
    sock = _socket(settings)
    port = sock.getsockname()[1]
    config = uvicorn.Config(
        app, lifespan="on", log_level="warning", access_log=False, server_header=False
    )
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    ready(f"http://{shown}:{port}/")
    with suppress(KeyboardInterrupt):  # uvicorn ends in order, then raises it again
        uvicorn.Server(config).run(sockets=[sock])


def _socket(settings: Settings) -> socket.socket:
    """A listening socket: connections made from now on are answered."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise AddressTaken(
            f"{settings.host} port {settings.port}: {error.strerror}; give another with --port"
        ) from error
    return made
