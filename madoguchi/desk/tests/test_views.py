"""Lists of one's own: the form, what they hold, whose they are."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.desk.models import SavedView

pytestmark = pytest.mark.django_db


def posted(*conditions, step="save", name="返品", part="all", **more):
    """A form with these conditions."""
    fields = {
        f"{part}_{key}": [one[at] for one in conditions] for at, key in enumerate(("field", "op", "value"))
    }
    return {"name": name, "order": "latest", "step": step, **fields, **more}


def made(person, *conditions, **more):
    """A list, made by the form; its id."""
    answer = person.client.post("/desk/views/new/", posted(*conditions, **more))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return SavedView.objects.latest("pk").pk


def test_a_list_is_made_and_shows_what_fits(hired, asked):
    mina = hired("mina")
    wanted, other = asked("返品したい", name="Aki Mori"), asked("こんにちは", name="Jun Abe")
    conversations.set_tags(conversation_id=wanted, tags=["返品"], actor=core.SYSTEM)
    view = made(mina, ("tag", "is", "返品"))
    page = mina.client.get(f"/desk/?view=saved:{view}").content.decode()
    assert f"row-{wanted}" in page
    assert f"row-{other}" not in page
    assert "Tag has 返品" in page


def test_a_condition_is_added_and_dropped_without_a_script(hired):
    mina = hired("mina")
    form = posted(("tag", "is", "返品"), step="add-any", new_any="priority")
    page = mina.client.post("/desk/views/new/", form).content.decode()
    assert 'name="all_field" value="tag"' in page
    assert 'name="any_field" value="priority"' in page
    page = mina.client.post(
        "/desk/views/new/", posted(("tag", "is", "返品"), step="drop-all-0")
    ).content.decode()
    assert 'name="all_field"' not in page
    assert not SavedView.objects.exists()


def test_the_form_says_how_many_fit_before_it_is_kept(hired, asked):
    mina = hired("mina")
    for number in range(3):
        asked("返品", name=f"Customer {number}")
    page = mina.client.post(
        "/desk/views/new/", posted(("team", "is", "mine"), step="preview")
    ).content.decode()
    assert "Holds 3 conversations now" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (posted(("tag", "is", "")), "Please fill this in."),
        (posted(("tag", "is", "x"), name=" "), "Please give the list a name"),
        (posted(("tag", "is", "x"), name="長" * 41), "Please give the list a name"),
        (posted(*[("tag", "is", "x")] * 21), "Twenty conditions"),
    ],
)
def test_what_cannot_be_kept_stays_as_typed_with_the_reason(hired, form, said):
    mina = hired("mina")
    answer = mina.client.post("/desk/views/new/", form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not SavedView.objects.exists()


def test_two_lists_of_one_name_are_one_too_many(hired):
    mina = hired("mina")
    made(mina, ("tag", "is", "x"))
    answer = mina.client.post("/desk/views/new/", posted(("tag", "is", "y")))
    assert answer.status_code == 422
    assert SavedView.objects.count() == 1


def test_a_list_for_everybody_is_made_by_supervisors_and_seen_by_all(hired, asked):
    mina, boss = hired("mina"), hired("boss", role="supervisor", teams=())
    south = asked("南の話", team="desk-south")
    view = made(boss, ("status", "is", "open"), shared="on", name="みんな")
    page = mina.client.get(f"/desk/?view=saved:{view}").content.decode()
    assert "みんな" in page
    assert f"row-{south}" not in page
    assert mina.client.get(f"/desk/views/{view}/").status_code == 404
    assert mina.client.post(f"/desk/views/{view}/removal/").status_code == 404
    assert SavedView.objects.filter(pk=view).exists()
    mine = made(mina, ("status", "is", "open"), shared="on", name="自分だけ")
    assert not SavedView.objects.get(pk=mine).shared


def test_others_own_lists_are_not_there(hired):
    mina, boss = hired("mina"), hired("boss", role="supervisor")
    view = made(mina, ("tag", "is", "x"), name="ひみつ")
    assert "ひみつ" not in boss.client.get(f"/desk/?view=saved:{view}").content.decode()
    assert boss.client.get(f"/desk/views/{view}/").status_code == 404


def test_a_list_is_changed_and_removed(hired):
    mina = hired("mina")
    view = made(mina, ("tag", "is", "x"))
    mina.client.post(f"/desk/views/{view}/", posted(("tag", "is", "y"), name="新", order="waiting"))
    row = SavedView.objects.get(pk=view)
    assert (row.name, row.order, row.conditions["all"]) == ("新", "waiting", [["tag", "is", "y"]])
    assert mina.client.post(f"/desk/views/{view}/removal/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_list_is_sorted_by_wish(hired, asked):
    mina = hired("mina")
    first, second = asked("一件目", name="Aki Mori"), asked("二件目", name="Jun Abe")
    conversations.set_priority(conversation_id=first, priority=4, actor=core.SYSTEM)
    rows = mina.client.get("/desk/rows/?view=all_open&order=priority").content.decode()
    assert rows.index(f"row-{first}") < rows.index(f"row-{second}")
    rows = mina.client.get("/desk/rows/?view=all_open&order=latest").content.decode()
    assert rows.index(f"row-{second}") < rows.index(f"row-{first}")
