"""Work in the background: gathering signs and counting health."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api


@app.periodic(cron="* * * * * */20", periodic_id="gather_gaps")
@app.task(name="gaps.gather", queue="gaps", queueing_lock="gaps.gather")
def gather(timestamp: int = 0) -> None:
    """Every 20 seconds: look for new signs that somebody asked in vain."""
    with core.options_once():
        api.gather()


@app.periodic(cron="23 * * * *", periodic_id="count_health")
@app.task(name="gaps.count_health", queue="gaps", queueing_lock="gaps.count_health")
def count_health(timestamp: int = 0) -> None:
    """Every hour: find pairs that say the same, and count how each article fares."""
    with core.options_once():
        api.find_duplicates()
        api.count_health()


@app.task(name="gaps.count_article", queue="gaps", retry=core.patiently)
def count_article(article_id: int) -> None:
    """Count one article anew after it changed."""
    api.count_article(article_id)


@app.periodic(cron="37 3 * * *", periodic_id="forget_searches")
@app.task(name="gaps.forget", queue="gaps", queueing_lock="gaps.forget")
def forget(timestamp: int = 0) -> None:
    """Every night: what is no longer needed of the log of searches goes."""
    api.forget_old()
