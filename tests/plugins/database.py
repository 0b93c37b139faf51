"""Loaded by `bin/test` before the settings are read: where the test installation lies, and its fixtures."""

import gc
import os
import sys

import pytest

from . import cluster

FIRST = ("test_shift.py", "test_supervisor.py", "test_wheel.py")
"""The first makes the databases that the others are copied from; meanwhile run those that need none."""
LONG = ("faults", "packaging", "browser", "commands", "crawl")
LATER = tuple(f"tests.plugins.{name}" for name in ("fixtures", "staff", "served", "browser", "again"))


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Name a home of our own before the settings are read; the database comes when one is asked for."""
    place = cluster.own("home")
    (place / "static").mkdir(parents=True, exist_ok=True)
    os.environ["MADOGUCHI_HOME"] = str(place)
    os.environ["DATABASE_URL"] = "postgresql:///none?host=/nonexistent&user=madoguchi"
    os.environ["MADOGUCHI_DEMO"] = "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["MADOGUCHI_ROLL_CALL"] = "0.05"  # nobody is there to answer, but where a test has somebody
    os.environ["MADOGUCHI_SECOND_VECTORS"] = "off"  # it would read the demo's articles in every worker
    return (yield)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers(config):
    """As many processes as there are cores, at most four: each has browsers and servers of its own."""
    return min(4, len(os.sched_getaffinity(0)))


def pytest_collection_modifyitems(config, items):
    """Side by side, files with long tests begin first, so that none is left alone at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: turn_of(item.path))


def turn_of(path):
    """When a file's turn comes: the named ones, long ones, all others."""
    if path.name in FIRST:
        return FIRST.index(path.name)
    return len(FIRST) + (path.parent.name not in LONG)


def pytest_collection_finish():
    """What was loaded by now stays, so the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config):
    """Register the fixtures after pytest-django's, so that ours of the same name win."""
    for name in LATER:
        __import__(name)
        if not config.pluginmanager.has_plugin(name):
            config.pluginmanager.register(sys.modules[name], name)
