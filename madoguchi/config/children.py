"""The supervisor's child processes: started without races, restarted with patience, stopped for certain."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FIRST_DELAY = 0.2
LONGEST_DELAY = 10.0
HEALTHY_AFTER = 30.0
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
libc = ctypes.CDLL(None, use_errno=True)


def follow_parent() -> None:
    """Runs in the child before its program: take signals again, and end when the supervisor is killed."""
    libc.prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def spawn(
    arguments: Sequence[str], environment: Mapping[str, str], inherited: Sequence[int] = ()
) -> "subprocess.Popen[bytes]":
    """Start `madoguchi ARGUMENTS` in a session of its own, so that Ctrl-C reaches the supervisor only."""
    return subprocess.Popen(
        [sys.executable, "-m", "madoguchi", *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        pass_fds=inherited,
        start_new_session=True,
        preexec_fn=follow_parent,
    )


@dataclass
class Child:
    """One process that should always run."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    inherited: Sequence[int] = ()
    process: "subprocess.Popen[bytes] | None" = None
    failures: int = 0
    started: float = 0.0
    due: float = field(default_factory=time.monotonic)
    ready: int | None = None

    def start(self) -> None:
        """Start it; `ready` becomes a descriptor that turns readable when it can serve."""
        self.forget_readiness()
        self.ready, telling = os.pipe()
        os.set_blocking(self.ready, False)
        arguments = [telling if part == "READY" else part for part in self.arguments]
        inherited = [*self.inherited, telling]
        self.process = self.spawned([str(part) for part in arguments], inherited)
        os.close(telling)
        self.started = time.monotonic()

    def spawned(self, arguments: Sequence[str], inherited: Sequence[int]) -> "subprocess.Popen[bytes]":
        """A process for it."""
        return spawn(arguments, self.environment, inherited)

    def is_ready(self) -> bool:
        """Whether it has said so."""
        if self.ready is not None:
            try:
                if os.read(self.ready, 1):
                    self.forget_readiness()
                    return True
            except BlockingIOError:
                return False
        return False

    def forget_readiness(self) -> None:
        """Close the descriptor."""
        if self.ready is not None:
            os.close(self.ready)
            self.ready = None

    def died(self) -> int | None:
        """The exit code when it has just ended, after planning its next start; else None."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.process = None
        now = time.monotonic()
        self.failures = 0 if now - self.started > HEALTHY_AFTER else self.failures + 1
        self.due = now + min(FIRST_DELAY * 2 ** max(self.failures - 1, 0), LONGEST_DELAY)
        return code

    def start_when_due(self) -> bool:
        """Start it again when it has ended and its time has come."""
        if self.process is None and time.monotonic() >= self.due:
            self.start()
            return True
        return False


def stop_all(processes: "Sequence[subprocess.Popen[bytes] | None]", patience: float) -> None:
    """Ask all to end at the same time; after `patience` seconds, end those that have not."""
    alive = [process for process in processes if process is not None and process.poll() is None]
    for process in alive:
        process.terminate()
    give_up = time.monotonic() + patience
    for process in alive:
        try:
            process.wait(max(give_up - time.monotonic(), 0.05))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
