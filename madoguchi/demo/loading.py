"""Loads the demo company through the front doors, as if it had all happened; times count back from now."""

import datetime

from django.db import transaction

from madoguchi.administration.shapes import Checklist
from madoguchi.channels import api as channels
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle, Term, Vocabulary
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from . import (
    contact,
    doing,
    file_in,
    kinds,
    learning,
    listening,
    mails,
    persons,
    readers,
    shop_records,
    stories,
    teaching,
    world,
)
from .keeping import keep_house

HELP = "help"
MIDNIGHT = datetime.time(0)
DAY_AND_NIGHT = core.OpeningHours(week=(((MIDNIGHT, MIDNIGHT),),) * 7, closed_on_holidays=False)
BEFORE_ALL_STORIES = datetime.timedelta(days=100)
"""Opening hours are as old as that, so that every promise of the past was made under them."""
OFTEN_ASKED = channels.WidgetSettings(
    questions_ja=("注文した商品はいつ届きますか", "修理を依頼したい", "でんき料金の内訳を知りたい"),
    questions_en=("When will my order arrive?", "I need a repair", "Explain my energy bill"),
    attributes=(
        channels.AttributeField("plan", "会員プラン", "Membership"),
        channels.AttributeField("order", "直近のご注文", "Latest order"),
        channels.AttributeField("cart", "カートの点数", "Items in the cart"),
    ),
)
Articles = dict[tuple[str, str], LinkedArticle]


def load() -> bool:
    """Load everything into an installation without staff; False when there is somebody already."""
    if people.all_staff():
        return False
    with transaction.atomic():
        staff = _load_company()
        _load_letters()
        customers = _load_customers()
        articles = _load_help()
        keep_house(collection=HELP, staff=staff, articles=articles)
        persons.load(customers)
        shop_records.load({person["key"]: person for person in world.read("people")["customers"]})
        doing.load(staff=staff, customers=customers)
        file_in.load(staff=staff)
    knowledge.reindex()
    with transaction.atomic():
        teaching.load(staff=staff)
        stories.tell_all(staff=staff, customers=customers, articles=articles)
        readers.load(staff=staff, customers=customers, articles=articles)
        learning.load(staff=staff)
        listening.load(staff=staff)
        mails.load()
    return True


def _load_company() -> dict[str, int]:
    company = world.read("people")
    with core.shift(-BEFORE_ALL_STORIES):
        core.set_option(DAY_AND_NIGHT, actor=core.SYSTEM)
    ui.set_brand(ui.BrandLook(name_ja="あおぞら電機", name_en="Aozora Electric"), actor=core.SYSTEM)
    core.set_option(OFTEN_ASKED, actor=core.SYSTEM)
    people.add_host_key(kid=people.new_kid())
    core.set_option(_vocabulary(), actor=core.SYSTEM)
    core.set_option(contact.FORM, actor=core.SYSTEM)
    core.set_option(contact.WAYS, actor=core.SYSTEM)
    core.set_option(Checklist(put_away=True), actor=core.SYSTEM)
    for team in company["teams"]:
        people.create_team(slug=team["slug"], name_ja=team["ja"], name_en=team["en"])
    return {
        person["key"]: people.create_staff(
            email=person["email"],
            password=company["password"],
            name=person["name"],
            kana=person["kana"],
            role=person["role"],
            languages=person["languages"],
            skills=person["skills"],
            teams=person["teams"],
            capacity={"webchat": 6},
        ).id
        for person in company["staff"]
    }


def _vocabulary() -> Vocabulary:
    """Topics of the company's own; types, reasons and outcomes as every installation begins with."""
    topics = world.read("vocabulary")
    return Vocabulary(topics=tuple(Term(topic["code"], topic["ja"], topic["en"]) for topic in topics))


def _load_letters() -> None:
    """The saved replies of the agents."""
    teams = {team.slug: team.id for team in people.teams()}
    for letter in world.read("saved-replies"):
        conversations.save_reply(
            shortcut=letter["shortcut"], title=letter["title"], body_ja=letter["ja"], body_en=letter["en"],
            answers_ja=letter.get("answers_ja", ""), answers_en=letter.get("answers_en", ""),
            tags=letter["tags"], team_ids=[teams[slug] for slug in letter.get("teams", ())],
            actor=core.SYSTEM,
        )  # fmt: skip


def _load_help() -> Articles:
    """Import the articles; returns them by slug and language."""
    knowledge.save_collection(slug=HELP, title_ja="ヘルプ", title_en="Help", own=False)
    for position, shelf in enumerate(world.read("categories")):
        knowledge.save_category(
            collection=HELP,
            slug=shelf["slug"],
            title_ja=shelf["ja"],
            title_en=shelf["en"],
            position=position,
        )
    ids: list[int] = []
    report = knowledge.import_articles(
        source=world.articles(),
        collection=HELP,
        actor=core.SYSTEM,
        report=lambda row: ids.append(row.article_id or 0),
    )
    if report.errors:
        raise ValueError(f"the demo's articles were refused: {report.errors}")
    kinds.tell(collection=HELP)
    return {(a.slug, a.language): LinkedArticle(a.id, a.heading, a.url) for a in knowledge.articles(ids=ids)}


def _load_customers() -> dict[str, int]:
    known = {}
    for person in world.read("people")["customers"]:
        customer_id = people.create_customer(
            name=person["name"], kana=person.get("kana", ""), locale=person["locale"]
        )
        for kind, how in (("email", "code"), ("phone", "staff")):
            if kind in person:
                people.add_identity(customer_id=customer_id, kind=kind, value=person[kind], proven_how=how)
        known[person["key"]] = customer_id
    return known
