"""What the mail server of the tests does with letters: aiosmtpd speaks SMTP, this keeps what it takes.

Each letter that is taken becomes a line of JSON on standard output. Whom it refuses stands in the file `refused`, an
address and an answer a line.
"""

import email
import email.policy
import json
import os


class Letters:
    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def from_cli(cls, parser, folder):
        return cls(folder)

    def answer(self, address):
        try:
            with open(os.path.join(self.folder, "refused"), encoding="utf-8") as file:
                lines = [line.split(" ", 1) for line in file.read().splitlines()]
        except FileNotFoundError:
            return None
        return next((answer for known, answer in lines if known == address), None)

    async def handle_RCPT(self, server, session, envelope, address, options):
        refused = self.answer(address)
        if refused is not None:
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        told = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos[0],
            "subject": letter["subject"],
            "id": letter["message-id"],
            "automatic": letter["auto-submitted"],
            "text": letter.get_content(),
        }
        print(json.dumps(told), flush=True)
        return "250 OK"
