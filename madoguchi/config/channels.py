"""The ways in which customers write to us: each is an adapter of channels/<service>/, one line each."""

CHANNELS = (
    "madoguchi.channels.webchat.channel.CHANNEL",
    "madoguchi.channels.form.channel.CHANNEL",
    "madoguchi.channels.email.adapter.ADAPTER",
    "madoguchi.channels.post.channel.POST",
    "madoguchi.channels.post.channel.FAX",
    "madoguchi.channels.line.adapter.ADAPTER",
    "madoguchi.channels.sms.adapter.ADAPTER",
    "madoguchi.channels.telegram.adapter.ADAPTER",
    "madoguchi.channels.whatsapp.adapter.ADAPTER",
    "madoguchi.channels.messenger.adapter.MESSENGER",
    "madoguchi.channels.messenger.adapter.INSTAGRAM",
    "madoguchi.channels.bridge.adapter.ADAPTER",
    "madoguchi.listening.channel.MENTION",
)
"""Paths to `conversations.Channel`s, in the order in which people choose among them."""

REACH = "madoguchi.channels.reach.REACH"
"""Path to what their accounts know: letters' frames, reply windows, links to files."""
