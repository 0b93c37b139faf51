"""/settings/teams/: the groups that conversations are sent to, and /settings/roles/."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.people import api as people
from madoguchi.people.shapes import TeamShape

from ..access import team_required
from ..forms.people import TeamForm
from ..roles import PERMISSIONS, ROLE_HELP
from ..saving import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required()
def teams(request: HttpRequest) -> HttpResponse:
    """All teams, and a form for one more."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        team_id = people.found_team(**form.cleaned_data)
        messages.success(request, _("The team is there. Who belongs to it?"))
        return redirect("administration:team", team_id)
    sizes = people.team_sizes()
    rows = [(team, sizes.get(team.id, 0)) for team in people.teams()]
    context = {"form": form, "rows": rows}
    return render(request, "administration/teams.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@team_required
def team(request: HttpRequest, team: TeamShape) -> HttpResponse:
    """A team's names and who is in it."""
    form = TeamForm(request.POST or None, initial={"name_ja": team.name_ja, "name_en": team.name_en})
    everybody = people.all_staff()
    if request.method == "POST" and form.is_valid():
        chosen = set(request.POST.getlist("members"))
        ids = tuple(one.id for one in everybody if str(one.id) in chosen)
        with transaction.atomic():
            people.rename_team(team_id=team.id, **form.cleaned_data)
            people.set_members(team_id=team.id, staff_ids=ids, actor=actor_of(request))
        messages.success(request, _("Saved."))
        return redirect("administration:teams")
    members = [(one, people.ROLE_NAMES[one.role], team.id in one.team_ids) for one in everybody]
    context = {"form": form, "team": team, "members": members}
    return render(request, "administration/team.html", context, status=422 if form.errors else 200)


@require_POST
@team_required
def removal(request: HttpRequest, team: TeamShape) -> HttpResponse:
    """The team goes; its people stay."""
    try:
        people.remove_team(team_id=team.id, actor=actor_of(request))
    except people.TeamInUse:
        messages.error(request, _("Conversations belong to this team, so it has to stay. You can rename it."))
        return redirect("administration:team", team.id)
    messages.success(request, _("The team was removed."))
    return redirect("administration:teams")


@require_safe
@people.role_required()
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, in words."""
    names = people.ROLE_NAMES
    groups = [
        (group, [(one.words, [role in one.roles for role in names]) for one in permissions])
        for group, permissions in PERMISSIONS
    ]
    heads = [(names[role], ROLE_HELP[role]) for role in names]
    return render(request, "administration/roles.html", {"groups": groups, "heads": heads})
