"""Under which words a customer is found, and where she stands among others by kana."""

from django.db import connection

from ..finding import words_of, words_of_places
from ..kana import sort_key
from ..models import Customer, CustomerWords, Identity, Phone, PostalAddress

WORDS = 0x776F7264  # advisory locks on the words of one customer

_KEEP_WORDS = """
INSERT INTO people_customerwords (customer_id, tokens, sort_key)
VALUES (%(id)s, array_to_tsvector(%(words)s::text[]), %(sort_key)s)
ON CONFLICT (customer_id) DO UPDATE SET tokens = excluded.tokens, sort_key = excluded.sort_key
"""


def keep_words(customer_id: int) -> None:
    """Write anew under which words she is found and where she stands among others by kana.

    The names of the records that went into her count too. The lock makes two changes at once see each other.
    Runs inside the caller's transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [WORDS, customer_id % 2**31])
    merged = Customer.objects.filter(merged_into_id=customer_id)
    CustomerWords.objects.filter(customer__in=merged).delete()
    own = Customer.objects.filter(pk=customer_id)
    name, kana = own.values_list("name", "kana").first() or ("", "")
    names = [name, kana, *(word for record in merged.values_list("name", "kana") for word in record)]
    words = [*words_of(names, _ways_to(customer_id)), *words_of_places(_places_of(customer_id))]
    given = {"id": customer_id, "words": list(dict.fromkeys(words)), "sort_key": sort_key(kana, name)}
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_WORDS, given)


def _ways_to(customer_id: int) -> list[tuple[str, str]]:
    """Her identities and the numbers she gave us, as (kind, value)."""
    known = Identity.objects.filter(customer_id=customer_id).values_list("kind", "value")
    numbers = Phone.objects.filter(customer_id=customer_id).values_list("number", flat=True)
    return [*known, *(("phone", number) for number in numbers)]


def _places_of(customer_id: int) -> list[str]:
    rows = PostalAddress.objects.filter(customer_id=customer_id)
    columns = ("postal_code", "digital_code", "prefecture", "city", "town", "street", "building")
    return [
        word
        for postal, digital, *place in rows.values_list(*columns)
        for word in (postal, digital, digital.replace("-", ""), "".join(place))
    ]
