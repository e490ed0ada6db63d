"""AWS's models of the services that the programs use, as botocore has them."""

import functools
import glob
import gzip
import importlib.util
import json
import os

# By the name that a request is signed for. API Gateway signs for the same service in both of its versions.
SIGNED_FOR = {
    "acm": "acm",
    "apigateway": "apigatewayv2",
    "cognito-identity": "cognito-identity",
    "cognito-idp": "cognito-idp",
    "iam": "iam",
    "kms": "kms",
    "lambda": "lambda",
    "logs": "logs",
    "route53": "route53",
    "s3": "s3",
    "ses": "ses",
    "sns": "sns",
    "sts": "sts",
    "wafv2": "wafv2",
}
# By the header X-Amz-Target, which identifies the service of an unsigned request.
TARGETED = {
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "AWSCognitoIdentityService": "cognito-identity",
    "AWSWAF_20190729": "wafv2",
    "CertificateManager": "acm",
    "Logs_20140328": "logs",
    "TrentService": "kms",
}
# By the parameter Version, for the same reason.
VERSIONS = {"2010-03-31": "sns", "2010-05-08": "iam", "2010-12-01": "ses", "2011-06-15": "sts"}
# Of the two APIs that are signed as s3, the one for accounts; no bucket can have such a name.
S3_CONTROL_PATH = "/v20180820/"
# Of the two APIs that are signed as ses, version 2.
SES_V2_PATH = "/v2/email/"

# Where a model is stricter than AWS: the constraints that aren't checked, by service and shape.
STRICTER_THAN_AWS = {
    # A custom domain, such as auth.example.com, is given in the same parameter and contains dots.
    ("cognito-idp", "DomainType"): ("pattern",),
    # A bucket's ARN has no region: arn:aws:s3:::uploads. The pattern requires one.
    ("s3control", "S3ResourceArn"): ("pattern",),
}


class Service:
    """A service's model. Shapes and operations are as in botocore's service-2.json."""

    def __init__(self, name, document):
        self.name = name
        self.protocol = document["metadata"]["protocol"]
        self.namespace = document["metadata"].get("xmlNamespace", "")
        self.operations = document["operations"]
        self.shapes = document["shapes"]
        for (service, shape), traits in STRICTER_THAN_AWS.items():
            for trait in traits if service == name else ():
                del self.shapes[shape][trait]

    def input_of(self, operation):
        """The name of an operation's input shape; None if it has no parameters."""
        return self.operations[operation].get("input", {}).get("shape")

    @functools.lru_cache(maxsize=None)
    def holds_secrets(self, shape_name):
        """Whether a value of this shape is or contains something that must not be shown."""
        return self._holds_secrets(shape_name, frozenset())

    def _holds_secrets(self, shape_name, above):
        shape = self.shapes[shape_name]
        if shape.get("sensitive"):
            return True
        if shape_name in above:
            return False
        parts = [shape[part] for part in ("member", "key", "value") if part in shape]
        parts += shape.get("members", {}).values()
        return any(self._holds_secrets(part["shape"], above | {shape_name}) for part in parts)


@functools.lru_cache(maxsize=None)
def load(name):
    """The newest model of a service."""
    data = os.path.join(*importlib.util.find_spec("botocore").submodule_search_locations, "data")
    path = max(glob.glob(os.path.join(glob.escape(data), name, "*", "service-2.json*")))
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return Service(name, json.load(file))
