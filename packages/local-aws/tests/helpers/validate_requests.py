"""Validates requests to AWS as the local AWS does: reads one per line from standard input and prints each verdict.

Arguments: the folder of the installed packages, and that of the local AWS's own modules. All is in JSON.
"""

import base64
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path += sys.argv[1:3]

from request_validation import refusal  # noqa: E402
from request_validation.journal import Journal  # noqa: E402
from request_validation.request import Request, service_of  # noqa: E402
from request_validation.verdict import validate  # noqa: E402

journal = Journal(os.environ.get("COGNITO_AUTH_INVALID_REQUESTS"))
for line in sys.stdin:
    sent = json.loads(line)
    request = Request(**{**sent, "body": base64.b64decode(sent["body"])})
    service = service_of(request)
    verdict = validate(service, request) if service else None
    journal.note(verdict)
    answer = None
    if verdict is not None:
        status, headers, body = refusal.answer(verdict) if verdict.violations else (200, {}, b"")
        answer = {
            "service": service.name,
            "operation": verdict.operation,
            "violations": verdict.violations,
            "unknown": verdict.unknown,
            "answer": {"status": status, "headers": headers, "body": body.decode()},
        }
    print(json.dumps(answer), flush=True)
