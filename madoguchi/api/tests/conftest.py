"""A shelf, and systems that come in with their tokens."""

import json
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from madoguchi.api import tokens
from madoguchi.api.shapes import Issued
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

HOME = "t-api"
ROWS = [
    {"id": "cancel", "heading": "定期便を解約する", "body": "会員ページの「定期便」から解約できます。",
     "category": "contracts", "group": "cancel"},
    {"id": "cancel", "language": "en", "heading": "Cancel a subscription", "body": "Choose “Subscription”.",
     "category": "contracts", "group": "cancel"},
    {"id": "members", "heading": "会員の割引", "body": "会員は返品送料が無料です。",
     "visibility": "customers"},
    {"id": "inside", "heading": "返金の上限", "body": "五万円を超える返金は上長が決めます。",
     "visibility": "staff"},
    {"id": "draft", "heading": "新しい返品の規則", "body": "まだ決まっていません。", "status": "draft"},
]  # fmt: skip
KEYS = ("cancel/ja", "cancel/en", "members", "inside", "draft")


class System:
    """Another company's program with its token."""

    def __init__(self, issued: Issued) -> None:
        self.token, self.secret = issued.token, issued.secret
        self._client = Client(headers={"accept-language": "en"})

    def ask(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """Send one request below /api/v1/."""
        given = {"HTTP_AUTHORIZATION": f"Bearer {self.secret}"}
        given |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        if method in ("GET", "DELETE"):
            return self._client.generic(method, f"/api/v1/{path}", **given)
        body = json.dumps(data if data is not None else {})
        return self._client.generic(method, f"/api/v1/{path}", body, content_type="application/json", **given)


@pytest.fixture
def shelf(db) -> dict[str, int]:
    """Article ids by the keys of `KEYS`."""
    found: list[knowledge.ImportRow] = []
    knowledge.import_articles(
        source=ROWS, collection=HOME, actor=core.SYSTEM, title_ja="窓", title_en="Mado", report=found.append
    )
    return dict(zip(KEYS, (row.article_id or 0 for row in found), strict=True))


@pytest.fixture
def system(db) -> Callable[..., System]:
    """Let a system in: `system("articles:read", audience="staff")`."""
    maker = next(one for one in people.all_staff() if one.role == "administrator")

    def made(
        *scopes: str, audience: str = "public", per_minute: int = 1_000, until: datetime | None = None
    ) -> System:
        issued = tokens.issue(
            name="店", scopes=scopes, audience=audience, per_minute=per_minute, expires_at=until,  # type: ignore[arg-type]
            client_id=uuid.uuid4(), staff_id=maker.id,
        )  # fmt: skip
        assert issued is not None
        return System(issued)

    return made
