"""The kinds of places that can be listened to: each is an adapter of listening/<kind>/, one line each."""

ADAPTERS = (
    "madoguchi.listening.feed.adapter.ADAPTER",
    "madoguchi.listening.search.adapter.ADAPTER",
    "madoguchi.listening.apple.adapter.ADAPTER",
    "madoguchi.listening.play.adapter.ADAPTER",
    "madoguchi.listening.maps.adapter.ADAPTER",
)
"""Paths to `listening.Adapter`s, in the order in which administrators choose among them."""
