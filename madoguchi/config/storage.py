"""Where the bytes of attachments lie, and how static files are handed out."""

import os
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers


def attachments_storage(home: Path) -> dict[str, Any]:
    """The storage "attachments": S3 when MADOGUCHI_S3_BUCKET is set, else `home/attachments`, mode 0600."""
    bucket = os.environ.get("MADOGUCHI_S3_BUCKET")
    if not bucket:
        options: dict[str, Any] = {
            "location": home / "attachments",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    options = {
        "bucket_name": bucket,
        "endpoint_url": os.environ.get("MADOGUCHI_S3_ENDPOINT") or None,
        "region_name": os.environ.get("MADOGUCHI_S3_REGION") or None,
        "access_key": os.environ.get("MADOGUCHI_S3_KEY") or None,
        "secret_key": os.environ.get("MADOGUCHI_S3_SECRET") or None,
        "location": os.environ.get("MADOGUCHI_S3_PREFIX", ""),
        "file_overwrite": False,
        "default_acl": None,
        "max_memory_size": 1_000_000,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def static_headers(headers: Headers, path: str, url: str) -> None:
    """What the security middleware says for pages; static files do not pass it."""
    headers["X-Content-Type-Options"] = "nosniff"
