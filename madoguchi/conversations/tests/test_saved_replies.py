"""Letters for agents: kept with care, offered to those they are for."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import SavedReply
from madoguchi.conversations.shapes import ReplyRefused
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_letters_yet(db):
    for one in conversations.every_saved_reply():
        conversations.remove_saved_reply(reply_id=one.id, actor=core.SYSTEM)


@pytest.fixture
def boss(desk):
    return core.staff(desk.supervisor.staff.id)


def kept(boss, shortcut="aisatsu", **more):
    given = {"title": "はじめのごあいさつ", "body_ja": "{{customer}}、お世話になっております。", **more}
    return conversations.save_reply(shortcut=shortcut, actor=boss, **given)


def shortcuts(viewer):
    return [one.shortcut for one in conversations.saved_replies(viewer)]


def test_everybody_gets_those_without_a_team_and_each_team_its_own(desk, boss):
    kept(boss)
    kept(boss, "north", team_ids=(desk.north,), tags=("北", "北", ""))
    assert shortcuts(desk.agent) == ["aisatsu", "north"]
    assert shortcuts(desk.other) == ["aisatsu"]
    assert shortcuts(desk.supervisor) == ["aisatsu", "north"]
    assert shortcuts(desk.editor) == shortcuts(desk.customer) == []
    north = conversations.saved_replies(desk.agent)[1]
    assert (north.tags, north.team_ids) == (("北",), (desk.north,))
    with pytest.raises(LookupError):
        conversations.saved_reply(desk.other, north.id)


def test_it_is_changed_and_every_version_is_kept_with_who_made_it(desk, boss):
    one = kept(boss)
    assert kept(boss, "／ＡＩＳＡＴＳＵ", title="ごあいさつ", body_en="Hello", reply_id=one) == one
    changed = conversations.saved_reply(desk.agent, one)
    assert (changed.shortcut, changed.title, changed.body_en) == ("aisatsu", "ごあいさつ", "Hello")
    versions = SavedReply.objects.get().versions.order_by("pgh_id")
    said = [(v.pgh_label, v.pgh_context["actor_id"]) for v in versions]
    assert said == [("insert", boss.id), ("update", boss.id)]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"shortcut": "a b"}, "shortcut"),
        ({"shortcut": "/"}, "shortcut"),
        ({"title": " "}, "title"),
        ({"body_ja": " "}, "empty"),
        ({"body_ja": "{{custmer}}様"}, "variable"),
        ({"team_ids": (0,)}, "teams"),
    ],
)
def test_what_could_not_be_used_is_refused(desk, boss, given, reason):
    with pytest.raises(ReplyRefused) as problem:
        kept(boss, **given)
    assert problem.value.reason == reason
    assert shortcuts(desk.supervisor) == []


def test_a_shortcut_is_one_letters_alone(desk, boss):
    one, two = kept(boss, "one"), kept(boss, "two")
    with pytest.raises(ReplyRefused, match="taken"):
        kept(boss, "ONE")
    with pytest.raises(ReplyRefused, match="taken"):
        kept(boss, "one", reply_id=two)
    assert conversations.remove_saved_reply(reply_id=one, actor=boss)
    assert not conversations.remove_saved_reply(reply_id=one, actor=boss)
    assert kept(boss, "one", reply_id=two) == two
