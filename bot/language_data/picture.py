"""Pictures of the language data for the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path


def coverage(counts: Mapping[str, Counter[str]], manners: Sequence[str], path: Path) -> None:
    """Draw how many lines each intent has in each manner, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    intents = list(counts)
    figure, axes = pyplot.subplots(figsize=(7.5, 0.19 * len(intents) + 1.2))
    values = [[counts[intent][manner] for manner in manners] for intent in intents]
    image = axes.imshow(values, aspect="auto", cmap="YlGnBu", vmin=0)
    axes.set_xticks(range(len(manners)), manners, rotation=40, ha="right", fontsize=8)
    axes.set_yticks(range(len(intents)), intents, fontsize=6.5)
    axes.tick_params(length=0)
    figure.colorbar(image, shrink=0.5, label="zinnen")
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)
    pyplot.close(figure)
