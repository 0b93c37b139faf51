"""PostgreSQL's own programs for dump and restore, told where the database is without showing the password."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from ..postgres import find_clients, owner
from .failures import BackupFailed
from .writing import CHUNK

DUMP = ("--format=custom", "--no-owner", "--no-privileges")
RESTORE = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")


def dump(address: str, snapshot: str, target: IO[bytes]) -> None:
    """Write the database, as that snapshot sees it, into `target`."""
    program = find_clients(major_of(address))["pg_dump"]
    with _service(address) as environment, tempfile.TemporaryFile() as said:
        command = [str(program), *DUMP, f"--snapshot={snapshot}", "--dbname=service=madoguchi"]
        done = subprocess.run(command, stdout=target, stderr=said, env=environment, check=False)
        _judge(done.returncode, said)


def load(address: str, source: IO[bytes]) -> None:
    """Fill an empty database from a dump: wholly, or not at all."""
    program = find_clients(major_of(address))["pg_restore"]
    command = [str(program), *RESTORE, "--dbname=service=madoguchi"]
    with _service(address) as environment, tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=environment)
        assert running.stdin is not None
        try:
            while chunk := source.read(CHUNK):
                running.stdin.write(chunk)
            running.stdin.close()
        except BrokenPipeError:
            pass  # it has given up, and has said why
        _judge(running.wait(), said)


def major_of(address: str) -> int:
    """The major version of the server."""
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.info.server_version // 10000


@contextlib.contextmanager
def _service(address: str) -> Iterator[dict[str, str]]:
    """An environment that names the database by a file only we can read: everybody sees command lines."""
    with tempfile.TemporaryDirectory(prefix="madoguchi-") as folder:
        file = Path(folder) / "service"
        file.touch(mode=0o600)
        lines = [f"{name}={value}\n" for name, value in conninfo_to_dict(address).items()]
        file.write_text("".join(["[madoguchi]\n", *lines]))
        yield owner.environment() | {"PGSERVICEFILE": str(file)}


def _judge(code: int, said: IO[bytes]) -> None:
    if code:
        said.seek(0)
        text = said.read().decode(errors="replace").strip()[-2000:]
        raise BackupFailed(
            f"データベースの書き出し・読み込みに失敗しました。\n{text}", f"PostgreSQL refused.\n{text}"
        )
