"""A world in which everything that anybody ever wrote is hostile."""

from io import BytesIO

from django.apps import apps
from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.desk.models import SavedView
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from .payloads import PAYLOADS
from .world import World

SHELF = "w-hostile"
EVERYWHERE = "=<img src=x onerror=xss()>"
"""A formula to a spreadsheet, markup to a page: no surface may take it for either."""
FIELDS = {
    "people.Staff": "name kana", "people.Team": "name_ja name_en", "people.Customer": "name kana",
    "people.Profile": "family_name given_name family_kana given_kana", "people.Company": "name kana",
    "people.CompanyMember": "department title", "people.Block": "reason",
    "people.PostalAddress": "recipient organisation city street building",
    "people.CustomerAttribute": "value", "people.SignIn": "user_agent",
    "people.CustomerBrowser": "user_agent", "commerce.Invoice": "addressee subject",
    "commerce.InvoiceLine": "name", "commerce.Product": "name_ja name_en maker",
    "commerce.OrderLine": "name", "commerce.Device": "name nickname",
    "commerce.WarrantyClaim": "symptom said", "commerce.ReturnRequest": "note refusal",
    "commerce.Shipment": "carrier tracking_number", "commerce.CarrierScan": "text",
    "commerce.Receipt": "addressee purpose", "commerce.Subscription": "plan",
    "knowledge.Category": "title_ja title_en", "knowledge.Notice": "title_ja title_en text_ja text_en",
    "knowledge.Product": "title_ja title_en", "knowledge.Block": "title",
    "knowledge.ArticleRevision": "note", "conversations.Conversation": "subject",
    "conversations.ArticleLink": "title", "conversations.SavedReply": "title body_ja body_en",
    "feedback.Rating": "comment", "feedback.Vote": "comment",
    "gaps.ReviewTask": "note", "gaps.ArticleFlag": "note", "gaps.Gap": "title", "gaps.Signal": "question",
    "assistant.Intent": "name_ja name_en", "assistant.Version": "note", "assistant.Outcome": "question",
    "assistant.Proposal": "title", "channels.Account": "name", "mail.Letter": "sender_name subject",
    "post.Scan": "name text", "listening.Source": "name",
    "listening.Mention": "title text author url their_answer", "listening.MentionNote": "text",
    "listening.Answer": "text", "desk.Draft": "text",
    "desk.Approval": "text note", "api.ApiToken": "name", "core.Backup": "problem",
    "core.JobFailure": "text",
}  # fmt: skip
"""Model → what of it is written by people, or comes from another system."""


def fill(world: World) -> World:
    """Conversation A gets every payload in every field."""
    talk, customer, agent = world.talk["a"], world.customer["a"], world.staff["agent"]
    people.rename_customer(customer_id=customer, name=PAYLOADS[1], kana=PAYLOADS[3])
    routed = {"conversation_id": talk, "actor": core.SYSTEM}
    for number, payload in enumerate(PAYLOADS):
        with BytesIO(b"xss") as stream:
            file = core.store_attachment(stream, filename=f"{payload}.txt", declared_type="text/plain")
        conversations.receive(
            InboundMessage(customer, "webchat", payload, attachment_ids=(file.id,), page_url=payload)
        )
        conversations.note(conversation_id=talk, staff_id=agent, text=f"{payload} @係 agent")
        if number % 5 == 0:
            conversations.reply(conversation_id=talk, staff_id=agent, text=payload)
    conversations.set_tags(**routed, tags=PAYLOADS[:6])
    conversations.set_subject(**routed, subject=PAYLOADS[0])
    conversations.answer(
        conversation_id=talk, body=PAYLOADS[0], client_id="answer:hostile",
        card={"type": "answer", "passage": PAYLOADS[1], "title": PAYLOADS[2], "url": "javascript:xss()",
              "article_id": 1, "language": "ja", "actions": ["solved", "not_solved", "person"]},
    )  # fmt: skip
    with transaction.atomic():
        core.send_mail(
            to="a@access.test", subject=PAYLOADS[1], text="\n\n".join(PAYLOADS), purpose="code", language="ja"
        )
    rows = [
        {"id": f"hostile-{n}", "heading": payload, "body": f"{payload}\n\n# {payload}\n\n- {payload}",
         "questions": [payload], "tags": [payload]}
        for n, payload in enumerate(PAYLOADS)
    ]  # fmt: skip
    report = knowledge.import_articles(
        source=rows, collection=SHELF, actor=core.SYSTEM, title_ja=PAYLOADS[1], title_en=PAYLOADS[1]
    )
    assert report.errors == ()
    return world


def spoil(world: World) -> None:
    """Every text that somebody wrote becomes hostile, past all checks at the doors."""
    SavedView.objects.filter(pk=world.view).update(name=EVERYWHERE)
    for label, fields in FIELDS.items():
        apps.get_model(label).objects.update(**dict.fromkeys(fields.split(), EVERYWHERE))
