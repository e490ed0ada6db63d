"""A request as it was sent, and the service that it is for."""

import dataclasses
import functools
import re
from urllib.parse import parse_qsl

from . import models

# Marks a request that AWS would reject and that is made on purpose, since the local AWS can do more.
BEYOND_AWS = "x-local-aws-beyond-aws"
CREDENTIAL = re.compile(r"Credential=[^/,\s]*/\d{8}/[^/,\s]*/([^/,\s]*)/aws4_request")


@dataclasses.dataclass
class Request:
    """The path is still escaped; header names are in lowercase."""

    method: str
    path: str
    query: str
    headers: dict
    body: bytes = b""

    @functools.cached_property
    def query_pairs(self):
        return parse_qsl(self.query, keep_blank_values=True)

    @functools.cached_property
    def parameters(self):
        """Those of the query, by their names."""
        return dict(self.query_pairs)

    @property
    def is_form(self):
        """Whether it may use the Query protocol."""
        kind = self.headers.get("content-type", "")
        return self.method == "POST" and kind.startswith("application/x-www-form-urlencoded")

    @functools.cached_property
    def form(self):
        """The parameters of a form, once the body is there."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)) if self.is_form else {}


def service_of(request):
    """The model of the service that a request is for; None where it is for none that has one, or marked as beyond AWS.

    Browsers sign in without a signature. Then only the header X-Amz-Target or the form's version says it.
    """
    if BEYOND_AWS in request.headers:
        return None
    name = models.TARGETED.get(request.headers.get("x-amz-target", "").rpartition(".")[0])
    if name is None:
        signed_for = service_of_credential(request)
        version = request.form.get("Version") if signed_for is None else None
        name = models.SIGNED_FOR.get(signed_for) or models.VERSIONS.get(version)
    # Version 1 of API Gateway has another model, and virtual-hosted S3 paths don't contain the bucket.
    if name is None or (name == "apigatewayv2" and not request.path.startswith("/v2/")):
        return None
    if name == "s3" and re.search(r"\.s3[.-]", request.headers.get("host", "")):
        return None
    return models.load(api_by_path(name, request.path))


def api_by_path(name, path):
    """The API of a request: two of Amazon S3, and two of Amazon SES, are signed for by one name each."""
    if name == "s3" and path.startswith(models.S3_CONTROL_PATH):
        return "s3control"
    return "sesv2" if name == "ses" and path.startswith(models.SES_V2_PATH) else name


def service_of_credential(request):
    """The service that a request is signed for, in a header or, in advance, in the query."""
    in_query = f"Credential={request.parameters.get('X-Amz-Credential', '')}"
    found = CREDENTIAL.search(request.headers.get("authorization", "")) or CREDENTIAL.search(in_query)
    return found and found[1]
