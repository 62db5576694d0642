"""Sets of small numbers held as the bits of one integer. Pure.

To take two sets of 100,000 places together costs a microsecond or two, so that a whole map can be
sifted and put in order without looking at one place after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def from_numbers(numbers: Iterable[int]) -> int:
    """The set of these numbers, which are 0 or more."""
    held = list(numbers)
    content = bytearray(max(held, default=-1) // 8 + 1)
    for number in held:
        content[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(content, "little")


def numbers(bits: int) -> Iterator[int]:
    """The numbers in a set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def without(bits: int, other: int) -> int:
    """What is in the first set and not in the second."""
    return bits ^ (bits & other)


def union(sets: Iterable[int]) -> int:
    """What is in any of the sets."""
    found = 0
    for bits in sets:
        found |= bits
    return found


def by_count(within: int, sets: Iterable[int]) -> list[int]:
    """The set divided by in how many of `sets` each number is: none, one, two and so on."""
    counted = [within]
    for bits in sets:
        more = [held & bits for held in counted]
        counted = [without(held, bits) for held in counted] + [0]
        for count, held in enumerate(more, start=1):
            counted[count] |= held
    return counted


def in_order(within: int, levels: Sequence[Sequence[int]]) -> Iterator[int]:
    """The numbers of a set in order: by the first level, within it by the second and so on.

    A level is a row of sets; what is in none of them comes last. Equals go by their number.
    """
    if not within:
        return
    if not levels or not within & (within - 1):
        yield from numbers(within)
        return
    rest = within
    for part in levels[0]:
        yield from in_order(rest & part, levels[1:])
        rest = without(rest, part)
        if not rest:
            return
    yield from in_order(rest, levels[1:])
