"""A customer who wants to hear of a fix is told in her own chat, once, and is then forgotten."""

from uuid import uuid4

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import IssueFollower
from madoguchi.people import api as people

from .conftest import KETTLE


def known_issue() -> int:
    asked = knowledge.ArticleFilter(words="フィルターの残量が表示されない", language="ja")
    return knowledge.editable_articles(asked=asked).articles[0].id


def test_she_is_told_in_her_chat_and_only_once(customer):
    issue = known_issue()
    customer.writes(KETTLE)
    for _ in range(2):
        assert customer.browser.post(f"/issues/{issue}/followers/", {"by": "chat"}).status_code == 302
    assert "チャットでお知らせします" in customer.browser.get(
        knowledge.editable_article(issue).url
    ).content.decode().replace("<wbr>", "")
    for state in ("fixed", "found", "fixed"):
        knowledge.update_issue(
            article_id=issue, state=state, text_ja="お知らせです。", client_id=uuid4(), actor=core.SYSTEM
        )
        customer.run_jobs()
    told = [line for line in customer.answers() if line.card.get("type") == "notice"]
    assert [line.body for line in told] == ["お知らせをご希望いただいた不具合を修正しました。"]
    assert told[0].card["title"] == "アプリにフィルターの残量が表示されない"
    assert IssueFollower.objects.count() == 0


def follows_and_leaves(customer) -> int:
    """She wants to hear of it in her chat, and the chat ends."""
    issue = known_issue()
    customer.writes(KETTLE)
    customer.browser.post(f"/issues/{issue}/followers/", {"by": "chat"})
    conversations.close(conversation_id=customer.conversation_id, actor=core.SYSTEM)
    return issue


def fix(issue: int) -> None:
    knowledge.update_issue(
        article_id=issue, state="fixed", text_ja="直りました。", client_id=uuid4(), actor=core.SYSTEM
    )


def test_whose_chat_has_ended_is_told_when_she_comes_again(customer):
    issue = follows_and_leaves(customer)
    fix(issue)
    customer.run_jobs()
    assert IssueFollower.objects.count() == 1
    customer.writes("別の質問です")
    customer.writes("もう一つ質問です")
    told = [line for line in customer.answers() if line.card.get("type") == "notice"]
    assert [line.card["title"] for line in told] == ["アプリにフィルターの残量が表示されない"]
    assert IssueFollower.objects.count() == 0


def test_whose_address_is_proven_is_told_by_mail(customer):
    people.add_identity(
        customer_id=customer.id, kind="email", value="sumi@customer.example", proven_how="code"
    )
    issue = follows_and_leaves(customer)
    fix(issue)
    for _ in range(2):
        customer.run_jobs()
    [letter] = core.outgoing_mail(purpose="issue_fixed")
    assert letter.to == "sumi@customer.example"
    assert IssueFollower.objects.count() == 0
