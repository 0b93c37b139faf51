"""Paths under /insights/."""

from django.urls import path

from . import looked, months, rows, switching, today, watches

app_name = "insights"

urlpatterns = [
    path("", today.today, name="today"),
    path("today.csv", today.table, name="today-table"),
    path("months/", months.month, name="month"),
    path("months.csv", months.table, name="month-table"),
    path("switching/", switching.month, name="switching"),
    path("switching.csv", switching.table, name="switching-table"),
    path("looked/", looked.month, name="looked"),
    path("rows/", rows.rows, name="rows"),
    path("rows.csv", rows.table, name="rows-table"),
    path("c/<int:conversation_id>/", watches.watch, name="watch"),
    path("c/<int:conversation_id>/whispers/", watches.whispers, name="whispers"),
]
