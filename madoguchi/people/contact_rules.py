"""Which news a customer may choose, on which channel, and what holds while she has not said anything."""

OFFERED: dict[str, tuple[str, ...]] = {
    "orders": ("email", "push", "line", "sms"),
    "bills": ("email", "push", "line", "sms", "post"),
    "enquiries": ("email", "push", "line", "sms"),
    "news": ("email", "push", "line", "post"),
    "surveys": ("email",),
}
UNASKED = frozenset(
    {
        (topic, channel)
        for topic in ("orders", "bills", "enquiries")
        for channel in ("email", "push", "line", "sms")
    }
    | {("surveys", "email")}
)
"""What she hears of without having chosen it: her own matters. Advertising waits until she says yes
(特定電子メール法)."""
WRITTEN = ("email", "line", "sms")
"""What a link at the foot of a message stops: who does not want the mail does not want it elsewhere."""
