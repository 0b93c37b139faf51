"""How often, and how patiently, a failed job is tried again."""

import random

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

ATTEMPTS = 8
FIRST_WAIT = 2
LONGEST_WAIT = 900


class Patiently(BaseRetryStrategy):
    """Waits 2, 4, 8 … seconds (at most 15 minutes, give or take a tenth); gives up after eight attempts."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts + 1 >= ATTEMPTS:
            return None
        wait = min(FIRST_WAIT * 2**job.attempts, LONGEST_WAIT)
        return RetryDecision(retry_in={"seconds": round(wait * random.uniform(0.9, 1.1), 1)})


patiently = Patiently()
