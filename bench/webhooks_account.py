"""Asked by bench/webhooks.py in a process of its own: sets the account up whose webhook is called."""

import sys

from madoguchi.channels import api as channels
from madoguchi.demo.phone.line import SECRET, TOKEN

if __name__ == "__main__":
    values = {"access_token": TOKEN, "channel_secret": SECRET}
    made = channels.add_account(kind="line", name="bench", values=values)
    sys.stdout.write(f"{made.key}\n")
