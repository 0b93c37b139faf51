"""Asked by bench/mail.py in a process of its own: sets the mailbox up that is to be read."""

import sys

from madoguchi.channels import api as channels
from madoguchi.channels.email.tests.dovecot import PASSWORD

if __name__ == "__main__":
    address, port = sys.argv[1:3]
    values = {
        "address": address, "imap_host": "127.0.0.1", "imap_port": port, "imap_security": "none",
        "smtp_host": "127.0.0.1", "smtp_port": "9", "smtp_security": "none", "password": PASSWORD,
        "begin": "unseen",
    }  # fmt: skip
    channels.add_account(kind="email", name=address, values=values)
