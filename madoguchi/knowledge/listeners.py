"""What knowledge does when a fact happens."""

from madoguchi.core.shapes import EventShape

from . import api
from .events import IssueFixed


def tell_by_mail(fact: IssueFixed, event: EventShape) -> None:
    """Whoever asked for it by mail is told that it is fixed."""
    api.tell_fixed_by_mail(issue_id=fact.issue_id)
