"""What an editor publishes on the screen of a flow is what the next customer hears; a draft is not."""

import pytest

from madoguchi.assistant.flows import keeping

from .conftest import Customer

pytestmark = pytest.mark.django_db
PAGE = "/assistant/flows/billing-question/"


def heard_first() -> str:
    """What somebody hears who asks about a bill."""
    customer = Customer("ja")
    customer.arrives({})
    customer.writes("請求について聞きたいのですが")
    return customer.words()


def test_the_chat_follows_what_was_published(editor):
    def posted(where: str, **typed: str) -> None:
        typed["seen"] = keeping.flow("billing-question").seen
        assert editor.post(f"{PAGE}{where}/", typed).status_code == 302

    posted("draft", act="add", kind="answer", after="")
    posted("draft", step="answer-1", say_ja="ご請求の窓口です。", say_en="Bills.", source="text")
    assert "ご請求の窓口です。" not in heard_first()
    posted("publication", why="挨拶を足した")
    assert "ご請求の窓口です。" in heard_first()
    posted("versions", number="0")
    assert "ご請求の窓口です。" not in heard_first()
