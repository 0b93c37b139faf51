"""Teams: making, naming and giving them up."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from madoguchi.core import api as core

from ..events import StaffChanged
from ..models import Membership, Team
from ..shapes import TeamInUse


@transaction.atomic
def create_team(*, slug: str, name_ja: str, name_en: str) -> int:
    """A team (or its new names, when the slug is known); its id."""
    row, _ = Team.objects.update_or_create(slug=slug, defaults={"name_ja": name_ja, "name_en": name_en})
    return row.pk


@transaction.atomic
def found_team(*, name_ja: str, name_en: str) -> int:
    """A new team; its slug is made of the English name, or is its number."""
    row = Team.objects.create(
        slug=f"new-{core.now().timestamp()}".replace(".", "-"), name_ja=name_ja, name_en=name_en
    )
    wanted = slugify(name_en)[:40]
    taken = not wanted or Team.objects.filter(slug=wanted).exists()
    row.slug = f"{wanted or 'team'}-{row.pk}" if taken else wanted
    row.save(update_fields=["slug"])
    return row.pk


@transaction.atomic
def rename_team(*, team_id: int, name_ja: str, name_en: str) -> bool:
    """New names for a team; False when it does not exist."""
    return bool(Team.objects.filter(pk=team_id).update(name_ja=name_ja, name_en=name_en))


@transaction.atomic
def set_members(*, team_id: int, staff_ids: tuple[int, ...], actor: core.Actor) -> None:
    """Who is in this team from now on; the streams of those who came or left read their rights again."""
    before = set(Membership.objects.filter(team_id=team_id).values_list("staff_id", flat=True))
    wanted = set(staff_ids)
    Membership.objects.filter(team_id=team_id, staff_id__in=before - wanted).delete()
    rows = [Membership(team_id=team_id, staff_id=staff_id) for staff_id in sorted(wanted - before)]
    Membership.objects.bulk_create(rows, ignore_conflicts=True)
    core.record_all([StaffChanged(staff_id=staff_id) for staff_id in sorted(before ^ wanted)], actor=actor)


def remove_team(*, team_id: int, actor: core.Actor) -> bool:
    """Give a team up; False when it is gone already. Raises TeamInUse while conversations are its."""
    try:
        with transaction.atomic():
            set_members(team_id=team_id, staff_ids=(), actor=actor)
            return bool(Team.objects.filter(pk=team_id).delete()[0])
    except ProtectedError:
        raise TeamInUse from None
