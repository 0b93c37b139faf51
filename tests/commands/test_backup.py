"""The drill: a backup of a living company, restored into an empty folder, is the same company."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import psycopg
import pytest
from django.db import transaction

from madoguchi.config import cli, environment
from madoguchi.core import api as core
from madoguchi.core import backups
from madoguchi.core.models import Attachment
from tests.plugins import cluster

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NUMBERS = {
    "conversations": "select count(*), max(id) from conversations_conversation",
    "messages": "select count(*), md5(string_agg(body, '' order by id)) from conversations_message",
    "articles": "select count(*) from knowledge_article",
    "facts": "select count(*), max(id) from core_event",
    "attachments": "select count(*), min(sha256) from core_attachment where state = 'stored'",
}


@pytest.fixture(autouse=True)
def _no_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is set up and its database found already."""
    monkeypatch.setattr(environment, "start_django", lambda: None)


@pytest.fixture
def company(committed_db, settings, tmp_path, monkeypatch) -> Path:
    """The demo company in a home of its own, with a key and an attachment; its home."""
    home = tmp_path / "company"
    (home / "attachments").mkdir(parents=True)
    (home / "secret").write_text("the company's key")
    monkeypatch.delenv("MADOGUCHI_SECRET_KEY", raising=False)
    settings.HOME, settings.MADOGUCHI_BACKUPS = home, home / "backups"
    stored_in(home / "attachments", settings)
    with transaction.atomic():
        Attachment.objects.update(state=Attachment.State.REMOVED)  # the demo's films lie where it was loaded
        core.store_attachment(io.BytesIO(PDF), filename="保証書.pdf")
    return home


@pytest.fixture
def elsewhere() -> Path:
    """An empty folder that the database's user may enter, as on another machine."""
    place = Path("/tmp") / f"madoguchi-drill-{os.getpid()}-{time.monotonic_ns()}" / "var"
    place.mkdir(parents=True)
    place.parent.chmod(0o755)
    yield place
    cluster.forget(place)
    shutil.rmtree(place.parent, ignore_errors=True)


@pytest.fixture
def empty_database(test_cluster, monkeypatch):
    """An empty database on a server that already runs; its address."""
    name = f"test_{os.getpid()}_restored"
    with test_cluster.administration() as connection:
        cluster.run(connection, "create database {}", name)
    yield test_cluster.server.url(name)
    with test_cluster.administration() as connection:
        cluster.run(connection, "drop database {} with (force)", name)


def stored_in(folder: Path, settings) -> None:
    """Keep attachments in this folder."""
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"attachments": backend}


def numbers(address: str) -> dict[str, object]:
    with psycopg.connect(address) as connection:
        return {name: connection.execute(question).fetchone() for name, question in NUMBERS.items()}


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def restored(file: Path, home: Path, address: str = "", *more: str) -> "subprocess.CompletedProcess[str]":
    """`madoguchi restore FILE` as typed on another machine."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "MADOGUCHI_SECRET_KEY")}
    given = {"MADOGUCHI_HOME": str(home), "PYTHONPATH": str(cluster.ROOT), "LANG": "C"}
    given |= {"DATABASE_URL": address} if address else {}
    command = [sys.executable, "-m", "madoguchi", "restore", str(file), *more]
    return subprocess.run(command, env=kept | given, capture_output=True, text=True, check=False, timeout=180)


def made(company: Path, *options: str) -> Path:
    """`madoguchi backup`; its file."""
    before = set((company / "backups").glob("*.tar"))
    assert cli.main(["backup", *options]) == 0
    (file,) = set((company / "backups").glob("*.tar")) - before
    return file


def test_restored_into_an_empty_folder_it_is_the_same_company(company, committed_db, elsewhere, capsys):
    file = made(company)
    assert "Backup made" in capsys.readouterr().out
    assert file.stat().st_mode & 0o777 == 0o600

    done = restored(file, elsewhere)

    assert done.returncode == 0, done.stderr
    server = subprocess.run(
        [sys.executable, "-m", "madoguchi.config.postgres", str(elsewhere)],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(cluster.ROOT)},
    )  # fmt: skip
    assert numbers(server.stdout.strip()) == numbers(committed_db)
    assert files_in(elsewhere / "attachments") == files_in(company / "attachments")
    assert (elsewhere / "secret").read_text() == "the company's key"
    again = restored(file, elsewhere)
    assert (again.returncode, "not empty" in again.stderr) == (1, True)


def test_an_external_database_is_filled_and_its_password_is_on_no_command_line(
    company, committed_db, empty_database, tmp_path
):
    file = made(company, "--without-key")
    home = tmp_path / "home"

    done = restored(file, home, empty_database)

    assert done.returncode == 0, done.stderr
    assert numbers(empty_database) == numbers(committed_db)
    assert (home / "secret").read_text() != "the company's key"


def test_a_damaged_backup_is_refused_wherever_the_damage_is(company, empty_database, tmp_path):
    whole = made(company).read_bytes()
    places = [600, len(whole) // 3, len(whole) // 2, whole.index(b"attachments/"), whole.index(b'"rows"')]
    damaged = {f"bit{place}": _flipped(whole, place) for place in places}
    damaged |= {"short": whole[: len(whole) // 2], "shorter": whole[:300], "none": b"", "other": b"x" * 4096}
    damaged["foreign"] = _with_foreign_part(whole)
    for name, content in damaged.items():
        file = tmp_path / f"{name}.tar"
        file.write_bytes(content)

        done = restored(file, tmp_path / "home", empty_database)

        assert (name, done.returncode, "damaged" in done.stderr) == (name, 1, True)
    assert not (tmp_path / "home").exists()
    with psycopg.connect(empty_database) as connection:
        tables = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    assert tables == (0,)


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def _with_foreign_part(content: bytes) -> bytes:
    file = io.BytesIO(content)
    with tarfile.open(fileobj=file, mode="a:") as tar:
        tar.addfile(tarfile.TarInfo("attachments/00/intruder"), io.BytesIO())
    return file.getvalue()


def test_a_backup_of_a_newer_version_is_refused_and_nothing_is_left(company, empty_database, tmp_path):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(
            "insert into django_migrations (app, name, applied) values ('core', '9999_x', now())"
        )
    done = restored(made(company), tmp_path / "home", empty_database)
    assert (done.returncode, "newer version" in done.stderr) == (1, True)
    with psycopg.connect(empty_database) as connection:
        assert connection.execute(
            "select count(*) from pg_tables where schemaname = 'public'"
        ).fetchone() == (0,)


def test_only_the_latest_stay_and_foreign_files_are_left_alone(company, monkeypatch):
    folder = company / "backups"
    folder.mkdir()
    (folder / "madoguchi-20260101T000000Z.tar").touch()
    (folder / "madoguchi-20260102T000000Z.tar").touch()
    (folder / "notes.tar").touch()

    newest = made(company, "--keep", "2")

    assert sorted(p.name for p in folder.iterdir()) == [
        "madoguchi-20260102T000000Z.tar",
        newest.name,
        "notes.tar",
    ]


def test_a_failed_backup_leaves_the_old_ones_and_is_remembered(company, monkeypatch, tmp_path):
    first = made(company)
    monkeypatch.setenv("MADOGUCHI_PG_BIN", str(tmp_path))

    assert cli.main(["backup"]) == 1

    assert list((company / "backups").iterdir()) == [first]
    assert [bool(b.problem) for b in core.backups()] == [True, False]
    assert core.last_backup().place == str(first)


def test_missing_attachments_are_named(company, capsys):
    lost = Attachment.objects.get(name="保証書.pdf").place
    (company / "attachments" / lost).unlink()
    assert cli.main(["backup"]) == 1
    assert lost in capsys.readouterr().err
    assert core.last_backup().lost == 1


def test_a_file_of_that_name_is_never_overwritten(company, tmp_path):
    there = tmp_path / "there.tar"
    there.write_text("precious")
    assert cli.main(["backup", str(there)]) == 1
    assert there.read_text() == "precious"


def test_checking_changes_nothing(company, tmp_path, capsys):
    file = made(company)
    assert cli.main(["restore", str(file), "--check"]) == 0
    assert "It is whole" in capsys.readouterr().out


def test_tonights_backup_is_made_once_by_the_worker(company):
    core.set_option(core.BackupPlan(on=True, hour=3, keep=2), actor=core.SYSTEM)
    night = core.now().replace(hour=18, minute=5)  # 03:05 in Tokyo
    with core.frozen(night):
        assert (backups.make_due_backup(), backups.make_due_backup()) == (True, False)
    assert len(list((company / "backups").glob("*.tar"))) == 1
