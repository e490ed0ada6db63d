"""What the program creates, under Pulumi's mocks: without an engine, and without AWS."""

import runpy
import unittest
from pathlib import Path
from typing import Any

import pulumi

PROGRAM = Path(__file__).parent.parent / "__main__.py"


class Mocks(pulumi.runtime.Mocks):
    """Records every registered resource."""

    def __init__(self) -> None:
        self.resources: dict[str, pulumi.runtime.MockResourceArgs] = {}

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        self.resources[args.name] = args
        return f"{args.name}-id", {}

    def call(self, args: pulumi.runtime.MockCallArgs) -> tuple[dict[Any, Any], list[tuple[str, str]] | None]:
        return {}, None


class TestProgram(unittest.TestCase):
    """The program."""

    def test_lets_customers_sign_up_with_their_address(self) -> None:
        mocks = Mocks()
        pulumi.runtime.set_mocks(mocks, project="python-program")
        pulumi.runtime.set_config("python-program:testUserEmail", "jane@example.com")
        pulumi.runtime.set_config("python-program:domainPrefix", "shop")

        @pulumi.runtime.test
        def run() -> None:
            runpy.run_path(str(PROGRAM))

        run()
        auth = mocks.resources["auth"]
        self.assertEqual(auth.typ, "cognito-auth:index:CognitoAuth")
        self.assertEqual(
            auth.inputs,
            {
                "userPool": {
                    "signInWith": "email",
                    "selfSignUp": True,
                    "mfa": {"mode": "OPTIONAL"},
                    "passwordPolicy": {"minimumLength": 16, "historySize": 5},
                },
                "domain": {"prefix": "shop", "pages": "managed"},
                "appClient": {"oauth": {"callbackUrls": ["http://localhost:5173/"]}},
                "resourceServers": {"orders": {"scopes": {"read": "Read orders"}}},
                "appClients": {"reports": {"machineToMachine": {"scopes": ["orders/read"]}}},
                "groups": {"staff": {"description": "Who can see orders"}},
                "testUser": {"username": "jane@example.com", "groups": ["staff"]},
                "tags": {"owner": "identity-team"},
            },
        )


if __name__ == "__main__":
    unittest.main()
