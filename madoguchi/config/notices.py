"""How customers are reached besides by mail: channel → `notices.Way` of the room that looks after it."""

WAYS: dict[str, str] = {
    "push": "madoguchi.portal.alerts.PUSH",
    "line": "madoguchi.channels.api.LINE_WAY",
    "sms": "madoguchi.channels.api.SMS_WAY",
}
