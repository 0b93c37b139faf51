"""A small shelf of articles of our own writing."""

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

SHELF = "t-shelf"
ROWS = [
    {
        "id": "cancel",
        "language": "ja",
        "category": "contracts",
        "heading": "定期便を解約する",
        "questions": ["やめたいときは"],
        "body": "解約はいつでもできます。\n\n"
        "1. 会員ページを開きます。\n2. 「定期便」を選びます。\n3. 「解約」を押します。",
        "tags": ["定期便"],
        "updated": "2026-10-01",
        "checked": "2026-11-01",
    },
    {
        "id": "cancel",
        "language": "en",
        "category": "contracts",
        "heading": "Cancel a subscription",
        "body": "You can cancel at any time.\n\n"
        "1. Open your page.\n2. Choose “Subscription”.\n3. Press “Cancel”.",
    },
    {
        "id": "returns",
        "heading": "返品の期限",
        "body": "お届けから14日以内に返品できます。送料はお客様のご負担です。"
        "[解約](cancel)とは別の手続きです。",
        "category": "contracts",
    },
    {"id": "filter", "heading": "フィルターを交換する", "body": "フィルターは半年ごとに交換してください。"},
    {"id": "moving", "heading": "引っ越しの手続き", "body": "新しい住所を会員ページで登録してください。"},
    {"id": "inside", "heading": "Internal: refunds", "body": "Refunds over 50,000 yen need a supervisor."},
    {
        "id": "members",
        "heading": "会員の割引",
        "body": "会員は返品送料が無料です。",
        "visibility": "customers",
    },
    {"id": "draft", "heading": "返品の新しい規則", "body": "まだ決まっていません。", "status": "draft"},
]


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    """Files of a test stay with the test."""
    settings.STORAGES = {
        **settings.STORAGES,
        "attachments": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


@pytest.fixture
def shelf(db) -> dict[str, int]:
    """Article ids of the shelf by `external id/language`."""
    rows: list[knowledge.ImportRow] = []
    knowledge.import_articles(
        source=ROWS,
        collection=SHELF,
        actor=core.SYSTEM,
        title_ja="試しの棚",
        title_en="Test shelf",
        report=rows.append,
    )
    keys = [f"{row['id']}/{row.get('language', 'ja')}" for row in ROWS]
    return {key: row.article_id or 0 for key, row in zip(keys, rows, strict=True)}
