"""What the desk asks about the accounts of channels, as `conversations.reach()` hands it on."""

from madoguchi.conversations.api import Reach

from .files import LINK_LASTS, address_of_file
from .queries.detours import detour
from .queries.reaching import frame_for, writable_until

REACH = Reach(
    frame=frame_for, writable_until=writable_until, file_link=address_of_file, link_lasts=LINK_LASTS,
    detour=detour,
)  # fmt: skip
