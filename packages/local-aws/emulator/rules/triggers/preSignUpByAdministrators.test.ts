import assert from "node:assert/strict";
import { AdminCreateUserCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

describeRule(
  "pre sign-up trigger for administrators",
  {
    "doesn't create a user whom the function refuses": async (cognito) => {
      const { arn } = await createTrigger(cognito, 'throw new Error("No more users");');
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: arn } });
      const request = { UserPoolId, Username: "ada" };
      assert.equal(
        await refusalOf(cognito.send(new AdminCreateUserCommand(request))),
        "UserLambdaValidationException: PreSignUp failed with error No more users.",
      );
      assert.equal(
        await refusalOf(cognito.send(new AdminGetUserCommand(request))),
        "UserNotFoundException: User does not exist.",
      );
    },

    "tells the function whom the administrator creates, and confirms nobody": async (cognito) => {
      const trigger = await createTrigger(cognito, "event.response.autoConfirmUser = true;");
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: trigger.arn } });
      const UserAttributes = [{ Name: "email", Value: "ada@example.com" }];
      const { User } = await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: "ada",
          UserAttributes,
          ValidationData: [{ Name: "invitation", Value: "1" }, { Name: "empty" }],
          ClientMetadata: { from: "shop" },
        }),
      );
      assert.equal(User?.UserStatus, "FORCE_CHANGE_PASSWORD");
      const [event, ...others] = await trigger.events();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [event?.triggerSource, event?.userName, event?.callerContext.clientId],
        ["PreSignUp_AdminCreateUser", "ada", "CLIENT_ID_NOT_APPLICABLE"],
      );
      assert.deepEqual(event?.request, {
        userAttributes: { email: "ada@example.com" },
        validationData: { invitation: "1", empty: null },
        clientMetadata: { from: "shop" },
      });
    },

    "isn't asked about a user whom something else refuses": async (cognito) => {
      const trigger = await createTrigger(cognito);
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: trigger.arn } });
      const UserAttributes = [{ Name: "custom:team", Value: "1" }];
      const request = { UserPoolId, Username: "ada", UserAttributes };
      assert.match(
        await refusalOf(cognito.send(new AdminCreateUserCommand(request))),
        /^InvalidParameterException: Attributes did not conform to the schema: /,
      );
      assert.deepEqual(await trigger.events(), []);
    },

    "isn't asked where a user is invited again or exists already": async (cognito) => {
      const trigger = await createTrigger(cognito);
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: trigger.arn } });
      const request = { UserPoolId, Username: "ada" };
      await cognito.send(new AdminCreateUserCommand(request));
      await cognito.send(new AdminCreateUserCommand({ ...request, MessageAction: "RESEND" }));
      assert.equal(
        await refusalOf(cognito.send(new AdminCreateUserCommand(request))),
        "UsernameExistsException: User account already exists.",
      );
      assert.equal((await trigger.events()).length, 1);
    },
  },
  triggerServices,
);
