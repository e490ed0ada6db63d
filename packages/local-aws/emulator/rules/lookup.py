"""Finds what a request is about, and answers it, with ministack's own functions."""

import json

# The names of ministack.services.cognito that these functions need.
USED = (
    "_attr_list_to_dict",
    "_dict_to_attr_list",
    "_pool_for_client",
    "_resolve_user",
    "_token_claims",
    "_user_pool_for_access_token",
    "_user_pools",
    "error_response_json",
    "json_response",
)


def pool_of(cognito, request):
    """The user pool that a request names, or that its client or its access token belongs to; None if there is none."""
    if request.get("UserPoolId"):
        return cognito._user_pools.get(request["UserPoolId"])
    if request.get("ClientId"):
        return cognito._pool_for_client(request["ClientId"])[0]
    return cognito._user_pool_for_access_token(request.get("AccessToken"))[1]


def client_of(cognito, request):
    """The app client that a request names, or that its access token was issued to; empty if there is none."""
    pool = pool_of(cognito, request) or {}
    client_id = request.get("ClientId") or cognito._token_claims(request.get("AccessToken") or "").get("client_id")
    return pool.get("_clients", {}).get(client_id) or {}


def user_of(cognito, request):
    """The user that a request names, or that its access token belongs to; None if there is none."""
    if request.get("AccessToken"):
        return cognito._user_pool_for_access_token(request["AccessToken"])[0]
    pool, username = pool_of(cognito, request), username_of(request)
    return cognito._resolve_user(pool, username)[0] if pool and username else None


def username_of(request):
    """The username or alias in a request; None if it has none."""
    parameters = request.get("AuthParameters") or request.get("ChallengeResponses") or {}
    return request.get("Username") or parameters.get("USERNAME")


def attributes_of(cognito, user):
    """A user's attributes, by name."""
    return cognito._attr_list_to_dict(user.get("Attributes", []))


def set_attributes(cognito, user, attributes):
    """Sets some of a user's attributes."""
    user["Attributes"] = cognito._dict_to_attr_list({**attributes_of(cognito, user), **attributes})


def refuse(cognito, error, message):
    """An answer that refuses a request, with an error of AWS's API."""
    return cognito.error_response_json(error, message, 400)


def succeed(cognito, body):
    """An answer that carries out a request."""
    return cognito.json_response(body)


def body_of(answer):
    """What an answer says; empty if it is an error."""
    return json.loads(answer[2] or b"{}") if answer[0] == 200 else {}
