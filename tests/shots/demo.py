"""Where the pages are taken: an address given, the desk that runs here, or one of our own for the while."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORLD = ROOT / "madoguchi/demo/world/people.yaml"
START_SECONDS = 180


@contextlib.contextmanager
def address(given: str = "") -> Iterator[str]:
    """The address to photograph, without the last slash; a desk of our own is stopped at the end."""
    found = given or running(Path(os.environ.get("MADOGUCHI_HOME") or ROOT / "var"))
    if found:
        yield found.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="madoguchi-shots-") as home:
        process = start(Path(home))
        try:
            yield wait_for(process, Path(home))
        finally:
            process.terminate()
            process.wait(30)


def running(home: Path) -> str:
    """The address of the desk that runs from this home, "" when none answers."""
    try:
        url = str(json.loads((home / "up.json").read_text())["url"])
        with urllib.request.urlopen(url + "healthz", timeout=3):
            return url
    except (OSError, ValueError, KeyError):
        return ""


def start(home: Path) -> subprocess.Popen[bytes]:
    """`madoguchi up` with the demo, in a home of its own."""
    environment = {**os.environ, "MADOGUCHI_HOME": str(home), "MADOGUCHI_DEMO": "1", "MADOGUCHI_WEB": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "madoguchi", "up"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def wait_for(process: subprocess.Popen[bytes], home: Path) -> str:
    """The address once the desk answers; raises RuntimeError when it ends or takes too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if found := running(home):
            return found.rstrip("/")
        time.sleep(0.3)
    raise RuntimeError("The desk did not start; see what `bin/up` says.")


def logins() -> dict[str, tuple[str, str]]:
    """For each role of staff the first person's address and password in the demo company."""
    if not WORLD.exists():
        return {}
    people = yaml.safe_load(WORLD.read_text(encoding="utf-8"))
    found: dict[str, tuple[str, str]] = {}
    for person in people["staff"]:
        found.setdefault(person["role"], (person["email"], people["password"]))
    return found
