"""How a customer is known, as staff read it."""

from datetime import UTC, datetime

from madoguchi.desk.words import identity_of

AT = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_senders_number_never_reads_as_proven() -> None:
    written = identity_of("phone", "+819012345678", AT, "channel")
    called = identity_of("phone", "+819012345678", AT, "staff")
    assert (written["proven"], called["proven"], written["value"]) == (False, True, "090-1234-5678")
    assert written["proof"] != called["proof"]


def test_another_systems_name_stands_without_our_key() -> None:
    assert identity_of("bridge", "k3y.user.7", AT, "channel")["value"] == "user.7"
    assert identity_of("telegram", "5550001", AT, "channel")["proven"]


def test_a_services_key_is_told_by_the_service_and_its_end() -> None:
    shown = identity_of("line", "U8673fba125a1ccca987ede10a914720e", AT, "channel")
    assert (shown["value"], shown["label"]) == ("LINE …720e", "")
