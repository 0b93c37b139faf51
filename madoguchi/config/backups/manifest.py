"""What a backup says about itself."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

FORMAT = 1
MANIFEST, SEAL, DATABASE, KEY, FILES = (
    "manifest.json", "manifest.sha256", "database.dump", "secret", "attachments/",
)  # fmt: skip


@dataclass
class Manifest:
    """Which programs made it, how many rows each table had, and the checksum of each part."""

    made_at: str
    version: str
    postgres: int
    migrations: list[str]
    rows: dict[str, int]
    parts: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """As it lies in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read back; raises ValueError or TypeError when it is none of ours."""
        found: dict[str, Any] = json.loads(data)
        known = {name: value for name, value in found.items() if name in cls.__dataclass_fields__}
        return cls(**known)


def seal(manifest: bytes) -> bytes:
    """The checksum that lies beside the manifest."""
    return hashlib.sha256(manifest).hexdigest().encode()
