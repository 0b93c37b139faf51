"""What staff settled here travels back to the shop: kept once, told until the shop has it."""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from ..events import MoneyMoved, ReturnReceived, ReturnRefused, ReturnSettled
from ..models import OrderPayment, ReturnLine, ReturnRequest, ShopNews
from ..shop_link import ShopAway, ShopLink, ShopRefuses, post

TELL = "commerce.tell_shop"
Told = ReturnReceived | ReturnRefused | ReturnSettled | MoneyMoved


@transaction.atomic
def keep_news(fact: Told) -> None:
    """Keep what the shop has to know of this fact, and have it told where an address is set; once."""
    if isinstance(fact, MoneyMoved):
        key, body = f"money:{fact.payment_id}", _of_money(fact)
    else:
        key, body = f"{fact.name}:{fact.return_id}", _of_return(fact)
    if body is None:
        return
    news, new = ShopNews.objects.get_or_create(
        key=key, defaults={"kind": fact.name, "body": body, "made_at": core.now()}
    )
    if new and core.option(ShopLink).address:
        _later(news.pk)


def tell_shop(news_id: int) -> None:
    """Tell it once more if it is not told. Raises ShopAway, to be tried again. Not inside a transaction."""
    news = ShopNews.objects.filter(pk=news_id).exclude(state="sent").first()
    if news is None or not core.option(ShopLink).address:
        return
    ShopNews.objects.filter(pk=news_id).update(tries=news.tries + 1)
    try:
        post(key=news.key, kind=news.kind, body=news.body)
    except ShopAway:
        ShopNews.objects.filter(pk=news_id).update(problem="away")
        raise
    except ShopRefuses as refused:
        ShopNews.objects.filter(pk=news_id, state="waiting").update(
            state="refused", problem=refused.code[:40]
        )
        return
    ShopNews.objects.filter(pk=news_id).update(state="sent", problem="", sent_at=core.now())


@transaction.atomic
def tell_again(*, actor: core.Actor) -> int:
    """Have everything told that the shop has not taken; how many."""
    with core.acting(actor):
        open_news = ShopNews.objects.select_for_update().exclude(state="sent").order_by("pk")
        ids = list(open_news.values_list("pk", flat=True))
        ShopNews.objects.filter(pk__in=ids).update(state="waiting", problem="")
    for one in ids:
        _later(one)
    return len(ids)


def _later(news_id: int) -> None:
    app.configure_task(TELL, queue="commerce").defer(news_id=news_id)


def _of_return(fact: ReturnReceived | ReturnRefused | ReturnSettled) -> dict[str, Any] | None:
    row = ReturnRequest.objects.select_related("order").filter(pk=fact.return_id).first()
    if row is None:
        return None
    lines = ReturnLine.objects.filter(request=row).select_related("line__variant", "instead")
    moves = row.moves.filter(kind="refund").order_by("pk")
    return _order(row.order) | {
        "return": row.number, "kind": row.kind, "status": fact.name.rpartition("_")[2],
        "refusal": fact.code if isinstance(fact, ReturnRefused) else "",
        "paid_back": None if row.paid_back is None else _amount(row.paid_back, row.order),
        "currency": row.order.currency,
        "refunds": [
            {"money": one.pk, "method": one.method, "amount": _amount(one.amount, row.order)}
            for one in moves
        ],
        "lines": [
            {"line": one.line.external_id, "sku": one.line.variant.sku if one.line.variant else "",
             "quantity": one.quantity, "instead": one.instead.sku if one.instead else ""}
            for one in lines
        ],
    }  # fmt: skip


def _of_money(fact: MoneyMoved) -> dict[str, Any] | None:
    row = OrderPayment.objects.select_related("order", "request").filter(pk=fact.payment_id).first()
    if row is None:
        return None
    return _order(row.order) | {
        "money": row.pk, "kind": row.kind, "method": row.method, "amount": _amount(row.amount, row.order),
        "currency": row.order.currency, "return": row.request.number if row.request else "",
        "at": row.at.isoformat() if row.at else "",
    }  # fmt: skip


def _order(order: Any) -> dict[str, Any]:
    return {"order": order.number, "source": order.source, "external_id": order.external_id}


def _amount(amount: int, order: Any) -> str:
    return str(core.major_units(amount, order.currency))
