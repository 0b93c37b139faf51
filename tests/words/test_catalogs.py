"""Every text has its Japanese, nothing is half translated, and nothing contradicts itself."""

import re
import subprocess
import sys
from collections import Counter, defaultdict

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from .extraction import CONSTANT, PACKAGE, in_code, in_template, texts

FILES = sorted(PACKAGE.rglob("locale/ja/LC_MESSAGES/django.po"))
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
ALIKE = {"CSAT", "LINE", "WhatsApp", "Messenger", "Instagram", "English", "%(name)s (%(role)s)"}
"""Texts that read the same in both languages."""

STIFF = ("了解", "すみません", "させていただ", "おっしゃられ", "でございますです", "下さい。")
"""Words our manners avoid: 承知, 申し訳ございません, いたします, おっしゃる, ください."""


def entries() -> list[tuple[str, Message]]:
    found = []
    for path in FILES:
        with path.open("rb") as stream:
            catalog = read_po(stream, locale="ja")
        found += [(str(path.relative_to(PACKAGE)), entry) for entry in catalog if entry.id]
    return found


ENTRIES = entries()


def key(entry: Message) -> tuple[str, str | None]:
    msgid = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
    return msgid, entry.context


def strings(entry: Message) -> list[str]:
    return list(entry.string) if isinstance(entry.string, tuple | list) else [entry.string]


ENTRY = re.compile(r'^(?:msgctxt ((?:".*"\n)+))?msgid ((?:".*"\n)+)', re.M)


def test_no_catalogue_says_a_text_twice():
    """The tools that renew a catalogue keep only one of two, whichever comes last."""
    bad = []
    for path in FILES:
        live = "\n".join(
            line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        )
        found = Counter((context, msgid.replace('"\n"', "")) for context, msgid in ENTRY.findall(f"{live}\n"))
        bad += [f"{path.relative_to(PACKAGE)}: {key}" for key, many in found.items() if many > 1]
    assert bad == []


def test_every_text_has_a_translation():
    known = {key(entry) for _, entry in ENTRIES}
    missing = [f"{t.place}: {t.msgid!r}" for t in texts() if (t.msgid, t.context) not in known]
    assert missing == []


def test_no_constant_of_a_template_has_a_percent_sign():
    """Django looks `_("5% off")` up as `5%% off`, which no catalogue has: use {% translate … as … %}."""
    bad = [
        f"{path.relative_to(PACKAGE)}: {found[0]}"
        for path in sorted(PACKAGE.rglob("templates/**/*.*"))
        for found in CONSTANT.finditer(path.read_text(encoding="utf-8"))
        if "%" in found["text"]
    ]
    assert bad == []


def test_no_translation_is_empty_or_doubtful():
    bad = [f"{path}: {entry.id}" for path, entry in ENTRIES if entry.fuzzy or not all(strings(entry))]
    assert bad == []


def test_every_hole_is_filled_in_the_translation():
    bad = []
    for path, entry in ENTRIES:
        ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
        wanted = sorted(HOLES.findall(ids[-1]))
        bad += [f"{path}: {ids[-1]!r} → {s!r}" for s in strings(entry) if sorted(HOLES.findall(s)) != wanted]
    assert bad == []


def test_translations_are_japanese():
    bad = [
        f"{path}: {entry.id} → {string}"
        for path, entry in ENTRIES
        for string in strings(entry)
        if not JAPANESE.search(string)
        and key(entry)[0] not in ALIKE
        and re.search(r"[A-Za-z]{2}", HOLES.sub("", key(entry)[0]))
    ]
    assert bad == []


def test_translations_keep_our_manners():
    bad = [
        f"{path}: {string}"
        for path, entry in ENTRIES
        for string in strings(entry)
        if any(word in string for word in STIFF)
    ]
    assert bad == []


def test_one_text_has_one_translation():
    """All contexts share one catalogue at run time: of two translations one would silently win."""
    found = defaultdict(set)
    for path, entry in ENTRIES:
        found[key(entry)].add((tuple(strings(entry)), path))
    bad = [
        f"{msgid}: {sorted(given)}"
        for (msgid, _), given in found.items()
        if len({one for one, _ in given}) > 1
    ]
    assert bad == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('{% trans "Save" %}{% trans name %}', ["Save"]),
        ('{% translate "Open" context "state" as x %}', ["Open"]),
        ('{% ui "button" label=_("Send it") %}{{ _("Now")|safe }}', ["Send it", "Now"]),
        ("{% blocktrans count n=n %}one {{ n }}{% plural %}many{% endblocktrans %}", ["one %(n)s"]),
        ("{% blocktrans trimmed %}\n  50%\n  off\n{% endblocktrans %}", ["50%% off"]),
    ],
)
def test_templates_are_read(source, wanted):
    assert [text.msgid for text in in_template(source, "x")] == wanted


def test_code_is_read():
    source = (
        "from django.utils.translation import gettext as _, ngettext, pgettext as p\n"
        "_('a' 'b'); ngettext('one', 'many', n); p('here', 'there'); _(name); other('no')\n"
    )
    assert [(t.msgid, t.context) for t in in_code(source, "x")] == [
        ("ab", None), ("one", None), ("there", "here"),
    ]  # fmt: skip


def test_two_that_compile_at_once_leave_one_whole_catalogue(tmp_path):
    source = tmp_path / "ja" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_bytes(max(FILES, key=lambda path: path.stat().st_size).read_bytes())
    command = [sys.executable, "-m", "madoguchi.config.translations", str(source)]
    running = [subprocess.Popen(command, cwd=PACKAGE.parent) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with source.with_suffix(".mo").open("rb") as compiled, source.open("rb") as text:
        assert len(read_mo(compiled)) == len(read_po(text, locale="ja"))
    assert [path.name for path in source.parent.iterdir() if ".mo." in path.name] == []


CHANNEL = re.compile(r"\bchannels?\b", re.I)


def test_a_channel_has_one_name():
    """チャネル, wherever the English speaks of a channel; 手段 and the like name nothing beside it."""
    bad = []
    for path, entry in ENTRIES:
        english, japanese = HOLES.sub("", key(entry)[0]), "".join(strings(entry))
        if "手段" in japanese or CHANNEL.search(english) and "チャネル" not in japanese:
            bad.append(f"{path}: {key(entry)[0]!r}")
    assert bad == []
