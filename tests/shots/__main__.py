"""bin/shots [NAME…] [--out DIR] [--url ADDRESS] [--views VIEW,…]: photographs and contact sheets."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from . import camera, demo, sheets
from .pages import PAGES


def main() -> int:
    """Photograph; 1 when a page had script errors, policy breaks or scrolls sideways."""
    given = arguments()
    chosen = [page for page in PAGES if not given.names or page.name in given.names]
    if not chosen:
        sys.stderr.write("Pages: " + ", ".join(page.name for page in PAGES) + "\n")
        return 2
    given.out.mkdir(parents=True, exist_ok=True)
    every: list[camera.Shot] = []
    with demo.address(given.url) as address, sync_playwright() as playwright:
        browser = camera.open_browser(playwright)
        eye = camera.Camera(browser, address, demo.logins(), given.out)
        for page in chosen:
            shots = list(eye.take(page, given.views))
            every += shots
            sys.stdout.write(f"{sheets.page_sheet(shots, given.out)}{said(shots)}\n")
        browser.close()
    sys.stdout.write(f"{sheets.overview(every, given.out)}\n")
    return int(any(shot.faults for shot in every))


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="bin/shots", description="Photograph every page of the product.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pages")
    parser.add_argument(
        "--out", type=Path, default=Path("shots"), help="folder for the pictures (default shots)"
    )
    parser.add_argument("--url", default="", help="the address of a running desk")
    parser.add_argument(
        "--views", type=views, default=camera.VIEWS, metavar="VIEW,…", help="only these, like ja-light-390"
    )
    return parser.parse_args()


def views(given: str) -> tuple[camera.View, ...]:
    """The views that were named; argparse tells of one that there is not."""
    known = {"-".join(map(str, view)): view for view in camera.VIEWS}
    return tuple(known[name] for name in given.split(","))


def said(shots: list[camera.Shot]) -> str:
    """What a line of output adds: a status that is not 200, and each fault once."""
    faults = sorted({fault for shot in shots for fault in shot.faults})
    status = {shot.status for shot in shots} - {200}
    return "".join(f"  {note}" for note in [*map(str, sorted(status)), *faults])


if __name__ == "__main__":
    sys.exit(main())
