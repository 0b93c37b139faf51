"""What we know already about a customer, so that nobody asks her for it again."""

from madoguchi.people import api as people

from .shapes import Situation


def known_address(situation: Situation) -> str:
    """Her proven e-mail address, or ""."""
    customer = people.customer(situation.customer_id)
    return customer.proven_email if customer else ""


def known_number(situation: Situation) -> str:
    """Her telephone number as it is written in Japan, or ""."""
    held = people.phones_of(situation.customer_id)
    if held:
        return held[0].shown
    customer = people.customer(situation.customer_id)
    numbers = [one.value for one in customer.identities if one.kind == "phone"] if customer else []
    return people.number_text(numbers[0]) if numbers else ""


def known_name(situation: Situation) -> str:
    """What she is called, or ""."""
    customer = people.customer(situation.customer_id)
    return customer.name if customer else ""
