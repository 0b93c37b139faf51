"""A real IMAP and LMTP server of our own, unprivileged, in a folder that goes with it."""

import grp
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
PASSWORD = "aozora"
CONFIGURATION = """\
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
instance_name = {home}
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{home}/mail/%u
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
recipient_delimiter = +
maildir_very_dirty_syncs = yes
mail_fsync = never
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
service stats {{
  chroot =
}}
"""


def installed() -> bool:
    """Whether there is one on this machine."""
    return Path(PROGRAM).exists()


class Dovecot:
    """Running from `start` to `stop`; everybody has a mailbox, and the same password."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self.imap, self.lmtp = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Dovecot":
        """Start it; it answers when this returns."""
        me = _as_whom()
        said = CONFIGURATION.format(
            home=self.home, user=me.pw_name, uid=me.pw_uid, gid=me.pw_gid, password=PASSWORD,
            group=_group(me.pw_gid), imap=self.imap, lmtp=self.lmtp,
        )  # fmt: skip
        (self.home / "conf").write_text(said)
        (self.home / "mail").mkdir(exist_ok=True)
        self._give_away()
        self.process = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self.home / "conf")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 20
        while not (_answers(self.imap) and _answers(self.lmtp)):
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError(f"dovecot did not start: {self._complaint()}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """End it, and take its folder away."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            if self.process.stderr:
                self.process.stderr.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def deliver(self, to: str, mails: Iterable[bytes], sender: str = "yoko@mail.example") -> None:
        """Have mails delivered over LMTP, as a mail server does."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as server:
            for raw in mails:
                server.sendmail(sender, [to], raw)

    def fill(self, to: str, mails: Iterable[bytes]) -> int:
        """Put many mails into a mailbox at once, before anybody opens it; how many."""
        new = self.home / "mail" / to / "new"
        for beside in ("cur", "new", "tmp"):
            (new.parent / beside).mkdir(parents=True, exist_ok=True)
        many = 0
        for many, raw in enumerate(mails, 1):
            (new / f"{1_700_000_000 + many}.M{many}P1.here").write_bytes(raw)
        self._give_away()
        return many

    def _give_away(self) -> None:
        """Started by root it works as nobody, who must then own its folder."""
        if os.getuid() == 0:
            me = _as_whom()
            for place in (self.home, *self.home.rglob("*")):
                os.chown(place, me.pw_uid, me.pw_gid)

    def _complaint(self) -> str:
        said = self.process.stderr.read().decode() if self.process and self.process.poll() is not None else ""
        log = self.home / "log"
        return said + (log.read_text() if log.exists() else "")


def _as_whom() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(0.5)
        return one.connect_ex(("127.0.0.1", port)) == 0


def _group(gid: int) -> str:

    return grp.getgrgid(gid).gr_name
