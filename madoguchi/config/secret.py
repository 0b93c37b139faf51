"""The installation's secret key: from the environment, else made once and kept in the home folder."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """Return MADOGUCHI_SECRET_KEY, or the key kept in `home/secret`, made on first use with mode 0600."""
    if given := os.environ.get("MADOGUCHI_SECRET_KEY"):
        return given
    kept = home / "secret"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True)
        mine = home / f".secret.{os.getpid()}"
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_urlsafe(50))
        try:
            os.link(mine, kept)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return kept.read_text()
