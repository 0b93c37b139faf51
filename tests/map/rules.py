"""The rules of the map that import-linter cannot see, as functions from a tree to its violations."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from grimp import ImportGraph

MAP = (
    ("config", "demo"),
    ("desk", "portal", "channels", "phone", "api", "administration", "editorial", "listening"),
    ("automation", "insights"),
    ("journeys",),
    ("gaps", "crossing", "notices"),
    ("assistant", "routing", "field", "stores", "feedback", "community"),
    ("tasks",),
    ("conversations", "knowledge", "workforce", "devices"),
    ("commerce",),
    ("people",),
    ("language",),
    ("ui",),
    ("core",),
)
HEIGHT = {name: len(MAP) - row for row, names in enumerate(MAP) for name in names}
FRONT_DOORS = {"api", "shapes", "events"}
WIRED_BY_CONFIG = FRONT_DOORS | {"listeners", "live", "panels", "web"}
WATCHERS = {"automation", "insights"}
BANNED_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "services"}
SHARED_TEMPLATES = {"ui", "people/account", "people/mfa", "people/socialaccount", "people/allauth"}
USES_TEMPLATE = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)")
LINE_CAPS = {".html": 150, ".js": 200, ".css": 300}
FILE_CAP, TEST_FILE_CAP, FUNCTION_CAP, VIEW_CAP = 400, 500, 60, 20


def front_door_breaks(graph: ImportGraph, root: str) -> list[str]:
    """Imports that enter another context by anything but its front door.

    `journeys` has one door per file. `config` may also wire listeners, live screens, panels and views.
    `automation` and `insights` see only api and events.
    """
    found = []
    for importer in graph.modules:
        parts = importer.split(".")
        if len(parts) < 3 or parts[0] != root or "tests" in parts:
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            there = imported.split(".")
            if there[0] != root or len(there) < 2 or there[1] == parts[1]:
                continue
            if not _is_front_door(parts[1], there):
                found.append(f"{importer} -> {imported}")
    return sorted(found)


def _is_front_door(importing: str, there: list[str]) -> bool:
    if there[1] == "journeys":
        return len(there) == 3
    door = there[2] if len(there) > 2 else ""
    if importing == "config":
        return door in WIRED_BY_CONFIG
    if importing in WATCHERS:
        return door in {"api", "events"}
    return door in FRONT_DOORS


def context_of(module: str, root: str) -> str | None:
    """The context that a module belongs to, or None outside the house."""
    parts = module.split(".")
    return parts[1] if parts[0] == root and len(parts) > 1 else None


def foreign_key_breaks(models: list[type], root: str) -> list[str]:
    """Foreign keys between contexts that point up or sideways on the map, or leave a reverse name behind."""
    found = []
    for model in models:
        here = context_of(model.__module__, root)
        if here is None or model.__name__.endswith("Event") and hasattr(model, "pgh_obj"):
            continue
        for field in model._meta.local_fields + model._meta.local_many_to_many:
            if field.remote_field is None or not isinstance(field.related_model, type):
                continue
            there = context_of(field.related_model.__module__, root)
            if there is None or there == here:
                continue
            if HEIGHT[there] >= HEIGHT[here]:
                found.append(f"{here}.{model.__name__}.{field.name} points up to {there}")
            if field.remote_field.related_name != "+":
                found.append(f"{here}.{model.__name__}.{field.name} has no related_name='+'")
    return sorted(found)


def size_breaks(root: Path) -> list[str]:
    """Files, functions and views over their cap."""
    found = []
    for path in _ours(root):
        lines = path.read_text(encoding="utf-8").count("\n")
        here = path.relative_to(root).as_posix()
        is_test = "tests" in path.parts
        if path.suffix == ".py":
            cap = TEST_FILE_CAP if is_test else FILE_CAP
            found += [f"{here}: {lines} lines, at most {cap}"] if lines > cap else []
            found += [] if is_test else list(_long_functions(path, here))
        elif lines > LINE_CAPS.get(path.suffix, lines):
            found.append(f"{here}: {lines} lines, at most {LINE_CAPS[path.suffix]}")
    return sorted(found)


def _ours(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        if path.is_file() and not {"migrations", "__pycache__", "locale", "vendor"} & set(path.parts):
            if path.suffix in {".py", ".html", ".js", ".css"}:
                yield path


def _long_functions(path: Path, here: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            takes_request = bool(node.args.args) and node.args.args[0].arg == "request"
            cap = VIEW_CAP if "web" in path.parts and takes_request else FUNCTION_CAP
            if length > cap:
                yield f"{here}:{node.name} {length} lines, at most {cap}"


def name_breaks(root: Path) -> list[str]:
    """Files and folders with a name that says nothing, folders that Python cannot see, unknown contexts."""
    found = []
    for path in _ours(root):
        here = path.relative_to(root)
        if path.suffix == ".py" and (BANNED_NAMES & {path.stem, *here.parts[:-1]}):
            found.append(f"{here.as_posix()}: banned name")
    for folder in root.iterdir():
        if folder.is_dir() and any(folder.rglob("*.py")):
            if not (folder / "__init__.py").exists():
                found.append(f"{folder.name}: no __init__.py")
            if folder.name not in HEIGHT and folder.name != "__pycache__":
                found.append(f"{folder.name}: not on the map")
    return sorted(found)


def template_breaks(root: Path) -> list[str]:
    """Templates outside their owner's folder, and templates that include another context's piece."""
    found = []
    for path in root.rglob("templates/**/*.html"):
        parts = path.relative_to(root).parts
        owner, inside = parts[0], "/".join(parts[parts.index("templates") + 1 :])
        own = {owner, *parts[1 : parts.index("templates")]}
        if not _owned(owner, own, inside):
            found.append(f"{path.relative_to(root).as_posix()}: belongs in templates/{owner}/")
        for used in re.findall(
            r"{%\s*(?:include|extends)\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
        ):
            if used.split("/")[0] not in own | {"ui"} and not _allauth(owner, used):
                found.append(f"{path.relative_to(root).as_posix()}: uses {used}")
    return sorted(found)


def _owned(owner: str, own: set[str], inside: str) -> bool:
    first = inside.split("/")[0]
    bare_error_page = owner == "ui" and re.fullmatch(r"\d{3}\.html", inside)
    return first in own or bool(bare_error_page) or _allauth(owner, inside)


def _allauth(owner: str, name: str) -> bool:
    return f"{owner}/{name.split('/')[0]}" in SHARED_TEMPLATES


def journey_breaks(root: Path) -> list[str]:
    """Journey files that are over 60 lines or that touch tables."""
    found = []
    for path in (root / "journeys").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 60:
            found.append(f"{path.name}: {text.count(chr(10))} lines, at most 60")
        if re.search(r"\.objects\b|import models|\.models import", text):
            found.append(f"{path.name}: touches tables")
    return sorted(found)


def habit_breaks(root: Path) -> list[str]:
    """Signals of our own, ready() registrations, logic in save(), imports inside functions."""
    found = []
    for path in _ours(root):
        if path.suffix != ".py" or "tests" in path.parts:
            continue
        here = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                if node.name in {"ready", "save"} and node.args.args and node.args.args[0].arg == "self":
                    found.append(f"{here}: {node.name}()")
                if any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node)):
                    found.append(f"{here}: import inside {node.name}")
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("signals"):
                found.append(f"{here}: signals")
    return sorted(found)
