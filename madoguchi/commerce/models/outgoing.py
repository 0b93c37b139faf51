"""What leaves this house about money: news for the shop, and accounts that refunds are transferred to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ..shapes.outgoing import NEWS_STATES
from .orders import OrderPayment


class ShopNews(models.Model):
    """Something that staff did and the shop has to know, once for each `key`; numbers and sums, no person.

    "refused": the shop said that it will never take it; "waiting": not told yet, or only fetched by it.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    body = models.JSONField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="waiting")
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=40, blank=True, default="")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=NEWS_STATES), name="shop_news_state"),
        ]

    def __str__(self) -> str:
        return self.key


class RefundAccount(models.Model):
    """That there is an account to which one refund is transferred; it lies sealed among the secrets.

    `shown` is what stays when the money has gone: bank, branch and the last three figures.
    """

    move = models.OneToOneField(OrderPayment, models.CASCADE, related_name="account")
    shown = models.CharField(max_length=120)
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"account for {self.move_id}"
