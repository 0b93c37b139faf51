"""The wheel alone, in an environment of its own, runs the product."""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from madoguchi.config import postgres
from tests.plugins import cluster
from tests.plugins.patience import BUSY

ROOT = Path(__file__).resolve().parents[2]
OPEN_WITHIN_SECONDS = 90
END_WITHIN_SECONDS = 5


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without a network: the build tools are those of the lock."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_asks_for_what_the_locks_are_made_from(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        wanted = Parser().parsestr(archive.read(name).decode()).get_all("Requires-Dist")
    more = [line for line in wanted if "extra ==" in line]
    assert packages(line for line in wanted if line not in more) == asked_for("runtime.in")
    assert packages(more) == asked_for("voice.in")


def packages(lines):
    return sorted(re.split(r"[\[=<>~!; ]", line)[0] for line in lines)


def asked_for(name):
    lines = (ROOT / "requirements" / name).read_text().split("\n")
    return packages(line for line in lines if line and not line.startswith(("-", "#")))


def test_the_wheel_carries_translations_templates_and_static_files_but_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    sources = {n for n in names if n.endswith(".po")}
    assert {n.replace(".po", ".mo") for n in sources} <= set(names)
    assert "madoguchi/ui/static/ui/live.js" in names
    assert "madoguchi/ui/static/kept/prosemirror.js" in names
    assert "madoguchi/demo/world/people.yaml" in names
    assert [n for n in names if "/tests/" in n] == []


@pytest.fixture
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`madoguchi` of a new environment that sees the locked packages, but not the clone."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib"))
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    subprocess.run([*install, "--python", folder / "bin" / "python", wheel], check=True)
    return folder / "bin" / "madoguchi"


def test_the_wheel_alone_runs_the_desk_and_ends_quickly(command, tmp_path):
    kept = {
        n: v for n, v in os.environ.items() if not n.startswith(("MADOGUCHI", "DATABASE", "PYTHON", "DJANGO"))
    }
    log = tmp_path / "up.log"
    with log.open("w") as output:
        up = subprocess.Popen(
            [command, "up"],
            cwd=tmp_path,
            stdout=output,
            stderr=output,
            env=kept | {"MADOGUCHI_PORT": "8470", "MADOGUCHI_DEMO": "0"},
        )
    try:
        url = opened(up, log)
        with urllib.request.urlopen(f"{url}help/", timeout=20) as answer:
            assert answer.status == 200
        up.send_signal(signal.SIGTERM)
        assert up.wait(END_WITHIN_SECONDS * BUSY) == 0
        assert postgres.running(tmp_path / "var") is None
    finally:
        up.kill()
        up.wait()
        cluster.forget(tmp_path / "var")


def opened(up: "subprocess.Popen[bytes]", log: Path) -> str:
    """The address that `up` prints; fails with its output when none comes."""
    give_up = time.monotonic() + OPEN_WITHIN_SECONDS * BUSY
    while time.monotonic() < give_up and up.poll() is None:
        if found := re.search(r"(?:is open: |開きました：)(\S+)", log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text())
