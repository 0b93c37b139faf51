"""Tokens: made by administrators, shown once, refused as soon as they end."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.api import tokens
from madoguchi.api.models import ApiToken
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
FORM = {
    "name": "ネットショップ", "scopes": ["articles:publish"], "audience": "public", "lifetime": "30",
    "per_minute": "60",
}  # fmt: skip


@pytest.fixture
def admin() -> Client:
    staff = next(one for one in people.all_staff() if one.role == "administrator")
    browser = Client(headers={"accept-language": "ja"})
    browser.force_login(get_user_model().objects.get(pk=staff.account_id))
    return browser


def form(**more):
    return {**FORM, "client_id": str(uuid.uuid4()), **more}


def test_a_token_is_made_on_the_page_and_its_secret_shown_once(admin):
    given = form()
    made = admin.post("/settings/api/", given)
    [token] = tokens.tokens()
    page = made.content.decode()
    secret = page.split('id="api-secret"')[1].split(">")[1].split("<")[0]
    assert made.status_code == 201
    assert secret.startswith("mdg_")
    assert tokens.bearer(secret).id == token.id
    assert token.scopes == ("articles:read", "articles:write", "articles:publish")
    assert token.audience == "staff"
    again = admin.post("/settings/api/", given, follow=True).content.decode()
    assert len(tokens.tokens()) == 1
    assert "mdg_" not in again
    assert secret not in admin.get("/settings/api/").content.decode()


def test_nothing_in_the_database_opens_the_door(admin):
    admin.post("/settings/api/", form())
    row = ApiToken.objects.get()
    assert [tokens.bearer(kept) for kept in (row.digest, f"mdg_{row.digest}", f"mdg_{row.hint}")] == [
        None
    ] * 3


@pytest.mark.parametrize("wrong", [{"scopes": []}, {"scopes": ["all"]}, {"name": ""}, {"per_minute": "0"}])
def test_a_form_that_makes_no_sense_makes_no_token(admin, wrong):
    assert admin.post("/settings/api/", form(**wrong)).status_code == 422
    assert tokens.tokens() == ()


def test_a_revoked_token_is_refused_at_once(admin, system):
    shop = system("search:read")
    assert shop.ask("GET", "token").status_code == 200
    assert admin.post(f"/settings/api/{shop.token.id}/revocation/").status_code == 302
    refused = shop.ask("GET", "token")
    assert (refused.status_code, refused.json()["code"]) == (401, "token_refused")
    assert admin.post(f"/settings/api/{shop.token.id}/revocation/").status_code == 404


def test_a_token_ends_on_its_day(system):
    shop = system("search:read", until=core.now() + timedelta(days=1))
    assert shop.ask("GET", "token").status_code == 200
    with core.frozen(core.now() + timedelta(days=2)):
        assert shop.ask("GET", "token").status_code == 401


def test_when_it_was_used_last_is_kept_once_a_minute(system):
    shop = system("search:read")
    began = core.now()
    for minutes in (0, 0, 3):
        with core.frozen(began + timedelta(minutes=minutes)):
            shop.ask("GET", "token")
    assert ApiToken.objects.get().last_used_at == began + timedelta(minutes=3)
    assert ApiToken.versions.rel.related_model.objects.count() == 1


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic bWRnXw==", f"Bearer mdg_{'x' * 500}"])
def test_without_a_good_token_nobody_comes_in(header):
    answer = Client().get("/api/v1/articles", headers={"authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="madoguchi"'
    assert answer["Content-Type"] == "application/problem+json"


def test_each_token_has_its_allowance(system):
    shop, other = system("search:read", per_minute=2), system("search:read")
    assert [shop.ask("GET", "token").status_code for _ in range(3)] == [200, 200, 429]
    assert shop.ask("GET", "token")["Retry-After"] == "60"
    assert other.ask("GET", "token").status_code == 200
