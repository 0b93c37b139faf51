"""The files of the production guide are accepted by the programs that read them, and say what is true."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from madoguchi.config import settings as project

ROOT = Path(__file__).resolve().parents[2]
GUIDE, FILES = ROOT / "docs/production.md", ROOT / "docs/production"
UNITS = sorted(FILES.glob("*.service")) + sorted(FILES.glob("*.timer"))
PROGRAM = "/opt/madoguchi/bin/madoguchi"
SELF_SIGNED = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=desk.example.jp"]


def nginx_blocks() -> dict[str, str]:
    """`location` → its lines."""
    text = (FILES / "nginx.conf").read_text()
    return dict(re.findall(r"location ([^{]+?) \{([^}]*)\}", text))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_accepts_the_units(tmp_path):
    for unit in UNITS:
        known = unit.read_text().replace(PROGRAM, "/bin/true").replace("User=madoguchi", "User=root")
        (tmp_path / unit.name).write_text(known)
    names = [str(tmp_path / unit.name.replace("@.", "@8400.")) for unit in UNITS]
    for unit in UNITS:
        if "@." in unit.name:
            (tmp_path / unit.name.replace("@.", "@8400.")).write_text((tmp_path / unit.name).read_text())

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names],
        capture_output=True, text=True, check=False,
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:/lib/systemd/system", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip

    ours = [line for line in done.stderr.splitlines() if "madoguchi" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here")
def test_nginx_accepts_its_file(tmp_path):
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    subprocess.run([*SELF_SIGNED, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (FILES / "nginx.conf").read_text()
    text = text.replace("/etc/letsencrypt/live/desk.example.jp", str(tmp_path))
    text = text.replace("/var/log/nginx", str(tmp_path))
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} http {{ {text} }}")
    done = subprocess.run(["nginx", "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nginx_holds_no_stream_back_and_lets_attachments_through():
    text, blocks = (FILES / "nginx.conf").read_text(), nginx_blocks()
    assert text.count("{") == text.count("}")
    assert set(blocks) == {"/live/", "= /readyz", "/"}
    assert "proxy_buffering off;" in blocks["/live/"]
    assert all("proxy_pass http://madoguchi;" in lines for lines in blocks.values())
    (most,) = re.findall(r"client_max_body_size (\d+)m;", text)
    assert int(most) * 1_000_000 >= settings.MADOGUCHI_REQUEST_BYTES
    (logged,) = re.findall(r"log_format madoguchi '([^']+)'", text)
    assert not {"$request", "$request_uri", "$uri", "$remote_addr", "$http_referer"} & set(logged.split())


def test_the_units_call_commands_that_exist():
    called = {
        tuple(line.split()[1:]) for unit in UNITS for line in re.findall(rf"{PROGRAM}.*", unit.read_text())
    }
    assert called == {("prepare",), ("web",), ("worker",), ("backup", "--keep", "14")}


def test_every_variable_is_explained():
    explained = (ROOT / "docs/operations.md").read_text()
    text = GUIDE.read_text() + "".join(path.read_text() for path in FILES.iterdir())
    used = set(re.findall(r"\bMADOGUCHI_[A-Z0-9_]+", text)) | {"DATABASE_URL"}
    assert [
        name for name in sorted(used) if f"`{name.rstrip('_')}" not in explained and name not in explained
    ] == []


def test_the_guide_names_every_file_beside_it():
    text = GUIDE.read_text()
    assert [path.name for path in FILES.iterdir() if f"(production/{path.name})" not in text] == []


def test_all_of_the_databases_address_is_used(monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://m:x@db.internal:5433/desk?sslmode=require&connect_timeout=3"
    )
    made = project.database()
    assert (made["HOST"], made["PORT"], made["NAME"]) == ("db.internal", "5433", "desk")
    assert {k: v for k, v in made["OPTIONS"].items() if k not in ("pool", "prepare_threshold")} == {
        "sslmode": "require",
        "connect_timeout": "3",
    }
