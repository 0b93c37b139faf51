"""`madoguchi up`: database, web and worker on one machine, from nothing to a running desk.

Signals are blocked and read one by one, so that none can arrive at a wrong moment.
"""

import argparse
import fcntl
import json
import os
import resource
import signal
import socket
import subprocess
import time
from pathlib import Path

from . import children, demo_logins, environment, phone, ports, postgres
from .console import complain, say

HEARD = {signal.SIGINT, signal.SIGTERM, signal.SIGCHLD}
LOOK_SECONDS = 0.1
DATABASE_LOOK_SECONDS = 2.0
PATIENCE_SECONDS = 6.0
MOST_FILES = 65536
MOST_WEB = 2


def up(given: argparse.Namespace) -> int:
    """Run everything until Ctrl-C or SIGTERM; 0 after a clean end, also when it already runs."""
    heard = HEARD if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else HEARD | {signal.SIGHUP}
    signal.pthread_sigmask(signal.SIG_BLOCK, heard)
    home = environment.home()
    with (home / ".up.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            url = running_url(home) or "…"
            say(f"すでに動いています：{url}", f"Already running: {url}")
            return 0
        return Supervisor(home, heard).run()


def running_url(home: Path) -> str | None:
    """The address that the running supervisor of this home wrote down."""
    try:
        return str(json.loads((home / "up.json").read_text())["url"])
    except (OSError, ValueError, KeyError):
        return None


class Supervisor:
    """What runs on this machine for one installation."""

    def __init__(self, home: Path, heard: set[signal.Signals]) -> None:
        self.home = home
        self.heard = heard
        self.stopping = False
        self.own_database = not os.environ.get("DATABASE_URL")
        self.environment: dict[str, str] = {}
        self.listening: socket.socket | None = None
        self.children: list[children.Child] = []
        self.phone: list[socket.socket] = []
        self.next_database_look = 0.0

    def run(self) -> int:
        """Set up, run, and stop in order whatever happened."""
        try:
            self.raise_file_limit()
            self.find_database()
            self.listening = ports.listen()
            self.phone, led = phone.plugged_in(self.environment)
            self.environment |= led
            if not self.prepare():
                return 0 if self.stopping else 1
            self.start_children(self.listening)
            self.watch()
            return 0
        finally:
            self.stop()

    def raise_file_limit(self) -> None:
        """Each open tab is an open file."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))

    def find_database(self) -> None:
        """Our own server, started or adopted, unless DATABASE_URL names another; fills the environment."""
        self.environment = {**environment.ONE_THREAD, **os.environ, "MADOGUCHI_HOME": str(self.home)}
        if not self.own_database:
            return
        say("データベースを起動しています…", "Starting the database…")
        self.environment["DATABASE_URL"] = postgres.address(self.home)
        self.environment.setdefault("MADOGUCHI_DEMO", "1")

    def prepare(self) -> bool:
        """Tables, static files and demo, in a process of their own; False when it failed or we must stop."""
        preparing = children.spawn(["prepare"], self.environment)
        self.finish(preparing)
        return preparing.poll() == 0 and not self.stopping

    def finish(self, process: "subprocess.Popen[bytes]") -> None:
        """Wait for a process that ends by itself; a signal to stop ends it too."""
        while process.poll() is None and not self.stopping:
            self.hear(LOOK_SECONDS)
        if self.stopping:
            children.stop_all([process], PATIENCE_SECONDS)

    def start_children(self, listening: socket.socket) -> None:
        """Web processes on one socket, and the worker."""
        say("窓口を開けています…", "Opening the desk…")
        count = int(os.environ.get("MADOGUCHI_WEB") or min(MOST_WEB, os.cpu_count() or 1))
        descriptor = listening.fileno()
        self.environment.setdefault("MADOGUCHI_ADDRESS", ports.url(listening))
        web = ["web", "--fd", str(descriptor), "--ready-fd", "READY"]
        self.children = [
            *(children.Child(f"web {n + 1}", web, self.environment, [descriptor]) for n in range(count)),
            children.Child("worker", ["worker"], self.environment),
            *(phone.made(self.phone, self.environment) if self.phone else []),
        ]
        for child in self.children:
            child.start()

    def watch(self) -> None:
        """Keep everything running until we are told to stop."""
        announced = False
        while not self.stopping:
            self.hear(LOOK_SECONDS if not announced else DATABASE_LOOK_SECONDS / 4)
            self.restart_the_dead()
            self.look_at_database()
            if not announced and any(child.is_ready() for child in self.children):
                announced = True
                self.announce()

    def hear(self, seconds: float) -> None:
        """Wait for a signal, at most so long; a child's end only wakes us."""
        received = signal.sigtimedwait(self.heard, seconds)
        if received is not None and received.si_signo != signal.SIGCHLD:
            self.stopping = True

    def restart_the_dead(self) -> None:
        """Start a process again that has ended, later each time it fails soon."""
        for child in self.children:
            if (code := child.died()) is not None and not self.stopping:
                complain(
                    f"{child.name} が終了しました（{code}）。起動し直します。",
                    f"{child.name} ended ({code}); restarting.",
                )
            if not self.stopping:
                child.start_when_due()

    def look_at_database(self) -> None:
        """Start our own server again when it was killed."""
        if not self.own_database or time.monotonic() < self.next_database_look:
            return
        self.next_database_look = time.monotonic() + DATABASE_LOOK_SECONDS
        if postgres.running(self.home) is None:
            complain(
                "データベースが止まっています。起動し直します。", "The database has stopped; restarting."
            )
            try:
                postgres.ensure(self.home)
            except postgres.LauncherError as error:
                complain(str(error), str(error))

    def announce(self) -> None:
        """Say where the desk is, and write it down for `doctor` and a second `up`."""
        assert self.listening is not None
        url = ports.url(self.listening)
        state = {"pid": os.getpid(), "url": url, "demo": self.environment.get("MADOGUCHI_DEMO") == "1"}
        (self.home / "up.json").write_text(json.dumps(state))
        say(f"\n窓口が開きました：{url}", f"\nMadoguchi is open: {url}")
        say(f"  お客様のヘルプ  {url}help/", f"  help for customers  {url}help/")
        say(f"  チャット        {url}chat/", f"  chat                {url}chat/")
        say(f"  担当者の画面    {url}desk/", f"  staff desk          {url}desk/")
        if state["demo"]:
            demo_logins.show(url)
        else:
            self.finish(children.spawn(["setup-link", "--if-empty"], self.environment))
        say("終了するには Ctrl-C を押してください。", "Press Ctrl-C to stop.")

    def stop(self) -> None:
        """Stop the children, then our own database."""
        began = time.monotonic()
        (self.home / "up.json").unlink(missing_ok=True)
        for one in (self.listening, *self.phone):
            if one is not None:
                one.close()
        children.stop_all([child.process for child in self.children], PATIENCE_SECONDS)
        if self.own_database:
            postgres.stop(self.home)
        seconds = f"{time.monotonic() - began:.1f}"
        say(f"終了しました（{seconds} 秒）。", f"Stopped in {seconds} s.")
