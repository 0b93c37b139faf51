"""A table that an administrator of the demo company brought in; some of its rows were refused."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core

from . import world

ID = UUID("5d1c36f4-57a3-4a0e-9d2e-0f6b3a3a9c01")
HEAD = ("管理番号", "顧客番号", "施策名", "媒体", "流入元", "送信日時", "開封日時", "クリック日時")


def load(*, staff: Mapping[str, int]) -> None:
    """Looked through, accepted and brought in, as the pages and the worker do it."""
    told = world.read("portal")["import"]
    with core.shift(-timedelta(days=told["days"])):
        file = io.BytesIO(_table(told).encode("cp932"))
        commerce.begin_run(
            id=ID, file=file, name=told["name"], kind="marketing", source="aozora-shop",
            staff_id=staff[told["by"]],
        )  # fmt: skip
        commerce.look_through(ID)
        commerce.accept_run(id=ID)
        commerce.carry_out(ID)


def _table(told: dict[str, Any]) -> str:
    """As spreadsheets in Japan save it; one opening lies on a day that there is not."""
    sent = localtime(core.now()).replace(hour=10, minute=0, second=0, microsecond=0)
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(HEAD)
    for id, customer, *hours in told["rows"]:
        moments = [_said(sent, one) for one in hours]
        table.writerow((id, customer, told["campaign"], "email", "newsletter", _said(sent, 0), *moments))
    return written.getvalue()


def _said(sent: datetime, hours: int | str) -> str:
    if isinstance(hours, str):
        return f"{sent:%Y}/02/30 10:00"
    return f"{sent + timedelta(hours=hours):%Y/%m/%d %H:%M}"
