"""Django behind ASGI: one thread and one turn per page, static files without either.

Django's own handler changes between the event loop and a thread at every middleware of the other kind. Each
change waits for the interpreter's lock, so under load a page waited longer for its turns than it worked.
"""

import asyncio

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from servestatic.middleware import ServeStaticMiddleware

SPARE = 3  # connections kept for the streams' rights, and for pages whose connection is just being given back


class Pages(ASGIHandler):
    """Answers nearly as many requests at once as there are connections; the others wait their turn."""

    def __init__(self) -> None:
        super().__init__()
        most = settings.DATABASES["default"]["OPTIONS"]["pool"]["max_size"] - SPARE
        self._turns = asyncio.Semaphore(max(most, 1))
        self._first = convert_exception_to_response(ServeStaticMiddleware(self._page))

    def load_middleware(self, is_async: bool = False) -> None:
        """The whole chain runs in the thread of its request."""
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """A static file, or a page."""
        response: HttpResponseBase = await self._first(request)
        return response

    async def _page(self, request: HttpRequest) -> HttpResponseBase:
        async with self._turns:
            return await sync_to_async(self.get_response, thread_sensitive=True)(request)
