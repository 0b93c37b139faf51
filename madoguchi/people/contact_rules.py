"""Which news a customer may choose, on which channel, and what holds while she has not said anything."""

OFFERED: dict[str, tuple[str, ...]] = {
    "orders": ("email", "push"),
    "bills": ("email", "push", "post"),
    "enquiries": ("email", "push"),
    "news": ("email", "push", "line", "post"),
    "surveys": ("email",),
}
UNASKED = frozenset(
    {(topic, channel) for topic in ("orders", "bills", "enquiries") for channel in ("email", "push")}
    | {("surveys", "email")}
)
"""What she hears of without having chosen it: her own matters. Advertising waits until she says yes
(特定電子メール法)."""
