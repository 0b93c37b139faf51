"""The browser's libraries: locked by hashes, bundled once, and at no cost when nothing changed."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSER = ROOT / "browser"
SETUP = (ROOT / "bin" / "setup").read_text()


def locked() -> dict[str, dict[str, object]]:
    """The lock's packages by their place."""
    return json.loads((BROWSER / "package-lock.json").read_text())["packages"]


def test_every_package_is_locked_by_an_integrity_hash_and_names_no_server():
    packages = {place: held for place, held in locked().items() if place}
    assert len(packages) > 20
    assert [p for p, held in packages.items() if not str(held.get("integrity")).startswith("sha512-")] == []
    assert [p for p, held in packages.items() if "resolved" in held] == []


def test_the_lock_has_what_the_package_asks_for_in_exact_versions():
    asked = json.loads((BROWSER / "package.json").read_text())
    wanted = asked["dependencies"] | asked["devDependencies"]
    assert [v for v in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert {name: locked()[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_licences_of_what_browsers_get_are_permissive():
    kept = {str(held["license"]) for place, held in locked().items() if place and not held.get("dev")}
    assert kept <= {"MIT", "BSD-2-Clause", "Apache-2.0", "ISC", "Python-2.0"}


def test_the_stamp_fits_what_is_there_so_that_setup_does_nothing():
    check = ["sha256sum", "--check", "--status", "browser/made.sha256"]
    assert subprocess.run(check, cwd=ROOT, check=False).returncode == 0
    assert "sha256sum --check --status browser/made.sha256" in SETUP


def test_a_module_that_somebody_changed_is_made_again(a_copy):
    module = a_copy / "madoguchi" / "ui" / "static" / "kept" / "prosemirror.js"
    made = hashlib.sha256(module.read_bytes()).hexdigest()
    module.write_text("changed")
    subprocess.run([sys.executable, a_copy / "browser" / "build.py"], check=True, timeout=120)
    assert hashlib.sha256(module.read_bytes()).hexdigest() == made


def test_nothing_runs_when_all_is_made(a_copy):
    module = a_copy / "madoguchi" / "ui" / "static" / "kept" / "prosemirror.js"
    before = module.stat().st_mtime_ns
    nothing_to_run = {"PATH": "/nowhere"}
    subprocess.run([sys.executable, a_copy / "browser" / "build.py"], check=True, env=nothing_to_run)
    assert module.stat().st_mtime_ns == before


@pytest.fixture
def a_copy(tmp_path):
    """The browser's folder and its modules, apart from this clone."""
    shutil.copytree(BROWSER, tmp_path / "browser")
    shutil.copytree(
        ROOT / "madoguchi" / "ui" / "static" / "kept", tmp_path / "madoguchi" / "ui" / "static" / "kept"
    )
    return tmp_path
