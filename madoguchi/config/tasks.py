"""The built-in tasks that customers can do themselves, in the order in which they are offered."""

_OURS = "madoguchi.tasks.built_in"

TASKS: tuple[str, ...] = (
    f"{_OURS}.requests.OPEN",
    f"{_OURS}.callbacks.ASK",
)
"""Where each is declared: from the one declaration come page, API and tool."""
