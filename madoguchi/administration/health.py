"""What the health screen looks at: each check has a state, says what it saw, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language
from madoguchi.ui import api as ui

WELL, WATCH, ACT = "done", "soon", "overdue"
SLOW_MILLISECONDS = 250
FULL_SHARE = 0.8
LATE_SECONDS, VERY_LATE_SECONDS = 60, 600
LITTLE_ROOM, NO_ROOM = 5 << 30, 1 << 30
NIGHT_AND_A_BIT = timedelta(hours=26)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: `tone` is the colour of its state, `advice` empty when it is well."""

    title: str
    icon: str
    tone: str
    seen: str
    advice: str = ""
    url: str = ""


def checks() -> list[Check]:
    """Everything that is looked at, in the order in which it is best mended."""
    return [look() for look in LOOKS]


def database() -> Check:
    """The server: version, size, connections, how quickly it answers."""
    now = core.database_figures()
    seen = _("PostgreSQL %(version)s, %(size)s, %(used)s of %(most)s connections, answers in %(ms)s ms") % {
        "version": now.version, "size": filesizeformat(now.size), "used": now.connections,
        "most": now.most_connections, "ms": f"{now.milliseconds:.0f}",
    }  # fmt: skip
    if now.connections > now.most_connections * FULL_SHARE:
        advice = _("Few connections are left. Raise max_connections, or lower MADOGUCHI_POOL.")
        return Check(_("Database"), "database", WATCH, seen, advice)
    if now.milliseconds > SLOW_MILLISECONDS:
        return Check(
            _("Database"), "database", WATCH, seen, _("It answers slowly. See what else its machine does.")
        )
    return Check(_("Database"), "database", WELL, seen)


def tables() -> Check:
    """Whether every migration has been applied."""
    missing = core.missing_migrations()
    if not missing:
        return Check(_("Tables"), "table-2", WELL, _("Up to date"))
    seen = ngettext("%(count)s update is missing", "%(count)s updates are missing", missing) % {
        "count": missing
    }
    return Check(_("Tables"), "table-2", ACT, seen, _("Run “madoguchi prepare” on the server."))


def workers() -> Check:
    """Whether a worker is alive."""
    now = core.job_figures()
    if not now.workers:
        advice = _("Answers, mails and offers wait until one runs. Start “madoguchi worker”.")
        return Check(_("Workers"), "cog", ACT, _("No worker is running"), advice)
    seen = ngettext("%(count)s worker is running", "%(count)s workers are running", now.workers)
    return Check(_("Workers"), "cog", WELL, seen % {"count": now.workers})


def jobs() -> Check:
    """Whether the work in the background keeps up."""
    now, page = core.job_figures(), reverse("administration:jobs")
    waited = now.oldest_seconds or 0.0
    seen = _("%(waiting)s waiting, %(running)s under way, %(failed)s given up") % {
        "waiting": now.waiting, "running": now.running, "failed": now.failed,
    }  # fmt: skip
    if waited > LATE_SECONDS:
        seen += _("; the oldest waits for %(time)s") % {"time": ui.duration(waited)}
        tone = ACT if waited > VERY_LATE_SECONDS else WATCH
        return Check(
            _("Jobs"), "list-checks", tone, seen, _("Start more workers, or see what holds them up."), page
        )
    if now.failed:
        advice = _("See why they were given up, and try them again.")
        return Check(_("Jobs"), "list-checks", WATCH, seen, advice, page)
    return Check(_("Jobs"), "list-checks", WELL, seen, url=page)


def mail() -> Check:
    """Whether mail goes out."""
    now, page = core.mail_figures(), reverse("administration:mail")
    if not now.server:
        advice = _("Mails are only kept here. Set MADOGUCHI_SMTP_URL on the server.")
        return Check(_("Outgoing mail"), "mail", WATCH, _("No mail server is set up"), advice, page)
    seen = _("%(waiting)s waiting, %(failed)s refused in the last 24 hours") % {
        "waiting": now.waiting, "failed": now.failed,
    }  # fmt: skip
    if (now.oldest_seconds or 0) > VERY_LATE_SECONDS:
        advice = _("The mail server has not taken a mail for some time. Send a test mail.")
        return Check(_("Outgoing mail"), "mail", ACT, seen, advice, page)
    if now.failed:
        return Check(
            _("Outgoing mail"), "mail", WATCH, seen, _("Check the sender's address with a test mail."), page
        )
    return Check(_("Outgoing mail"), "mail", WELL, seen, url=page)


def search() -> Check:
    """Whether this web process can search."""
    state = knowledge.index_state()
    if not state.ready:
        advice = _(
            "Just after a start this takes some seconds. If it stays so, start the web processes again."
        )
        return Check(_("Search"), "search", WATCH, _("The index is being built"), advice)
    seen = ngettext("%(count)s article in the index", "%(count)s articles in the index", state.articles)
    return Check(_("Search"), "search", WELL, seen % {"count": state.articles})


def disk() -> Check:
    """Room for data."""
    now = core.disk_figures()
    seen = _("%(free)s of %(total)s free") % {
        "free": filesizeformat(now.free), "total": filesizeformat(now.total),
    }  # fmt: skip
    if now.free >= LITTLE_ROOM:
        return Check(_("Disk"), "hard-drive", WELL, seen)
    advice = _("Make room in %(folder)s. When it is full, messages are refused.") % {"folder": now.folder}
    return Check(_("Disk"), "hard-drive", ACT if now.free < NO_ROOM else WATCH, seen, advice)


def backup() -> Check:
    """Whether there is a fresh backup."""
    last, latest = core.last_backup(), next(iter(core.backups(1)), None)
    if latest is not None and latest.problem:
        advice = _("The reason stands below. The earlier backups are untouched.")
        seen = _("The last attempt failed (%(ago)s)") % {"ago": ui.ago(latest.made_at, core.now())}
        return Check(_("Backup"), "archive", ACT, seen, advice, "#backups")
    if last is None:
        advice = _("Switch the nightly backup on below, or run “madoguchi backup”.")
        return Check(_("Backup"), "archive", WATCH, _("There is none yet"), advice, "#backups")
    seen = _("Made %(ago)s, %(size)s") % {
        "ago": ui.ago(last.made_at, core.now()), "size": filesizeformat(last.size),
    }  # fmt: skip
    if last.lost:
        advice = _("Some attachments were missing in the storage. The list was printed by the command.")
        return Check(_("Backup"), "archive", WATCH, seen, advice, "#backups")
    if core.now() - last.made_at > NIGHT_AND_A_BIT:
        return Check(_("Backup"), "archive", WATCH, seen, _("It is older than a day."), "#backups")
    return Check(_("Backup"), "archive", WELL, seen)


def voice() -> Check:
    """What the voice door hears and speaks; text works in any case."""
    folder, sound = settings.MADOGUCHI_WHISPER_MODEL, language.sound
    speaks = _("speaks Japanese") if sound.spoken_languages() else _("answers as text")
    try:
        hears = _("understands recordings (%(languages)s)") % {
            "languages": ", ".join(sound.heard_languages(folder))
        }
    except sound.HearingUnavailable:
        hears = _("takes no recordings")
        if folder:
            advice = _(
                "A model is named in MADOGUCHI_WHISPER_MODEL but cannot be used. Run “madoguchi doctor”."
            )
            return Check(_("Voice"), "mic", WATCH, f"{speaks} · {hears}", advice)
    return Check(_("Voice"), "mic", WELL, f"{speaks} · {hears}")


LOOKS: tuple[Callable[[], Check], ...] = (database, tables, workers, jobs, mail, search, voice, disk, backup)
