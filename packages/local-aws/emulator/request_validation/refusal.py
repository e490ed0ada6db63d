"""The answer with which AWS rejects a request that violates its model."""

import json
import uuid
from xml.sax.saxutils import escape

# By service: the error's name if a constraint is violated, and if the request can't be parsed.
NAMES = {
    "acm": ("ValidationException", "SerializationException"),
    "apigatewayv2": ("BadRequestException", "BadRequestException"),
    "cognito-identity": ("ValidationException", "SerializationException"),
    "cognito-idp": ("InvalidParameterException", "SerializationException"),
    "iam": ("ValidationError", "MalformedInput"),
    "kms": ("ValidationException", "SerializationException"),
    "lambda": ("ValidationException", "SerializationException"),
    "logs": ("InvalidParameterException", "SerializationException"),
    # Amazon Route 53 has one for both.
    "route53": ("InvalidInput", "InvalidInput"),
    "s3": ("InvalidArgument", "MalformedXML"),
    "s3control": ("InvalidRequest", "MalformedXML"),
    "ses": ("ValidationError", "MalformedInput"),
    "sesv2": ("BadRequestException", "SerializationException"),
    "sns": ("ValidationError", "MalformedInput"),
    "sts": ("ValidationError", "MalformedInput"),
    "wafv2": ("ValidationException", "SerializationException"),
}


def answer(verdict):
    """The status, headers and body."""
    name = name_of(verdict)
    request_id = str(uuid.uuid4())
    body = body_of(verdict)(name, verdict, request_id).encode()
    content_type = CONTENT_TYPES[verdict.service.protocol]
    headers = {
        "content-type": content_type,
        "content-length": str(len(body)),
        "x-amzn-requestid": request_id,
        # A program in a browser can read the reason.
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date",
    }
    if content_type.endswith(("json", "json-1.1")):
        headers["x-amzn-errortype"] = name
    return 400, headers, body


def name_of(verdict):
    not_met, malformed = NAMES[verdict.service.name]
    # Amazon S3 validates a document against an XML schema.
    is_of_document = verdict.service.protocol == "rest-xml" and verdict.has_body
    return malformed if verdict.is_malformed or is_of_document else not_met


def body_of(verdict):
    """What makes the body. Amazon Route 53 takes requests as Amazon S3 does, and answers as by the Query protocol."""
    return query_body if verdict.service.name == "route53" else BODIES[verdict.service.protocol]


def json_body(name, verdict, _request_id):
    return json.dumps({"__type": name, "message": verdict.message})


def rest_json_body(_name, verdict, _request_id):
    # The error's name is in a header.
    return json.dumps({"message": verdict.message})


def query_body(name, verdict, request_id):
    error = f"<Type>Sender</Type><Code>{name}</Code><Message>{escape(verdict.message)}</Message>"
    opening = f'<ErrorResponse xmlns="{verdict.service.namespace}">'
    return f"{opening}<Error>{error}</Error><RequestId>{request_id}</RequestId></ErrorResponse>"


def s3_body(name, verdict, request_id):
    error = f"<Code>{name}</Code><Message>{escape(verdict.message)}</Message><RequestId>{request_id}</RequestId>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{error}</Error>'


CONTENT_TYPES = {
    "json": "application/x-amz-json-1.1",
    "query": "text/xml",
    "rest-json": "application/json",
    "rest-xml": "text/xml",
}
BODIES = {"json": json_body, "query": query_body, "rest-json": rest_json_body, "rest-xml": s3_body}
