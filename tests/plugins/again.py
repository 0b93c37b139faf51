"""What several processes do at once is tried once more before it counts as failed; the summary names it."""

from pathlib import Path

import pytest

LIVE = frozenset({"served", "demo_site", "browser", "new_page"})
FAULTS = Path("tests", "faults")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a running server, a browser or a kill; what runs in one process must pass at once."""
    for item in items:
        among_processes = LIVE.intersection(getattr(item, "fixturenames", ()))
        if among_processes or FAULTS.parts == item.path.relative_to(item.config.rootpath).parts[:2]:
            item.add_marker(pytest.mark.flaky(reruns=1))
