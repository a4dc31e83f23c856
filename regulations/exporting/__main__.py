"""`python -m regulations.exporting`: typesets one job from standard input, answers on the output.

Started by `apart`, which describes the limits.
"""

from __future__ import annotations

import json
import os
import sys

from regulations.exporting.apart import refusal
from regulations.exporting.job import Job
from regulations.exporting.pdf import typeset


def _limit(cpu_seconds: int, memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system: the limit of time outside still holds
        return
    for kind, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):  # refused by the system; the other limits still hold
            continue


def main() -> int:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    head = json.loads(sys.stdin.buffer.readline())
    _limit(head["cpu_seconds"], head["memory_bytes"])
    try:
        answer = typeset(Job.from_bytes(sys.stdin.buffer.read()), tuple(head["places"]))
    except Exception as error:
        answer = refusal(error)
    answers.write(answer)
    answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
