"""All settings as one file: out, compared, in."""

import dataclasses
import re
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from madoguchi.administration.file import plan as plans
from madoguchi.administration.file import text
from madoguchi.config import settings_file
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.ui import api as ui

pytestmark = pytest.mark.django_db
ROOMS = Path(settings_file.__file__).parents[1]
EXPORT, IMPORTS, APPLICATIONS = (f"/settings/file/{part}/" for part in ("export", "imports", "applications"))


def exported(client: Client) -> str:
    return client.get(EXPORT).content.decode()


def bring(client: Client, content: str | bytes):
    raw = content.encode() if isinstance(content, str) else content
    return client.post(IMPORTS, {"file": SimpleUploadedFile("settings.yaml", raw)})


def apply(client: Client, shown) -> None:
    client.post(APPLICATIONS, {"text": shown.context["text"], "seal": shown.context["plan"].seal})


def test_what_goes_out_comes_in_without_a_difference(megumi):
    response = megumi.get(EXPORT)
    assert 'attachment; filename="madoguchi-settings-' in response["Content-Disposition"]
    assert set(yaml.safe_load(response.content)) == {"madoguchi_settings", "options", "sections"}
    assert bring(megumi, response.content).context["plan"].changes == ()


def test_differences_are_shown_first_and_applied_only_then(megumi):
    changed = exported(megumi).replace("name_ja: あおぞら電機", "name_ja: 夕やけ電機")
    before = core.option(ui.BrandLook)
    shown = bring(megumi, changed)
    (change,) = shown.context["plan"].changes
    (place,) = change.places
    assert (change.name, place.place, place.before, place.after) == (
        "ui.brand", "name_ja", "あおぞら電機", "夕やけ電機",
    )  # fmt: skip
    assert core.option(ui.BrandLook) == before
    apply(megumi, shown)
    assert core.option(ui.BrandLook) == dataclasses.replace(before, name_ja="夕やけ電機")


def test_rows_are_made_and_renamed_and_never_deleted(megumi):
    many = len(people.teams())
    content = {
        "madoguchi_settings": 1,
        "sections": {
            "teams": {"night": {"name_ja": "夜間", "name_en": "Night"}},
            "categories": {"delivery": {"title_ja": "配送", "title_en": "Delivery", "position": 0}},
        },
    }
    apply(megumi, bring(megumi, yaml.safe_dump(content, allow_unicode=True)))
    assert len(people.teams()) == many + 1
    assert "配送" in [one.title_ja for one in knowledge.categories()]


def test_settings_that_moved_meanwhile_are_shown_again(megumi, by):
    shown = bring(megumi, exported(megumi).replace("あおぞら電機", "夕やけ電機"))
    core.set_option(ui.BrandLook(name_ja="三つ目"), actor=by)
    apply(megumi, shown)
    assert core.option(ui.BrandLook).name_ja == "三つ目"


@pytest.mark.parametrize(
    "values",
    [
        {"ui.brand": {"accent": "#FFCC00"}}, {"ui.brand": {"name_ja": 5}}, {"ui.brand": {"new_field": "x"}},
        {"core.opening_hours": {"week": "always"}}, {"core.opening_hours": {"zone": ["Asia/Tokyo"]}},
        {"conversations.vocabulary": {"types": [{"code": "x", "word": "y"}]}},
    ],
)  # fmt: skip
def test_values_that_cannot_be_are_named_and_nothing_is_applied(megumi, values):
    before = plans.content()
    good = {"core.mail_sender": {"name_ja": "よい値"}}
    shown = bring(megumi, yaml.safe_dump({"madoguchi_settings": 1, "options": {**good, **values}}))
    assert shown.status_code == 422
    assert next(iter(values)) in shown.context["plan"].refused[0]
    apply(megumi, shown)
    assert plans.content() == before


def test_a_section_that_fails_takes_everything_back(megumi):
    before = plans.content()
    content = {"madoguchi_settings": 1, "options": {"ui.brand": {"name_ja": "半分"}},
               "sections": {"teams": {"night": {"name_ja": "夜間"}}}}  # fmt: skip
    shown = bring(megumi, yaml.safe_dump(content))
    answer = megumi.post(
        APPLICATIONS, {"text": shown.context["text"], "seal": shown.context["plan"].seal}, follow=True
    )
    assert "取り込めませんでした" in answer.content.decode()
    assert plans.content() == before


def test_names_of_another_release_are_left_out_and_told(megumi):
    shown = bring(megumi, "madoguchi_settings: 1\noptions: {future.option: {a: 1}}\nsections: {dreams: {}}")
    assert shown.context["plan"].unknown == ("future.option", "dreams")
    assert not shown.context["plan"].can_be_applied


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "format"), (b"hello", "format"), (b"madoguchi_settings: 2", "version"), (b"\xff\xfe", "text"),
        (b"madoguchi_settings: 1\noptions: [1]", "format"), (b"a: &x [*x, *x]", "format"), (b"{", "format"),
        (b"madoguchi_settings: 1\noptions: !!python/object:os.system {}", "format"),
        (b"madoguchi_settings: 1\noptions: &o {ui.brand: {}}\nsections: *o", "format"),
        (b"[" * 100_000, "format"), (b"x" * 1_000_001, "large"),
    ],
)  # fmt: skip
def test_what_is_no_settings_file_is_refused(raw, code):
    with pytest.raises(text.FileRefused) as refused:
        text.read(raw)
    assert refused.value.code == code


def test_a_time_of_day_stays_a_text_as_a_person_writes_it():
    given = text.read(b"madoguchi_settings: 1\noptions: {o: {at: 10:00, day: 2026-12-29, off: no, on: true}}")
    assert given["options"]["o"] == {"at": "10:00", "day": "2026-12-29", "off": "no", "on": True}


def test_a_refused_file_is_said_beside_the_field(megumi):
    answer = bring(megumi, "hello")
    assert answer.status_code == 422
    assert "設定ファイルではないか、壊れています" in answer.content.decode()


@dataclasses.dataclass(frozen=True)
class Locked:
    option_name: ClassVar[str] = "test.locked"
    words: str = "open"
    key: str = dataclasses.field(default="hidden", metadata={"secret": True})


def test_secrets_neither_leave_nor_come_in(by):
    core.set_option(Locked(key="kanaria"), actor=by)
    assert core.option_values(Locked) == {"words": "open"}
    assert core.option_with(Locked, {"words": "new", "key": "theirs"}) == Locked("new", "kanaria")


def test_every_kind_of_option_is_in_the_file_and_none_looks_like_a_secret():
    source = "\n".join(path.read_text() for path in ROOMS.rglob("*.py") if "tests" not in path.parts)
    named = set(re.findall(r'option_name: ClassVar\[str\] = "([^"]+)"', source))
    assert {kind.option_name for kind in settings_file.OPTIONS} == named == set(settings_file.NAMES)
    for kind in settings_file.OPTIONS:
        open_fields = {f.name for f in dataclasses.fields(kind) if not f.metadata.get("secret")}
        assert not {name for name in open_fields if "secret" in name or name in ("password", "key")}


def test_targets_of_teams_travel_by_the_teams_name(megumi, by):
    team = people.teams()[0]
    minutes = conversations.ReplyMinutes(normal=7)
    own = (conversations.TeamMinutes(team.id, minutes),)
    core.set_option(conversations.FirstReplyTargets(teams=own), actor=by)
    kept = exported(megumi)
    core.set_option(conversations.FirstReplyTargets(), actor=by)
    apply(megumi, bring(megumi, kept))
    assert core.option(conversations.FirstReplyTargets).teams == own
