"""Known issues: who has it too is counted once, who wants to know is told once, nobody learns of others."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.kinds import followers, issues
from madoguchi.knowledge.models import Article, Issue, IssueFollower, IssueMark
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
PAGE = "/help/c/t-shelf/ja/cancel/"
READER = "yamada@example.jp"


@pytest.fixture(autouse=True)
def silence(request) -> None:
    """Of the demo's issue nothing is known yet."""
    request.getfixturevalue("committed_db" if "committed_db" in request.fixturenames else "db")
    Issue.objects.all().delete()


@pytest.fixture
def issue(shelf) -> Article:
    """A known issue in both languages; the Japanese text."""
    group = Article.objects.get(id=shelf["cancel/ja"]).group
    Article.objects.filter(group=group).update(kind="known_issue")
    return Article.objects.get(id=shelf["cancel/ja"])


def say(article: Article, state: str, text: str = "", client_id: uuid.UUID | None = None) -> None:
    knowledge.update_issue(
        article_id=article.pk, state=state, text_ja=text, text_en="", actor=core.SYSTEM,
        client_id=client_id or uuid.uuid4(),
    )  # fmt: skip


def words(response) -> str:
    return response.content.decode().replace("<wbr>", "").replace("\u200b", "")


def post(client, article: Article, what: str, **form):
    version = people.consent_asked(customer_id=None, purpose="email", language="ja").version
    return client.post(f"/issues/{article.pk}/{what}/", {"consent": version, **form})


def mails(purpose: str) -> list:
    return list(core.outgoing_mail(purpose=purpose))


def link(mail, noun: str) -> str:
    return re.search(rf"/issues/{noun}/[\w-]+/", mail.text)[0]


def test_a_reader_counts_once_however_often_she_presses_and_in_both_languages(client, issue, shelf):
    for _ in range(3):
        assert post(client, issue, "marks")["Location"] == f"{PAGE}#issue"
    client.post(f"/issues/{shelf['cancel/en']}/marks/")
    Client().post(f"/issues/{issue.pk}/marks/")
    assert knowledge.issue_of(issue.group, language="ja").marks == 2
    assert "件数に加えました" in words(client.get(PAGE))
    assert "2人の方から" in words(Client().get(PAGE))


def test_what_was_said_stands_on_the_page_in_the_readers_language(client, issue):
    say(issue, "investigating", "調べています。")
    say(issue, "found", "部品の不具合とわかりました。")
    page = words(client.get(PAGE))
    assert page.index("部品の不具合") < page.index("調べています。")
    english = client.get("/help/c/t-shelf/en/cancel/").content.decode()
    assert '<p lang="ja">部品の不具合とわかりました。</p>' in english


def test_an_address_is_told_only_after_it_was_confirmed_and_only_once(client, issue):
    assert post(client, issue, "followers", email=READER, follow=True).status_code == 302
    post(client, issue, "followers", email=READER.upper())
    [asked] = mails("issue_confirm")
    assert asked.to == READER
    assert "定期便を解約する" in asked.text
    say(issue, "fixed", "修正しました。")
    work_off()
    assert mails("issue_fixed") == []
    say(issue, "found", "再発しました。")
    assert client.get(link(asked, "confirmations")).status_code == 200
    assert not IssueFollower.objects.filter(confirmed_at__isnull=False)
    client.post(link(asked, "confirmations"))
    say(issue, "fixed", "直しました。")
    work_off()
    work_off()
    [told] = mails("issue_fixed")
    assert (told.to, told.language) == (READER, "ja")
    assert IssueFollower.objects.count() == 0
    assert Issue.objects.get().told == 1


def test_she_is_told_in_the_language_in_which_she_asked(issue, shelf):
    english = Client(headers={"accept-language": "en"})
    post(english, Article.objects.get(id=shelf["cancel/en"]), "followers", email="jo@example.com")
    english.post(link(mails("issue_confirm")[0], "confirmations"))
    say(issue, "fixed", "直しました。")
    work_off()
    [told] = mails("issue_fixed")
    assert told.subject == "The issue you asked about has been fixed"
    assert "Cancel a subscription" in told.text


def test_whoever_leaves_is_forgotten_at_once_and_the_link_dies(client, issue):
    post(client, issue, "followers", email=READER)
    leave = link(mails("issue_confirm")[0], "confirmations").replace("confirmations", "departures")
    assert "削除しますか" in words(client.get(leave))
    assert IssueFollower.objects.count() == 1
    client.post(leave)
    assert IssueFollower.objects.count() == 0
    assert client.get(leave.replace("departures", "confirmations")).status_code == 404


def test_addresses_that_nobody_confirms_go_after_a_week(client, issue):
    post(client, issue, "followers", email=READER)
    assert knowledge.forget_unconfirmed() == 0
    with core.shift(timedelta(days=8)):
        assert knowledge.forget_unconfirmed() == 1


@pytest.mark.parametrize("email", ["", "nobody", "a@b\nBcc: c@d.jp", "a@b,c@d"])
def test_what_is_no_address_is_refused_and_not_kept(client, issue, email):
    response = post(client, issue, "followers", email=email)
    assert response.status_code == 422
    assert "形式をご確認" in words(response)
    assert (IssueFollower.objects.count(), mails("issue_confirm")) == (0, [])


def test_without_the_tick_where_it_is_asked_for_nothing_is_kept(client, issue):
    core.set_option(people.LegalTexts(tick=True), actor=core.SYSTEM)
    response = client.post(f"/issues/{issue.pk}/followers/", {"email": READER})
    assert response.status_code == 422
    assert (IssueFollower.objects.count(), mails("issue_confirm")) == (0, [])
    assert post(client, issue, "followers", email=READER).status_code == 302


def test_an_issue_that_one_may_not_read_cannot_be_marked_or_followed(client, issue):
    Article.objects.filter(id=issue.pk).update(visibility="staff")
    assert post(client, issue, "marks").status_code == 404
    assert post(client, issue, "followers", email=READER).status_code == 404
    Article.objects.filter(id=issue.pk).update(visibility="public", kind="faq")
    assert post(client, issue, "marks").status_code == 404
    assert (IssueMark.objects.count(), IssueFollower.objects.count()) == (0, 0)


def test_the_same_word_sent_twice_is_said_once_and_fixed_is_one_fact(issue):
    id = uuid.uuid4()
    for _ in range(2):
        say(issue, "fixed", "直しました。", client_id=id)
    say(issue, "fixed", "念のため補足します。")
    assert len(knowledge.issue_of(issue.group, language="ja").words) == 2
    assert len(core.history(types=("knowledge.issue_fixed",))) == 1
    with pytest.raises(knowledge.IssueRefused, match="empty"):
        say(issue, "fixed")


def test_long_after_it_was_fixed_nobody_need_say_more(client, issue):
    say(issue, "fixed", "直しました。")
    with core.shift(timedelta(days=31)):
        assert "/marks/" not in words(client.get(PAGE))
        post(client, issue, "marks")
    assert IssueMark.objects.count() == 0


def test_ten_at_once_are_counted_once_and_told_once(committed_db):
    knowledge.save_collection(slug="t-once", title_ja="棚", title_en="Shelf", own=True)
    row = {"id": "i", "heading": "止まる", "body": "調べています。"}
    pk = knowledge.save_article(collection="t-once", row=row, actor=core.SYSTEM)
    Article.objects.filter(id=pk).update(kind="known_issue")
    group = Article.objects.get(id=pk).group
    followers.follow_by_mail(group=group, email=READER, language="ja")
    IssueFollower.objects.update(confirmed_at=core.now())
    say(Article.objects.get(id=pk), "fixed", "直しました。")
    issue_id = Issue.objects.get(group=group).pk

    def together(act) -> list:
        def run(_):
            try:
                return act()
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(run, range(8)))

    together(lambda: issues.mark_issue(group=group, reader="reader:one"))
    assert IssueMark.objects.count() == 1
    assert sum(together(lambda: knowledge.tell_fixed_by_mail(issue_id=issue_id))) == 1
    assert len(mails("issue_fixed")) == 1
