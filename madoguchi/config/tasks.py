"""The built-in tasks that customers can do themselves, in the order in which they are offered."""

_OURS = "madoguchi.tasks.built_in"

TASKS: tuple[str, ...] = (
    f"{_OURS}.orders.CANCEL",
    f"{_OURS}.orders.CHANGE_DELIVERY",
    f"{_OURS}.orders.CHANGE_ADDRESS",
    f"{_OURS}.returns.RETURN",
    f"{_OURS}.returns.EXCHANGE",
    f"{_OURS}.parcels.REPORT",
    f"{_OURS}.bills.PAY",
    f"{_OURS}.bills.RECEIPT",
    f"{_OURS}.devices.REGISTER",
    f"{_OURS}.devices.CLAIM",
    f"{_OURS}.details.CHANGE_ADDRESS",
    f"{_OURS}.details.CHANGE_NAME",
    f"{_OURS}.details.CHANGE_NUMBER",
    f"{_OURS}.requests.OPEN",
    f"{_OURS}.callbacks.ASK",
)
"""Where each is declared: from the one declaration come page, API and tool."""
