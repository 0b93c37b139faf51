"""The demo's own pages; outside the demo they do not exist."""

from django.urls import path

from . import mail, shop

app_name = "demo"
urlpatterns = [
    path("mail/", mail.mailbox, name="mail"),
    path("shop/", shop.page, name="shop"),
    path("shop/token/", shop.token, name="shop-token"),
]
