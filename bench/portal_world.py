"""Run by bench/portal.py in a process of its own: a shop's customers and orders, and one customer with much.

The rows are written by the database itself, with the columns and defaults of the models as they are.
"""

import sys

from django.db import connection, models

from madoguchi.commerce.models import Order, OrderLine, Shipment
from madoguchi.core import api as core
from madoguchi.core.models import Event
from madoguchi.people import api as people
from madoguchi.people.models import Customer, Identity

HERS = 1
MUCH, ENTRIES = 500, 10_000
TOKEN = "bench-portal-token-that-is-long-enough-0001"
STATUSES = "(ARRAY['pending','shipped','delivered','delivered','delivered','cancelled'])[1 + mod(n, 6)]"


def fill(model: type[models.Model], rows: str, **columns: str) -> None:
    """Insert `rows` (a FROM clause with n); columns that are not named have the model's default."""
    given, values = dict(columns), []
    for field in model._meta.concrete_fields:
        name = field.column
        if name in given or (field.primary_key and isinstance(field, models.AutoField)):
            continue
        values.append(field.get_db_prep_save(field.get_default(), connection))
        given[name] = "%s"
    named = ", ".join(f'"{name}"' for name in given)
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(
            f"INSERT INTO {table} ({named}) SELECT {', '.join(given.values())} FROM {rows}", values
        )


def load(customers: int) -> None:
    """So many customers with two orders each; the first has five hundred, and ten thousand log entries."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    many = f"generate_series(1, {customers}) AS n"
    fill(Customer, many, id="n", name="'お客様' || n", created_at="now() - n * interval '1 minute'")
    orders(f"generate_series(1, {2 * customers}) AS n", f"1 + mod(n, {customers})", "B-")
    orders(f"generate_series(1, {MUCH}) AS n", str(HERS), "H-")
    fill(OrderLine, f"{Order._meta.db_table} AS o", order_id="o.id", position="1", name="'電気ケトル'",
         unit_price="1100", tax_rate="10", status="'ordered'")  # fmt: skip
    fill(Shipment, f"{Order._meta.db_table} AS o WHERE o.status IN ('shipped', 'delivered')", order_id="o.id",
         source="'bench'", external_id="o.number", carrier="'yamato'", tracking_number="o.number",
         status="CASE o.status WHEN 'shipped' THEN 'in_transit' ELSE 'delivered' END",
         shipped_at="o.placed_at + interval '1 day'")  # fmt: skip
    story(customers)
    with connection.cursor() as cursor:
        for table in (Customer, Order, OrderLine, Shipment, Event):
            name = table._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


def orders(rows: str, customer: str, mark: str) -> None:
    """Orders, a few minutes apart."""
    fill(Order, rows, source="'bench'", external_id=f"'{mark}' || n", number=f"'{mark}' || n", total="1100",
         customer_id=customer, status=STATUSES, placed_at="now() - n * interval '7 minutes'",
         promised_on="(now() + interval '2 days')::date",
         delivered_at="CASE WHEN mod(n, 6) IN (2, 3, 4) THEN now() - n * interval '3 minutes' END",
    )  # fmt: skip


def story(customers: int) -> None:
    """The log: two entries of everybody, ten thousand of hers."""
    kinds = (
        "(ARRAY['people.details_changed','knowledge.article_read','people.identity_proven'])[1 + mod(n, 3)]"
    )
    for rows, who in ((f"generate_series(1, {2 * customers}) AS n", f"1 + mod(n, {customers})"),
                      (f"generate_series(1, {ENTRIES}) AS n", str(HERS))):  # fmt: skip
        data = f"jsonb_build_object('customer_id', {who}, 'part', 'contact', 'kind', 'email', 'how', 'code')"
        fill(Event, rows, source="'bench'", type=kinds, subject=f"'customer:' || ({who})", customer_id=who,
             time="now() - n * interval '1 minute'", actor_kind="'customer'", actor_id=who,
             data=data)  # fmt: skip


def known() -> None:
    """Her browser, and an address that she has proven."""
    people.add_identity(customer_id=HERS, kind="visitor", value=TOKEN)
    Identity.objects.create(
        customer_id=HERS, kind="email", value="hers@bench.test", proven_at=core.now(), proven_how="code"
    )


if __name__ == "__main__":
    load(int(sys.argv[1]))
    known()
