"""Two pieces of work at a time: both are given, and nothing is left behind when one fails."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from bot.nlu.side_by_side import side_by_side


@pytest.mark.parametrize("alone", (False, True))
def test_both_are_given_in_their_order(alone: bool) -> None:
    assert side_by_side(lambda: [1], lambda: {"a": 2}, alone=alone) == ([1], {"a": 2})


def test_alone_means_in_this_process() -> None:
    assert side_by_side(os.getpid, os.getpid, alone=True) == (os.getpid(), os.getpid())


@pytest.mark.parametrize("alone", (False, True))
@pytest.mark.parametrize("which", (0, 1))
def test_what_one_raises_is_raised_here(which: int, alone: bool) -> None:
    def fail() -> None:
        raise ValueError("no examples")

    works = [lambda: None, lambda: None]
    works[which] = fail
    with pytest.raises(ValueError, match="no examples"):
        side_by_side(*works, alone=alone)
    assert not multiprocessing.active_children()


def test_a_copy_that_is_killed_is_noticed() -> None:
    with pytest.raises(EOFError):
        side_by_side(lambda: None, lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert not multiprocessing.active_children()


def test_stopping_stops_the_copy_too() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        side_by_side(stop, lambda: signal.pause())
    assert not multiprocessing.active_children()
