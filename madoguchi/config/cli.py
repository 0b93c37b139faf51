"""The command `madoguchi`. Django is set up only by the commands that need it."""

import argparse
import json
import sys
from collections.abc import Callable

from django.utils.module_loading import import_string

from . import console, database, environment, supervisor
from .postgres import LauncherError

Command = Callable[[argparse.Namespace], int | None]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it went well, 1 when it did not, 2 for a wrong call."""
    given = parser().parse_args(arguments)
    try:
        return given.run(given) or 0
    except LauncherError as error:
        console.complain(f"データベースを使えません。\n{error}", f"The database cannot be used.\n{error}")
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    top = argparse.ArgumentParser(prog="madoguchi", description="窓口 — one customer desk")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    add(commands, "up", "set up and run everything on this machine", supervisor.up)

    web = add(commands, "web", "run one web process", with_django("madoguchi.config.web.serve"))
    web.add_argument("--fd", type=int, help="a listening socket that was inherited")
    web.add_argument("--ready-fd", type=int, help="where to write a byte when pages can be served")

    worker = add(commands, "worker", "run one worker process", with_django("madoguchi.config.worker.work"))
    worker.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (default 4)")

    add_outer(commands)

    prepare = add(commands, "prepare", "bring tables, static files and demo up to date", with_django(PREPARE))
    prepare.add_argument("--only", choices=["database", "static"])

    db = add(commands, "db", "the database of this installation", database.run)
    db.add_argument("act", choices=["start", "stop", "status"])

    add_articles(commands)

    remove = add(commands, "remove", "remove a collection of articles", with_django(ARTICLES + "remove"))
    remove.add_argument("what", choices=["collection"])
    remove.add_argument("slug")

    add_backups(commands)

    widget = add(
        commands, "widget", "where the chat widget may be shown", with_django("madoguchi.config.widget.run")
    )
    widget.add_argument("act", choices=["allow", "refuse", "list"])
    widget.add_argument("origin", nargs="?", default="", help="https://shop.example")

    staff = add(commands, "staff", "add somebody to the staff", with_django("madoguchi.config.staff.add"))
    staff.add_argument("act", choices=["add"])
    staff.add_argument("email")
    staff.add_argument("--name", default="")
    staff.add_argument("--role", default="agent", choices=["agent", "supervisor", "editor", "administrator"])

    link = add(
        commands,
        "setup-link",
        "make a link for the first administrator of an empty installation",
        with_django("madoguchi.config.setup_link.show"),
    )
    link.add_argument("--if-empty", action="store_true", help="say nothing when somebody is there already")

    add(
        commands,
        "doctor",
        "say what is wrong and how to mend it",
        import_later("madoguchi.config.doctor.run"),
    )
    return top


def add_outer(commands: "argparse._SubParsersAction") -> None:
    """`lmtp`, and in the demo `phone`: what other systems, or those who play them, come to."""
    lmtp = add(
        commands, "lmtp", "take mails from a mail server (LMTP)", with_django("madoguchi.config.lmtp.serve")
    )
    lmtp.add_argument("--fd", type=int, help="a listening socket that was inherited")
    lmtp.add_argument("--listen", metavar="HOST:PORT", default="127.0.0.1:8024", help="default %(default)s")

    phone = add(commands, "phone", "the demo's phone", import_later("madoguchi.demo.phone.switched_on.run"))
    phone.add_argument("--fds", type=json.loads, required=True, help="listening sockets, as a JSON list")


def add_articles(commands: "argparse._SubParsersAction") -> None:
    """`import` and `export`."""
    bring = add(
        commands, "import", "bring in articles, a whole shop (retail), or records of one kind",
        with_django(RECORDS + "bring"),
    )  # fmt: skip
    bring.add_argument("what", choices=["articles", "retail", *KINDS])
    bring.add_argument("file")
    bring.add_argument("--collection", metavar="SLUG", help="default: the file's name")
    bring.add_argument("--source", default="", help="whose records they are (default: shop, or retail)")
    bring.add_argument("--language", default="ja", choices=["ja", "en"], help="of rows that name none")
    bring.add_argument("--dry-run", action="store_true", help="only say what would be new or changed")

    take = add(commands, "export", "write articles into a file", with_django(ARTICLES + "take"))
    take.add_argument("what", choices=["articles"])
    take.add_argument("file", help="articles.jsonl, .csv, .json, .zip")
    take.add_argument("--form", choices=["jsonl", "bundle", "csv", "markdown", "html", "json"],
                      help="default: by the file's ending; a .zip is Markdown")  # fmt: skip
    take.add_argument("--collection", metavar="SLUG", default="", help="default: all of them")
    take.add_argument("--language", default="", choices=["ja", "en"])
    take.add_argument("--readers", default="staff", choices=["public", "customers", "staff"],
                      help="only what these may read (default staff: everything, drafts too)")  # fmt: skip


def add_backups(commands: "argparse._SubParsersAction") -> None:
    """`backup` and `restore`."""
    backup = add(
        commands, "backup", "write database and attachments into one file", with_django(BACKUPS + "backup")
    )
    backup.add_argument(
        "place", nargs="?", help="a folder, or a file ending in .tar (default: MADOGUCHI_BACKUPS)"
    )
    backup.add_argument(
        "--keep", type=int, default=0, metavar="N", help="afterwards keep the latest N of the folder"
    )
    backup.add_argument("--without-key", action="store_true", help="leave the secret key out")

    restore = add(
        commands, "restore", "fill an empty installation from a backup", import_later(BACKUPS + "restore")
    )
    restore.add_argument("file")
    restore.add_argument("--check", action="store_true", help="only read the backup through")


PREPARE = "madoguchi.config.preparation.run"
BACKUPS = "madoguchi.config.backups.commands."
ARTICLES = "madoguchi.config.articles."
RECORDS = "madoguchi.config.records."
KINDS = ("customers", "products", "orders", "shipments", "invoices", "devices", "claims", "subscriptions",
         "carts", "marketing")  # fmt: skip
"""Said here too, since the words of the command are known without Django; a test holds them together."""


def add(
    commands: "argparse._SubParsersAction", name: str, text: str, run: Command
) -> argparse.ArgumentParser:
    """One command with its one-line description."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    made.set_defaults(run=run)
    return made


def import_later(function: str) -> Command:
    """A command whose module is imported only when it runs."""
    return lambda given: import_string(function)(given)


def with_django(function: str) -> Command:
    """A command that runs with the database found and Django set up."""

    def run(given: argparse.Namespace) -> int | None:
        environment.start_django()
        return import_string(function)(given)

    return run


if __name__ == "__main__":
    sys.exit(main())
