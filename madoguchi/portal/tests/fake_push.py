"""A push service on this machine, and a browser's own side of what goes through it (RFC 8291)."""

import base64
import json
import os
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from madoguchi.core.testing import running

X962 = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint


def plain(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Phone:
    """A browser's own side of RFC 8291: its keys, and how it reads what arrives."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        self.public = self.key.public_key().public_bytes(*X962)

    def form(self, endpoint: str) -> dict[str, str]:
        return {"endpoint": endpoint, "p256dh": plain(self.public), "auth": plain(self.auth)}

    def reads(self, sealed: bytes) -> dict[str, str]:
        salt, long = sealed[:16], sealed[20]
        server, ciphertext = sealed[21 : 21 + long], sealed[21 + long :]
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server)
        )
        info = b"WebPush: info\x00" + self.public + server
        secret = HKDF(SHA256(), 32, self.auth, info).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(secret)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(secret)
        return json.loads(AESGCM(key).decrypt(nonce, ciphertext, None).rstrip(b"\x02"))


class PushService(ThreadingHTTPServer):
    """Takes what is posted; `status` is what it answers next, `got` what came as (path, headers, body)."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 201
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Taking(BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing: what it got says it all."""


def push_service() -> AbstractContextManager[PushService]:
    """The service while it runs."""
    return running(PushService())
