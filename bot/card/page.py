"""The page for professionals, and the downloads on it."""

from __future__ import annotations

import asyncio
import html
import threading
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.card.content import Content, ContentError, make_content, web_address
from bot.card.drawing import SHEETS, draw
from bot.door.problems import Problem
from bot.settings import ROOT, Settings
from bot.texts import text

PAGE = ROOT / "bot" / "web" / "voor-professionals.html"
_TYPES = {"pdf": "application/pdf", "png": "image/png"}
_KEPT = 12


class ShareKit:
    """Serves the page and the card and poster, drawn when they are asked for.

    Args:
        telegram_name: gives the user name of the bot, when that is known.
    """

    def __init__(
        self, settings: Settings, telegram_name: Callable[[], str | None] = lambda: None
    ) -> None:
        self._settings = settings
        self._telegram_name = telegram_name
        self._drawn: OrderedDict[tuple[str, str, Content], bytes] = OrderedDict()
        self._drawing = threading.Lock()

    def routes(self) -> list[BaseRoute]:
        """The routes of the door's application."""
        return [
            Route("/voor-professionals", self._page, methods=["GET"]),
            *(
                Route(f"/voor-professionals/naast-{sheet}.{kind}", self._sheet(sheet, kind))
                for sheet in SHEETS
                for kind in _TYPES
            ),
        ]

    async def _page(self, request: Request) -> Response:
        page = PAGE.read_text(encoding="utf-8")
        who = self._settings.organisation
        line = text("professionals.organisation", organisation=who) if who else ""
        return HTMLResponse(page.replace("<!-- organisation -->", html.escape(line)))

    def _sheet(self, sheet: str, kind: str) -> Callable[[Request], object]:
        async def download(request: Request) -> Response:
            try:
                content = make_content(
                    web_address(self._settings.telegram_webhook) or str(request.base_url),
                    self._telegram_name(),
                    self._settings.organisation,
                )
            except ContentError:
                # The page was opened under an address that fits on no card.
                raise Problem("no_card", 400) from None
            drawn = await asyncio.to_thread(self._draw, sheet, kind, content)
            return Response(drawn, media_type=_TYPES[kind])

        return download

    def _draw(self, sheet: str, kind: str, content: Content) -> bytes:
        # One at a time: drawing takes a second of the processor.
        with self._drawing:
            key = (sheet, kind, content)
            if key not in self._drawn:
                self._drawn[key] = draw(sheet, kind, content)
            self._drawn.move_to_end(key)
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
            return self._drawn[key]
