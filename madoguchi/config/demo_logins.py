"""The demo company's logins, shown when `up` opens the desk."""

from pathlib import Path

import yaml

from .console import say

PEOPLE = Path(__file__).resolve().parents[1] / "demo" / "world" / "people.yaml"


def show(url: str) -> None:
    """Print who can sign in to the desk, one line each, with the password they share."""
    if not PEOPLE.exists():
        return
    people = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))
    say(
        f"\nデモの担当者（パスワードはすべて {people['password']}）",
        f"\nDemo staff (everybody's password is {people['password']})",
    )
    for person in people["staff"]:
        say(
            f"  {person['email']:<26}{person['role']:<14}{person['name']}",
            f"  {person['email']:<26}{person['role']}",
        )
    say(f"  届いたメール  {url}demo/mail/\n", f"  outgoing mail  {url}demo/mail/\n")
