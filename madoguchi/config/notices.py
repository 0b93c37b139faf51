"""How customers are reached besides by mail: channel → `notices.Way` of the room that looks after it."""

WAYS: dict[str, str] = {
    "push": "madoguchi.portal.alerts.PUSH",
}
