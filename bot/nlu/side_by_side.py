"""Two pieces of work on two cores, where the system can copy a running process."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MANY = 10_000
"""From so many texts a second process is worth its start."""

First = TypeVar("First")
Second = TypeVar("Second")


def side_by_side(
    first: Callable[[], First], second: Callable[[], Second], *, alone: bool = False
) -> tuple[First, Second]:
    """What both give; the second runs in a copy of this process, which ends with its work.

    Args:
        first: runs here.
        second: runs in the copy; what it gives is sent back, so it has to be picklable.
        alone: run both here, one after the other. So it goes too where no copy can be made
            safely: everywhere but on Linux.

    Raises:
        Exception: what either of them raised.
        EOFError: the copy was killed before it was done.
    """
    if alone or sys.platform != "linux":
        return first(), second()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(second, here, there), daemon=True)
    copy.start()
    # Nobody but the copy holds this end, so that its death is noticed here.
    there.close()
    try:
        mine = first()
        went_well, given = here.recv()
    except BaseException:
        copy.kill()
        raise
    finally:
        copy.join()
        here.close()
    if not went_well:
        raise given
    return mine, given


def _send(work: Callable[[], Any], here: Connection, there: Connection) -> None:
    # Nor does the copy hold the other end: once nobody listens, it ends as well.
    here.close()
    try:
        answer = (True, work())
    except Exception as error:
        answer = (False, error)
    there.send(answer)
