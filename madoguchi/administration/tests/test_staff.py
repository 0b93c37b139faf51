"""Staff, teams and the rules for sign-in, by their screens."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.streams import staff_topics
from madoguchi.routing import api as routing

pytestmark = pytest.mark.django_db
PASSWORD = "kettle-and-rice-77"
FORM = {"name": "岡本 ひなた", "kana": "オカモト ヒナタ", "role": "agent", "teams": ["s-one"],
        "languages": ["ja", "en"], "skills": "返品、 電気ケトル,返品", "webchat": "4"}  # fmt: skip


@pytest.fixture(autouse=True)
def _team():
    people.create_team(slug="s-one", name_ja="一課", name_en="One")


@pytest.fixture
def boss():
    return hire("boss", "administrator")


@pytest.fixture
def client(boss):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=boss.account_id))
    return client


def hire(name, role="agent"):
    return people.create_staff(
        email=f"{name}@s.test", password=PASSWORD, name=name, role=role, capacity={"webchat": 3}
    )


def read(answer) -> str:
    return answer.content.decode().replace("<wbr>", "")


def test_somebody_is_invited(client):
    answer = client.post("/settings/staff/new/", {**FORM, "email": "hinata@s.test", "language": "en"})
    assert answer["Location"] == "/settings/staff/"
    page = read(client.get("/settings/staff/?q=ひなた"))
    assert "招待中" in page
    assert "hinata@s.test に" in page or "hinata@s.testに招待を送りました" in page
    made = next(one for one in people.all_staff(active=False) if one.email == "hinata@s.test")
    assert (made.languages, made.skills) == (("ja", "en"), ("返品", "電気ケトル"))
    assert people.capacities([made.id], "webchat") == {made.id: 4}
    assert core.outgoing_mail(1)[0].language == "en"
    again = client.post("/settings/staff/new/", {**FORM, "email": "HINATA@s.test", "language": "ja"})
    assert again.status_code == 422
    assert "登録済みです" in read(again)
    assert 'value="岡本 ひなた"' in read(again)


def test_an_invitation_is_sent_again_and_withdrawn(client):
    client.post("/settings/staff/new/", {**FORM, "email": "hinata@s.test", "language": "ja"})
    made = next(one for one in people.all_staff(active=False) if one.email == "hinata@s.test")
    mails = len(core.outgoing_mail(50))
    client.post(f"/settings/staff/{made.id}/invitations/")
    assert len(core.outgoing_mail(50)) == mails + 1
    assert client.post(f"/settings/staff/{made.id}/reinstatement/").status_code == 404
    client.post(f"/settings/staff/{made.id}/invitation/removal/")
    assert people.staff(made.id) is None
    assert client.get(f"/settings/staff/{made.id}/").status_code == 404


def test_a_person_is_changed_and_open_screens_learn_of_it(client):
    sato = hire("sato")
    answer = client.post(f"/settings/staff/{sato.id}/", {**FORM, "role": "supervisor"})
    assert answer["Location"] == f"/settings/staff/{sato.id}/"
    now = people.staff(sato.id)
    assert (now.name, now.role, len(now.team_ids)) == ("岡本 ひなた", "supervisor", 1)
    facts = core.history(types=["people.staff_changed"])
    assert facts[-1].data == {"staff_id": sato.id}
    wrong = client.post(f"/settings/staff/{sato.id}/", {**FORM, "webchat": "100", "languages": []})
    assert wrong.status_code == 422
    assert people.staff(sato.id) == now


def test_the_last_administrator_stays(client, boss):
    for one in people.all_staff():
        if one.role == "administrator" and one.id != boss.id:
            people.change_staff(staff_id=one.id, role="agent", actor=core.SYSTEM)
    refused = client.post(f"/settings/staff/{boss.id}/", {**FORM, "role": "agent"})
    assert refused.status_code == 422
    client.post(f"/settings/staff/{boss.id}/dismissal/")
    still = people.staff(boss.id)
    assert (still.role, still.active) == ("administrator", True)


def test_who_leaves_is_out_and_her_work_goes_back(client, rf):
    sato = hire("sato")
    people.set_availability(staff_id=sato.id, availability="available", actor=core.SYSTEM)
    talk = conversations.receive(
        InboundMessage(people.start_visitor(locale="ja").customer_id, "webchat", "もしもし")
    ).conversation_id
    routing.take(conversation_id=talk, staff_id=sato.id)
    desk = Client()
    desk.post("/account/login/", {"login": "sato@s.test", "password": PASSWORD})
    request = rf.get("/live/staff")
    request.COOKIES = {key: morsel.value for key, morsel in desk.cookies.items()}
    assert staff_topics(request) is not None
    page = read(client.get(f"/settings/staff/{sato.id}/"))
    assert "現在1件の端末でサインインしています" in page

    client.post(f"/settings/staff/{sato.id}/dismissal/")
    work_off()
    assert staff_topics(request) is None
    assert desk.get("/desk/").status_code == 302
    assert people.staff(sato.id).availability == "offline"
    assert conversations.brief(talk).assignee_id != sato.id
    assert routing.queue() or conversations.brief(talk).handler == "queue"
    client.post(f"/settings/staff/{sato.id}/reinstatement/")
    assert people.staff(sato.id).active


def test_signed_out_by_an_administrator(client):
    sato = hire("sato")
    desk = Client()
    desk.post("/account/login/", {"login": "sato@s.test", "password": PASSWORD})
    client.post(f"/settings/staff/{sato.id}/sign-outs/")
    assert desk.get("/account/").status_code == 302


def test_teams(client):
    sato = hire("sato")
    made = client.post("/settings/teams/", {"name_ja": "夜間", "name_en": "Night shift"})
    team = next(one for one in people.teams() if one.slug == "night-shift")
    assert made["Location"] == f"/settings/teams/{team.id}/"
    client.post(
        f"/settings/teams/{team.id}/", {"name_ja": "夜間窓口", "name_en": "Nights", "members": [sato.id]}
    )
    assert people.staff(sato.id).team_ids == (team.id,)
    assert people.team(team.id).name_ja == "夜間窓口"
    twin = client.post("/settings/teams/", {"name_ja": "夜", "name_en": "Night shift"})
    assert twin.status_code == 302
    client.post(f"/settings/teams/{team.id}/removal/")
    assert people.team(team.id) is None
    assert people.staff(sato.id).team_ids == ()


def test_a_team_with_conversations_stays(client):
    team = next(one for one in people.teams() if one.slug == "s-one")
    sato = hire("sato")
    people.set_members(team_id=team.id, staff_ids=(sato.id,), actor=core.SYSTEM)
    talk = conversations.receive(
        InboundMessage(people.start_visitor(locale="ja").customer_id, "webchat", "もしもし")
    ).conversation_id
    conversations.set_team(conversation_id=talk, team_id=team.id, actor=core.SYSTEM)
    client.post(f"/settings/teams/{team.id}/removal/")
    assert people.team(team.id) is not None
    assert people.staff(sato.id).team_ids == (team.id,)


def test_rules_take_effect_with_the_next_request(client):
    sato = hire("sato")
    desk = Client()
    desk.post("/account/login/", {"login": "sato@s.test", "password": PASSWORD})
    assert desk.get("/desk/").status_code == 200
    form = {"second_factor": "everybody", "required_from": "", "invitation_days": "3"}
    assert client.post("/settings/sign-in/", form)["Location"] == "/settings/sign-in/"
    assert core.option(people.SignInRules) == people.SignInRules("everybody", None, 3)
    assert desk.get("/desk/")["Location"] == "/account/second-factor/"
    assert client.get("/settings/")["Location"] == "/account/second-factor/"
    assert people.staff(sato.id).second_factor is False


def test_single_sign_on_is_whole_or_off(client):
    page = "/settings/single-sign-on/"
    whole = {"enabled": "on", "label": "青空ID", "issuer": "https://id.aozora.example/", "client_id": "desk",
             "secret": "s3cret-kanaria", "domains": "aozora.example、 @Aozora.example"}  # fmt: skip
    for missing in ("label", "issuer", "client_id", "secret"):
        assert client.post(page, {**whole, missing: ""}).status_code == 422
    assert client.post(page, {**whole, "issuer": "http://id.aozora.example"}).status_code == 422
    assert client.post(page, {**whole, "domains": "not a domain"}).status_code == 422
    assert not core.option(people.SingleSignOn).enabled
    assert client.post(page, whole).status_code == 302
    kept = core.option(people.SingleSignOn)
    assert (kept.issuer, kept.domains) == ("https://id.aozora.example", ("aozora.example",))
    shown = read(client.get(page))
    assert "シークレットは保管済みです" in shown
    assert "/account/login/sso/company/callback/" in shown
    assert "s3cret-kanaria" not in shown
    assert client.post(page, {**whole, "secret": ""}).status_code == 302
    assert people.kept_secret(people.SINGLE_SIGN_ON_SECRET) == "s3cret-kanaria"
    assert "s3cret" not in read(client.get("/settings/audit/"))


def test_the_lists_cost_the_same_however_many(client, django_assert_max_num_queries):
    for number in range(12):
        hire(f"one{number}")
    with django_assert_max_num_queries(14):
        client.get("/settings/staff/")
