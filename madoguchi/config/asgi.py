"""The ASGI application: live streams in front, pages behind."""

import os

import django
from django.conf import settings

from madoguchi.core.live import Front

from .pages import Pages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")

STREAMS: dict[str, str] = {
    "/live/chat": "madoguchi.channels.webchat.live.topics",
    "/live/notices": "madoguchi.knowledge.live.notice_topics",
    "/live/staff": "madoguchi.people.streams.staff_topics",
}
"""Path → function(request) that gives the topics a request may hear of, or None."""

django.setup(set_prefix=False)
application = Front(
    Pages(), STREAMS, most=settings.MADOGUCHI_REQUEST_BYTES, larger=settings.MADOGUCHI_LARGER_REQUESTS
)
