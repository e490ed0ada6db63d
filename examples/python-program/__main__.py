"""Sign-in for the customers of a shop, who sign themselves up with their email address, and for a service."""

import pulumi
from pulumi_cognito_auth import CognitoAuth, LoginPages, MfaMode, SignInWith

config = pulumi.Config()

auth = CognitoAuth(
    "auth",
    user_pool={
        "sign_in_with": SignInWith.EMAIL,
        "self_sign_up": True,
        "mfa": {"mode": MfaMode.OPTIONAL},
        "password_policy": {"minimum_length": 16, "history_size": 5},
    },
    domain={"prefix": config.require("domainPrefix"), "pages": LoginPages.MANAGED},
    app_client={"oauth": {"callback_urls": ["http://localhost:5173/"]}},
    # A service that calls an API in its own name.
    resource_servers={"orders": {"scopes": {"read": "Read orders"}}},
    app_clients={"reports": {"machine_to_machine": {"scopes": ["orders/read"]}}},
    groups={"staff": {"description": "Who can see orders"}},
    test_user={"username": config.require("testUserEmail"), "groups": ["staff"]},
    tags={"owner": "identity-team"},
)

# The contract with other stacks, which read these by readAuthStack or a StackReference.
pulumi.export("contractVersion", 1)
pulumi.export("userPoolId", auth.user_pool_id)
pulumi.export("userPoolArn", auth.user_pool_arn)
pulumi.export("userPoolProviderName", auth.user_pool_provider_name)
pulumi.export("userPoolIssuer", auth.user_pool_issuer)
pulumi.export("appClientId", auth.app_client_id)
pulumi.export("appClientIds", auth.app_client_ids)
pulumi.export("appClientSecrets", auth.app_client_secrets)
pulumi.export("domainUrl", auth.domain_url)
pulumi.export("signInUrl", auth.sign_in_url)
pulumi.export("tokenUrl", auth.token_url)
pulumi.export("region", auth.region)
pulumi.export("amplifyOutputs", auth.amplify_outputs)
pulumi.export("testUsername", auth.test_username)
pulumi.export("testUserTemporaryPassword", auth.test_user_temporary_password)
