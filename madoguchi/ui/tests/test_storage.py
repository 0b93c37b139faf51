"""Collected static files carry hashes, inside modules and sheets too."""

import json
import re
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings


def test_imports_and_sheets_name_hashed_files(tmp_path: Path):
    with override_settings(STATIC_ROOT=str(tmp_path)):
        call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    for name in (name for name in paths if name.startswith("ui/") and name.endswith(".js")):
        text = (tmp_path / paths[name]).read_text()
        imports = re.findall(r"^import.*?\"(\./[^\"]+)\";", text, re.MULTILINE)
        assert [one for one in imports if f"ui/{one[2:]}" not in paths.values()] == [], name
    sheet = (tmp_path / paths["ui/css/ui.css"]).read_text()
    assert len(re.findall(r'@import url\("\w+\.\w{12}\.css"\) layer', sheet)) == sheet.count("@import")
