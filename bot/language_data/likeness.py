"""Which lines are near copies of each other: exact set similarity over words, in seconds.

Two lines are near copies when their sets of words overlap for at least `THRESHOLD` (Jaccard).
Only lines that share one of their rarest words are compared (prefix filtering), so that twenty
thousand lines take seconds and nothing is missed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

THRESHOLD = 0.75
SHORTEST = 4
"""Lines of fewer different words are only compared as a whole."""
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The line as it is compared as a whole: lower-case words with single spaces."""
    return " ".join(_WORD.findall(text.lower())) or text.strip()


def near_copies(
    texts: Sequence[str], threshold: float = THRESHOLD
) -> Iterator[tuple[int, int, float]]:
    """Pairs of indices of near copies with their overlap (0 to 1), the later index first."""
    sets = [frozenset(_WORD.findall(text.lower())) for text in texts]
    often = Counter(word for words in sets for word in words)
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        if len(words) < SHORTEST:
            continue
        rarest = sorted(words, key=lambda word: (often[word], word))
        prefix = rarest[: len(words) - math.ceil(threshold * len(words)) + 1]
        candidates = {other for word in prefix for other in index[word]}
        for other in sorted(candidates):
            overlap = len(words & sets[other]) / len(words | sets[other])
            if overlap >= threshold:
                yield number, other, overlap
        for word in prefix:
            index[word].append(number)
