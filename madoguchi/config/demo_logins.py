"""The demo company's logins, shown when `up` opens the desk."""

from pathlib import Path
from typing import Any

import yaml

from .console import say

PEOPLE = Path(__file__).resolve().parents[1] / "demo" / "world" / "people.yaml"


def show(url: str) -> None:
    """Print who can sign in to the desk, with the password they share, and whom to try as a customer."""
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
    _show_customers(people, url)
    say(f"  届いたメール    {url}demo/mail/", f"  outgoing mail   {url}demo/mail/")
    say(f"  スマートフォン  {url}demo/phone/\n", f"  a phone         {url}demo/phone/\n")


def _show_customers(people: dict[str, Any], url: str) -> None:
    """Whom to be in the portal: her code comes by mail."""
    customers = {one["key"]: one for one in people["customers"]}
    say(
        f"\nデモのお客様（{url}my/ にメールアドレスを入力。確認コードは「届いたメール」に届きます）",
        f"\nDemo customers (type the address at {url}my/; the code comes to the outgoing mail below)",
    )
    for one in people["welcome"]:
        person = customers[one["key"]]
        email = person["email"]
        say(f"  {email:<32}{person['name']}：{one['ja']}", f"  {email:<32}{one['en']}")
