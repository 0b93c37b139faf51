"""The ledger of consent: a customer agrees, a customer takes it back, the company changes its words."""

from dataclasses import asdict

from django.db import connection, transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..consenting import LANGUAGES, asked_of, legal_version, of_customer
from ..events import ConsentGiven, ConsentWithdrawn
from ..legal import Agreement, ConsentMissing, LegalTexts, TextVersion
from ..models import Consent, LegalVersion

_AGREE = """
WITH words AS (
  INSERT INTO people_legalversion (digest, language, sentence, policy, policy_url, first_used_at)
  VALUES (%(digest)s, %(language)s, %(sentence)s, %(policy)s, %(policy_url)s, %(now)s)
  ON CONFLICT DO NOTHING)
INSERT INTO people_consent (customer_id, purpose, version_id, channel, minimum_age, given_at)
VALUES (%(customer)s, %(purpose)s, %(digest)s, %(channel)s, %(age)s, %(now)s)
ON CONFLICT (customer_id, purpose, version_id, minimum_age) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id
"""


@transaction.atomic
def agree(*, customer_id: int, agreement: Agreement) -> bool:
    """Keep what came with a customer's form, once per wording; whether that was news.

    Raises ConsentMissing when a box that has to be ticked was not, now or before. Where sending itself is the
    consent, a form without a version (of a program, not of a page of ours) leaves no line.
    """
    texts = core.option(LegalTexts)
    version = _seen(texts, agreement.version)
    asked = asked_of(customer_id, agreement.purpose, texts, LANGUAGES)
    if asked.tick and version is None:
        raise ConsentMissing("consent")
    if asked.minimum_age and not (agreement.old_enough and version):
        raise ConsentMissing("age")
    if version is None:
        return False
    return _keep(customer_id, agreement, version, texts.minimum_age if agreement.old_enough else 0)


def _seen(texts: LegalTexts, digest: str) -> TextVersion | None:
    """The wording that the customer had before her: today's, or an older one from a page left open."""
    today = {one.digest: one for one in (texts.version(language) for language in LANGUAGES)}
    return today.get(digest) or (legal_version(digest) if digest else None)


def _keep(customer_id: int, agreement: Agreement, version: TextVersion, age: int) -> bool:
    given = {"customer": customer_id, "purpose": agreement.purpose, "channel": agreement.channel}
    with connection.cursor() as cursor:
        cursor.execute(_AGREE, {**asdict(version), **given, "age": age, "now": core.now()})
        made = cursor.fetchone() is not None
    if made:
        fact = ConsentGiven(customer_id=customer_id, purpose=agreement.purpose, version=version.digest)
        core.record(fact, actor=core.customer(customer_id))
    return made


@transaction.atomic
def withdraw_consent(*, customer_id: int, consent_id: int, actor: Actor) -> bool:
    """A customer takes back a consent of hers; whether that was a change. She is asked again next time."""
    row = of_customer(customer_id).select_for_update(of=("self",)).filter(pk=consent_id).first()
    if row is None or row.withdrawn_at is not None:
        return False
    Consent.objects.filter(pk=row.pk).update(withdrawn_at=core.now())
    fact = ConsentWithdrawn(customer_id=customer_id, consent_id=row.pk, purpose=row.purpose)
    core.record(fact, actor=actor)
    return True


def keep_wordings() -> None:
    """Keep the company's words as they are now, in both languages; safe to repeat."""
    texts, now = core.option(LegalTexts), core.now()
    rows = [
        LegalVersion(**{**asdict(texts.version(language)), "first_used_at": now}) for language in LANGUAGES
    ]
    LegalVersion.objects.bulk_create(rows, ignore_conflicts=True)
