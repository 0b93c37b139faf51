"""Stripe Checkout: customers pay on the provider's own page, and card numbers never come near us."""
