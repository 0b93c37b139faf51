"""Files from strangers."""

import asyncio
import contextlib
import hashlib
import io
import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.http import Http404

from madoguchi.core import api as core
from madoguchi.core.attachments import sweep
from madoguchi.core.attachments.names import safe_name
from madoguchi.core.models import Attachment

from . import files

OOXML = "application/vnd.openxmlformats-officedocument."


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "attachments": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "file_permissions_mode": 0o600},
        },
    }


def store(content: bytes, name: str, declared: str = "") -> core.AttachmentShape:
    return core.store_attachment(io.BytesIO(content), filename=name, declared_type=declared)


def stored_files(tmp_path) -> list[bytes]:
    return [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (files.PNG, "写真.png", "image/png"),
        (files.JPEG, "wrong-ending.txt", "image/jpeg"),
        (files.PDF, "領収書.pdf", "application/pdf"),
        (files.SVG, "図.svg", "image/svg+xml"),
        ("こんにちは\n".encode(), "a.txt", "text/plain"),
        ("エラー, コード\n".encode("cp932"), "log.csv", "text/csv"),
        ("半角ｶﾅ".encode("iso2022_jp_ext"), "mail.txt", "text/plain"),
        ("長い文".encode("utf-16"), "memo.txt", "text/plain"),
        (b'{"a": 1}', "a.json", "application/json"),
        (b"5 < 6 and <b", "a.txt", "text/plain"),
        (files.office("word"), "手紙.docx", OOXML + "wordprocessingml.document"),
        (files.office("xl", printer_dot_bin=b"x"), "表.xlsx", OOXML + "spreadsheetml.sheet"),
        (files.archive(mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt",
         "application/vnd.oasis.opendocument.text"),
        (files.archive(a_dot_txt=b"x"), "logs.zip", "application/zip"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_content(content, name, media_type, tmp_path):
    kept = store(content, name, declared="text/html")

    assert (kept.media_type, kept.name, kept.size) == (media_type, name, len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert stored_files(tmp_path) == [content]
    assert core.attachment(kept.id) == kept


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (files.EXE, "photo.jpg", "executable"),
        (files.ELF, "memo.txt", "executable"),
        (b"#!/bin/sh\nrm -rf /\n", "memo.txt", "executable"),
        (files.PNG, "photo.png.exe", "executable"),
        (b"echo hi\r\n", "run.BAT", "executable"),
        (files.archive(a__b_dot_exe=files.EXE), "logs.zip", "executable"),
        (files.archive(META_INF=b"", **{"META-INF__MANIFEST_dot_MF": b"x"}), "a.zip", "executable"),
        (files.office("word", vbaProject_dot_bin=b"x"), "letter.docx", "executable"),
        (files.HTML, "notes.txt", "page"),
        (b"plain", "notes.html", "page"),
        ("\ufeff <HTML >".encode(), "notes.txt", "page"),
        (files.svg("<script>alert(1)</script>"), "a.svg", "script"),
        (files.svg('<circle onload="alert(1)"/>'), "a.svg", "script"),
        (files.svg('<image x:href="java&#10;script:alert(1)"/>'), "a.svg", "script"),
        (files.svg('<image x:href="https://example.com/spy.png"/>'), "a.svg", "script"),
        (files.svg("<foreignObject><p/></foreignObject>"), "a.png", "script"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", "script"),
        (b"PK\x03\x04 broken", "a.zip", "unknown"),
        (bytes(range(256)), "a.bin2", "unknown"),
        (b"", "empty.txt", "empty"),
    ],
)
def test_what_could_run_is_refused(content, name, reason, tmp_path):
    before = Attachment.objects.count()

    with pytest.raises(core.AttachmentRefused) as refused:
        store(content, name, declared="image/png")

    assert refused.value.reason == reason
    assert Attachment.objects.count() == before
    assert stored_files(tmp_path) == []


class Endless:
    given = 0

    def read(self, size: int) -> bytes:
        self.given += size
        return b"a" * size


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_cut_off_early(settings, tmp_path):
    settings.MADOGUCHI_ATTACHMENT_BYTES = 300_000
    endless = Endless()

    with pytest.raises(core.AttachmentRefused) as refused:
        core.store_attachment(endless, filename="a.txt", declared_type="text/plain")

    assert refused.value.reason == "too_large"
    assert endless.given < 400_000
    assert stored_files(tmp_path) == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\windows\\system.ini", "system.ini"),
        ("invoice\u202efdp.scr", "invoicefdp.scr"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie x.txt"),
        ("..", "file"),
        ("", "file"),
        ("がぎ.txt", "がぎ.txt"),
        ("長" * 300 + ".pdf", "長" * 116 + ".pdf"),
    ],
)
def test_names_are_made_harmless(given, name):
    assert safe_name(given) == name


@pytest.mark.django_db
def test_the_place_has_nothing_of_the_name(tmp_path):
    kept = store(files.PNG, "../../../up.png")
    place = Attachment.objects.get(id=kept.id).place
    assert place == f"{kept.id.hex[:2]}/{kept.id.hex}"
    assert (tmp_path / place).stat().st_mode & 0o777 == 0o600


async def read_all(response) -> bytes:
    return b"".join([piece async for piece in response])


@pytest.mark.django_db
def test_it_is_served_as_a_download_that_nothing_runs():
    content = files.PNG + bytes(200_000)
    kept = store(content, "写真 1.png")

    response = core.attachment_response(kept.id)

    assert response["Content-Type"] == "image/png"
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%86%99")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"".join(core.attachment_response(kept.id)) == content  # type: ignore[arg-type]
    assert asyncio.run(read_all(response)) == content


@pytest.mark.django_db
def test_a_removed_file_is_gone(tmp_path):
    kept = store(files.PDF, "a.pdf")

    core.remove_attachment(kept.id)
    core.remove_attachment(kept.id)

    assert core.attachment(kept.id) is None
    assert stored_files(tmp_path) == []
    with pytest.raises(Http404):
        core.attachment_response(kept.id)


@pytest.mark.django_db
def test_several_records_in_one_query_in_the_order_asked(django_assert_num_queries):
    kept = [store(files.PDF, f"{n}.pdf") for n in range(3)]
    wanted = [kept[2].id, uuid.uuid4(), kept[0].id]
    with django_assert_num_queries(1):
        assert core.attachments(wanted) == (kept[2], kept[0])
    assert core.attachments([]) == ()


@pytest.mark.django_db
def test_s3_compatible_storage(settings, s3):
    settings.STORAGES = {**settings.STORAGES, "attachments": s3}
    content = files.PDF + b"%" * 3_000_000

    kept = store(content, "大きい.pdf")

    assert storages["attachments"].exists(f"{kept.id.hex[:2]}/{kept.id.hex}")
    assert asyncio.run(read_all(core.attachment_response(kept.id))) == content
    core.remove_attachment(kept.id)
    assert not storages["attachments"].exists(f"{kept.id.hex[:2]}/{kept.id.hex}")


@pytest.mark.django_db
def test_bytes_whose_transaction_was_rolled_back_are_swept_after_a_day(tmp_path):
    kept = store(files.PDF, "領収書.pdf")
    with contextlib.suppress(RuntimeError), transaction.atomic():
        store(files.PNG, "写真.png")
        raise RuntimeError

    assert (sweep(), len(stored_files(tmp_path))) == (0, 2)  # its transaction might still commit
    with core.frozen(core.now() + timedelta(days=1, minutes=1)):
        assert (sweep(), sweep()) == (1, 0)

    assert stored_files(tmp_path) == [files.PDF]
    assert core.attachment(kept.id) == kept


@pytest.mark.django_db
def test_sweeping_before_anybody_has_sent_a_file_is_no_error(settings, tmp_path):
    settings.STORAGES["attachments"]["OPTIONS"]["location"] = tmp_path / "nothing"
    settings.STORAGES = {**settings.STORAGES}
    assert sweep() == 0
