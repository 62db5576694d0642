"""The sheet on which people who know judge the danger replies, level by level."""

from bot.review.sheet import ReviewError, make_sheet

__all__ = ["ReviewError", "make_sheet"]
