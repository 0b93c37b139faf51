"""Work of the portal that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import alerts, reminding


@app.task(name="portal.push_alert", queue="push", retry=core.patiently)
def push_alert(alert_id: int, browser_id: int) -> None:
    """Show one alert on one browser."""
    alerts.push_alert(alert_id=alert_id, browser_id=browser_id)


@app.periodic(cron="7 * * * *", periodic_id="portal.remind_of_bills")
@app.task(name="portal.remind_of_bills", queue="upkeep", queueing_lock="portal.remind_of_bills")
def remind_of_bills(timestamp: int) -> None:
    """Every hour of the day: bills that are due soon or overdue, each told once."""
    reminding.remind()
