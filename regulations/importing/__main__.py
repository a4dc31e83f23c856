"""`python -m regulations.importing`: reads one file from standard input, answers on the output.

Started by `sandbox`, which describes the limits.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from regulations.importing import UnreadableSource, outline_file, wire
from regulations.importing.sandbox import FAILED, TOO_MUCH_MEMORY

_CLOSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")


def _limit(limits: dict[str, int]) -> None:
    """Soft limits, so that a converter started for an old format may have more (see `office`)."""
    try:
        import resource
    except ImportError:  # not on this system: the limit of time outside still holds
        return
    for kind, most in (
        (resource.RLIMIT_CPU, int(limits["cpu_seconds"])),
        (resource.RLIMIT_AS, int(limits["memory_bytes"])),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):  # refused by the system; the other limits still hold
            continue


def _closed(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _CLOSED:
        raise PermissionError("a file that is read may not use the network")


def main() -> int:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    logging.disable(logging.CRITICAL)
    request, data = wire.receive_request(sys.stdin.buffer)
    _limit(request["limits"])
    sys.addaudithook(_closed)
    try:
        outlined = outline_file(
            data, request["filename"], request["language"], request["pictures"]
        )
    except UnreadableSource as refused:
        wire.send_refusal(answers, refused.reason)
    except MemoryError:
        wire.send_refusal(answers, TOO_MUCH_MEMORY)
    except Exception:
        wire.send_refusal(answers, FAILED)
        raise
    else:
        wire.send_outlined(answers, outlined)
    return 0


if __name__ == "__main__":
    sys.exit(main())
