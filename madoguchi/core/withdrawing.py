"""Jobs that are no longer needed."""

from .lightly import lightly
from .written import prepared

_WITHDRAW = "SELECT procrastinate_cancel_job_v1(%s, false, true)"


def withdraw_job(job_id: int) -> None:
    """What the job was for is done. One that has begun goes on: like every job it may find nothing to do."""
    with prepared() as cursor:
        cursor.execute(lightly(_WITHDRAW), (job_id,))
