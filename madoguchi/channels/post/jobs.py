"""Work of post and fax that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import folder, scans


@app.task(name="post.read_scan", queue="post", retry=core.patiently)
def read_scan(scan_id: int) -> None:
    """Draw the pages of a scan and read its text."""
    scans.read(scan_id)


@app.periodic(cron="* * * * * */20", periodic_id="look_for_scans")
@app.task(name="post.look", queue="post", queueing_lock="post.look", lock="post.look")
def look(timestamp: int) -> None:
    """Every 20 seconds: take what a scanner or a fax machine has put into the folder."""
    folder.look()
