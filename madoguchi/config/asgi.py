"""The ASGI application: live streams in front, pages behind."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")

application = get_asgi_application()
