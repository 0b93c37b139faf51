"""Reading the ledger of consent: what a form has to ask, and what a customer has agreed to."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from madoguchi.core import api as core

from .legal import Asked, ConsentShape, LegalTexts, Purpose, TextVersion
from .models import Consent, LegalVersion

LANGUAGES = ("ja", "en")


def consent_asked(*, customer_id: int | None, purpose: Purpose, language: str) -> Asked:
    """What a form in this language has to say and ask; nothing is asked twice for the same words."""
    texts = core.option(LegalTexts)
    return asked_of(customer_id, purpose, texts, (language,))


def asked_of(customer_id: int | None, purpose: Purpose, texts: LegalTexts, languages: Iterable[str]) -> Asked:
    """The same for texts at hand; agreeing in one of the languages is enough."""
    versions = [texts.version(language) for language in languages]
    given = _given(customer_id) if customer_id is not None and (texts.tick or texts.minimum_age) else []
    agreed = any((purpose, one.digest) == line[:2] for line in given for one in versions)
    grown = any(age >= texts.minimum_age for *_, age in given)
    return Asked(
        version=versions[0].digest,
        sentence=versions[0].sentence,
        policy_url=versions[0].policy_url,
        tick=texts.tick and not agreed,
        minimum_age=0 if grown else texts.minimum_age,
    )


def _given(customer_id: int) -> list[tuple[str, str, int]]:
    held = of_customer(customer_id).filter(withdrawn_at=None)
    return list(held.values_list("purpose", "version_id", "minimum_age"))


def of_customer(customer_id: int) -> QuerySet[Consent]:
    """Her lines, with those of the records that went into hers."""
    return Consent.objects.filter(Q(customer_id=customer_id) | Q(customer__merged_into_id=customer_id))


def consents(customer_id: int) -> tuple[ConsentShape, ...]:
    """What she has agreed to, the latest first, with the words as they were."""
    rows = of_customer(customer_id).select_related("version").order_by("-given_at", "-id")[:200]
    return tuple(
        ConsentShape(
            id=row.pk,
            purpose=row.purpose,
            channel=row.channel,
            given_at=row.given_at,
            withdrawn_at=row.withdrawn_at,
            version=version_shape(row.version),
            minimum_age=row.minimum_age,
        )
        for row in rows
    )


def legal_versions(limit: int = 100) -> tuple[TextVersion, ...]:
    """The wordings that were ever agreed to or set, the latest first."""
    return tuple(version_shape(row) for row in LegalVersion.objects.order_by("-first_used_at", "pk")[:limit])


def legal_version(digest: str) -> TextVersion | None:
    """One wording by its digest: one that is kept, or the one we begin with."""
    row = LegalVersion.objects.filter(pk=digest).first()
    if row is not None:
        return version_shape(row)
    ours = (LegalTexts().version(language) for language in LANGUAGES)
    return next((one for one in ours if one.digest == digest), None)


def version_shape(row: LegalVersion) -> TextVersion:
    """The row as it crosses the door."""
    return TextVersion(row.pk, row.language, row.sentence, row.policy, row.policy_url, row.first_used_at)
