"""The demo's own pages; outside the demo they do not exist."""

from django.urls import path

from . import mail, phone, places, shop

app_name = "demo"
urlpatterns = [
    path("mail/", mail.mailbox, name="mail"),
    path("places/blog.xml", places.blog, name="places-blog"),
    path("places/v4/accounts/1/locations/1/reviews", places.reviews, name="places-reviews"),
    path("places/v4/accounts/1/locations/1/reviews/<str:review>/reply", places.reply, name="places-reply"),
    path("phone/", phone.phone, name="phone"),
    path("phone/tap/", phone.tap, name="phone-tap"),
    path("shop/", shop.page, name="shop"),
    path("shop/token/", shop.token, name="shop-token"),
]
