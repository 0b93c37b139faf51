"""Work of the portal that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import alerts


@app.task(name="portal.push_alert", queue="push", retry=core.patiently)
def push_alert(alert_id: int, browser_id: int) -> None:
    """Show one alert on one browser."""
    alerts.push_alert(alert_id=alert_id, browser_id=browser_id)
