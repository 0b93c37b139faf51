"""The two keys of the company's account at Stripe, kept sealed."""

from madoguchi.people import api as people

API_KEY, SIGNING_KEY = "commerce.stripe.api_key", "commerce.stripe.signing_key"


def is_set_up() -> bool:
    """Whether both keys are kept: without the second, nobody would tell us that money came."""
    return bool(people.kept_secret(API_KEY) and people.kept_secret(SIGNING_KEY))
