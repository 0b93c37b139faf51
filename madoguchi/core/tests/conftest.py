"""Every test of core has the listeners' table of facts.py."""

from collections.abc import Iterator

import pytest
from django.db import connection
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from madoguchi.config.storage import attachments_storage
from madoguchi.core import facts as wired
from madoguchi.core.tests import facts


@pytest.fixture(autouse=True)
def _listeners(settings) -> Iterator[None]:
    settings.MADOGUCHI_LISTENERS = "madoguchi.core.tests.facts.LISTENERS"
    wired.forget_wiring()
    facts.HEARD.clear()
    yield
    wired.forget_wiring()


@pytest.fixture
def no_jobs(db) -> None:
    """Take away the jobs that the demo company left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture
def s3(monkeypatch, tmp_path) -> Iterator[dict[str, object]]:
    """A running S3 server with one bucket, as settings.STORAGES wants it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("MADOGUCHI_S3_BUCKET", "files")
    monkeypatch.setenv("MADOGUCHI_S3_ENDPOINT", f"http://{host}:{port}")
    monkeypatch.setenv("MADOGUCHI_S3_REGION", "us-east-1")
    monkeypatch.setenv("MADOGUCHI_S3_KEY", "key")
    monkeypatch.setenv("MADOGUCHI_S3_SECRET", "secret")
    storage = attachments_storage(tmp_path)
    S3Storage(**storage["OPTIONS"]).connection.create_bucket(Bucket="files")
    yield storage
    server.stop()
