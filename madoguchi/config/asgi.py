"""The ASGI application: live streams in front, pages behind."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from madoguchi.core.live import Front

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")

STREAMS: dict[str, str] = {
    "/live/chat": "madoguchi.channels.webchat.live.topics",
    "/live/staff": "madoguchi.people.streams.staff_topics",
}
"""Path → function(request) that gives the topics a request may hear of, or None."""

application = Front(get_asgi_application(), STREAMS, most=settings.MADOGUCHI_REQUEST_BYTES)
