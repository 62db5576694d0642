"""RFC 9457 problem documents with a Dutch title that can be shown to a person."""

from __future__ import annotations

import json

from starlette.responses import Response

from bot.texts import text

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """Something that the caller did, or that is not there now.

    Args:
        name: a name under `problems` in `bot/texts/nl.yml`.
        status: the HTTP status.
        retry_after: seconds to wait, for 429 and 503.
    """

    def __init__(self, name: str, status: int, *, retry_after: float | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.status = status
        self.retry_after = retry_after

    def response(self) -> Response:
        """The problem document."""
        body = {
            "type": f"/api/docs#{self.name}",
            "title": text(f"problems.{self.name}.title"),
            "detail": text(f"problems.{self.name}.detail"),
            "status": self.status,
        }
        headers = {}
        if self.retry_after is not None:
            headers["Retry-After"] = str(max(1, round(self.retry_after + 0.5)))
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return Response(
            json.dumps(body, ensure_ascii=False),
            self.status,
            headers=headers,
            media_type=MEDIA_TYPE,
        )
