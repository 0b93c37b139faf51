"""Databases and jobs for tests.

A test marked `django_db` runs in a transaction that is rolled back. One that asks for `committed_db`, or is
marked `django_db(transaction=True)`, gets a private copy of the whole world and may commit, from any thread.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import hypothesis
import pytest
from django.db import connection, connections
from django.test import TestCase

from madoguchi.core import api as core

from . import cluster
from .quickly import hash_quickly

hash_quickly()
hypothesis.settings.register_profile("unhurried", deadline=None)  # a busy machine is no mistake
hypothesis.settings.load_profile("unhurried")

COMMITTING = frozenset({"committed_db", "transactional_db", "live_server", "run_jobs", "served"})


class RolledBack(TestCase):
    """Django's test case without its class-wide transaction."""

    @classmethod
    def setUpClass(cls) -> None:
        super(TestCase, cls).setUpClass()

    @classmethod
    def tearDownClass(cls) -> None:
        super(TestCase, cls).tearDownClass()


@pytest.fixture(scope="session")
def test_cluster() -> Iterator[cluster.Cluster]:
    """The tests' server."""
    with cluster.cluster() as started:
        yield started


@pytest.fixture(scope="session")
def template(test_cluster: cluster.Cluster) -> str:
    """The database that holds migrations and the demo world."""
    return test_cluster.template()


@pytest.fixture(scope="session")
def empty_company(test_cluster: cluster.Cluster) -> str:
    """The template of an installation in which nothing was set up; ask for it beside `served`."""
    return test_cluster.template(demo=False)


@pytest.fixture(scope="session")
def durable_cluster() -> Iterator[cluster.Cluster]:
    """A second server that survives kill -9, for tests that restart it: `durable_cluster.restart()`."""
    with cluster.cluster(durable=True) as started:
        yield started


@pytest.fixture(scope="session")
def durable_template(durable_cluster: cluster.Cluster, test_cluster: cluster.Cluster) -> str:
    """The same world on the durable server."""
    return durable_cluster.template_of(test_cluster)


@pytest.fixture(scope="session")
def django_db_setup(test_cluster, template, django_test_environment, django_db_blocker) -> Iterator[None]:
    """One copy for all tests that roll back."""
    with django_db_blocker.unblock(), test_cluster.copy(template) as name, using(test_cluster, name):
        yield


@pytest.fixture
def _django_db_helper(request, django_db_setup, django_db_blocker, test_cluster, template) -> Iterator[None]:
    """What pytest-django's `db`, `django_db` and `transactional_db` rest on."""
    marker = request.node.get_closest_marker("django_db")
    commits = COMMITTING & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))
    if "durable_cluster" in request.fixturenames:
        test_cluster, template = (
            request.getfixturevalue("durable_cluster"),
            request.getfixturevalue("durable_template"),
        )
    if "empty_company" in request.fixturenames:
        template = request.getfixturevalue("empty_company")
    with django_db_blocker.unblock():
        if commits:
            with test_cluster.copy(template) as name, using(test_cluster, name):
                yield
        else:
            with rolled_back():
                yield


@pytest.fixture
def committed_db(_django_db_helper) -> str:
    """A private copy of the world; returns its DATABASE_URL."""
    return os.environ["DATABASE_URL"]


@pytest.fixture
def run_jobs(committed_db) -> Callable[[], None]:
    """`run_jobs()` works off every job that is due, as the worker would."""

    def work_off() -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(worker_run).result()

    return work_off


def worker_run() -> None:
    """One run of the worker in a thread without an event loop (the browser's tests have one)."""
    core.run_worker(forever=False)
    connections.close_all()


@contextlib.contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction around the test."""
    RolledBack.setUpClass()
    case = RolledBack(methodName="__init__")
    case._pre_setup()
    try:
        yield
    finally:
        case._post_teardown()
        RolledBack.tearDownClass()
        RolledBack.doClassCleanups()


@contextlib.contextmanager
def using(started: cluster.Cluster, name: str) -> Iterator[None]:
    """Point Django, in every thread, and DATABASE_URL at one database; back again at the end."""
    settings = connection.settings_dict
    server = started.server
    wanted = {"NAME": name, "HOST": server.socket, "PORT": server.port, "USER": "madoguchi"}
    before = {key: settings[key] for key in wanted}, os.environ["DATABASE_URL"]
    leave()
    settings.update(wanted)
    os.environ["DATABASE_URL"] = server.url(name)
    try:
        yield
    finally:
        leave()
        settings.update(before[0])
        os.environ["DATABASE_URL"] = before[1]


def leave() -> None:
    """Close this thread's connection and the pool."""
    assert threading.current_thread() is threading.main_thread()
    assert not connection.in_atomic_block, (
        "a module's own world is open: what commits belongs to another module"
    )
    connection.close()
    connection.close_pool()
