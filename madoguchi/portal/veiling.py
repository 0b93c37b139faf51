"""As much of an address or a number as may stand in a message that somebody else might read."""


def veiled(part: str, value: str) -> str:
    """y•••@mail.example, •••5670; a town is said as it is, and nothing is nothing."""
    if not value:
        return ""
    if part == "email":
        name, _at, house = value.rpartition("@")
        return f"{name[:1]}•••@{house}"
    return f"•••{value[-4:]}" if part == "phones" else value
