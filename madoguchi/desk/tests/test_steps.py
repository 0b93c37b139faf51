"""Next steps beside a conversation: letters that colleagues sent for such questions, and tasks."""

import html

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
ASKED = "届いた商品を返品したいです。送料はかかりますか。"


@pytest.fixture(autouse=True)
def _no_letters_yet(db):
    for one in conversations.every_saved_reply():
        conversations.remove_saved_reply(reply_id=one.id, actor=core.SYSTEM)


@pytest.fixture
def mina(hired):
    return hired("mina")


def letter(shortcut, title, body="承知いたしました。", tags=()):
    return conversations.save_reply(
        shortcut=shortcut, title=title, body_ja=body, tags=tags, actor=core.SYSTEM
    )


def send(person, talk, *ids, client_id="r1"):
    form = {
        "text": "承知いたしました。",
        "client_id": client_id,
        "saved_reply_ids": [str(one) for one in ids],
    }
    return person.client.post(f"/desk/c/{talk}/replies/", form).status_code


def steps(person, talk):
    page = html.unescape(person.client.get(f"/desk/c/{talk}/suggestions/").content.decode())
    return page.split('class="hits steps"', 1)[1].split("</ul>", 1)[0] if "hits steps" in page else ""


def test_what_colleagues_sent_for_such_a_question_is_suggested_with_the_reason(mina, hired, asked):
    wanted, other = letter("fuda", "伝票をお送りする"), letter("den", "停電のご案内")
    earlier, elsewhere = asked("商品を返品したいのですが、送料はいくらですか。"), asked("停電しています。")
    assert send(mina, earlier, wanted) == 302
    assert send(mina, earlier, wanted) == 302
    assert send(mina, elsewhere, other) == 302
    shown = steps(hired("yuki"), asked(ASKED))
    assert "伝票をお送りする" in shown
    assert "sent in 1 conversation like this: “商品を返品したいのですが、送料はいくらですか。”" in shown
    assert f'data-letter="{wanted}"' in shown
    assert "停電のご案内" not in shown


def test_a_letter_is_suggested_for_its_title_before_anybody_sent_it(mina, asked):
    letter("hen", "返品の送料", tags=("返品",))
    assert "its title fits what she wrote" in steps(mina, asked(ASKED))


def test_a_task_that_the_customer_may_do_herself(mina, asked):
    shown = steps(mina, asked("注文を取り消したいです。"))
    assert "she can do this herself" in shown
    assert "/my/tasks/" in shown


def test_uses_are_counted_once_and_only_of_letters_that_there_are(mina, asked):
    kept = letter("fuda", "伝票をお送りする")
    talk = asked(ASKED)
    assert send(mina, talk, kept, kept, 999_999_999) == 302
    assert send(mina, talk, kept, client_id="r2") == 302
    assert [(one.reply_id, one.conversation_id) for one in conversations.saved_reply_uses()] == [(kept, talk)]


def test_another_teams_letter_and_conversation_stay_hidden(hired, asked, teams):
    conversations.save_reply(
        shortcut="south", title="返品の送料", body_ja="南", team_ids=(teams["desk-south"],), actor=core.SYSTEM
    )
    talk = asked(ASKED)
    assert "南" not in steps(hired("mina"), talk)
    other = hired("olga", teams=("desk-south",))
    assert other.client.get(f"/desk/c/{talk}/suggestions/").status_code == 404
    assert send(other, talk, 1) == 404
    assert conversations.saved_reply_uses() == ()
