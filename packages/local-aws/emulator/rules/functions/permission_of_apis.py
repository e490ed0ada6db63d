import json

from ..rule import Rule
from .resource_policy import lets_invoke

SERVICE = "apigateway.amazonaws.com"


def invoke_if_permitted(apigateway, invoke, acted):
    # ministack doesn't keep an integration's own role, with which AWS would need no permission.
    async def guarded(integration, api_id, stage, path, method, *arguments, **options):
        route_key = arguments[3] if len(arguments) > 3 else options.get("route_key", "$default")
        reference = apigateway._extract_lambda_ref_from_integration_uri(integration.get("integrationUri", ""))
        account, region = options.get("owner_account_id"), options.get("owner_region")
        source = f"arn:aws:execute-api:{region}:{account}:{api_id}/{stage}/{resource_of(route_key, method)}"
        if may_invoke(reference, source, account):
            return await invoke(integration, api_id, stage, path, method, *arguments, **options)
        acted()
        return 500, {"Content-Type": "application/json"}, json.dumps({"message": "Internal Server Error"}).encode()

    return guarded


def resource_of(route_key, method):
    """A route as the ARN of its calls has it."""
    return route_key if route_key == "$default" else method + route_key.partition(" ")[2]


def may_invoke(reference, source, account):
    # With every request, since ministack loads this service later.
    from ministack.services import lambda_svc

    record, config, _ = lambda_svc._get_base_func_record_for_ref(reference)
    if record is None:
        # ministack refuses that itself.
        return True
    invoked = reference if reference.startswith("arn:") else config["FunctionArn"]
    context = {"aws:sourcearn": source, "aws:sourceaccount": account}
    return lets_invoke(record, invoked, SERVICE, context)


RULE = Rule(
    name="permission to invoke functions of APIs",
    sentence="Grants a principal permission to use a function.",
    page="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
    service="apigateway",
    wrapped={"ministack.services.apigateway:_invoke_lambda_proxy": invoke_if_permitted},
    uses=(
        "ministack.services.apigateway:_extract_lambda_ref_from_integration_uri",
        "ministack.services.lambda_svc:_get_base_func_record_for_ref",
    ),
)
