"""Work that no request does."""

from procrastinate.contrib.django import app

from .actions.hosts import forget_host_tokens as forget


@app.periodic(cron="11 * * * *")
@app.task(queue="upkeep", queueing_lock="people.forget_host_tokens", pass_context=False)
def forget_host_tokens(timestamp: int) -> None:
    """Every hour: delete the marks of the site's tokens that have expired."""
    forget()
