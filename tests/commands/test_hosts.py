"""Which host names are answered."""

from madoguchi.config.hosts import OURSELVES, allowed_hosts


def test_by_itself_only_this_machine() -> None:
    assert allowed_hosts({}, "") == list(OURSELVES)


def test_the_public_address_and_where_it_listens() -> None:
    there = allowed_hosts({"MADOGUCHI_HOST": "10.0.0.5"}, "https://desk.example:8443")
    assert there == [*OURSELVES, "desk.example", "10.0.0.5"]


def test_every_address_without_a_name() -> None:
    assert allowed_hosts({"MADOGUCHI_HOST": "0.0.0.0"}, "") == ["*"]
    assert "*" not in allowed_hosts({"MADOGUCHI_HOST": "0.0.0.0"}, "https://desk.example")


def test_what_is_given_counts() -> None:
    assert allowed_hosts({"MADOGUCHI_HOSTS": "a.example,b.example"}, "") == ["a.example", "b.example"]
