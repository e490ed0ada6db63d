import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { allow, createFunction, triggerServices } from "../../../tests/helpers/triggerFunctions";

describeRule(
  "permission to invoke functions of added triggers",
  {
    "invokes only a function that lets the pool": async (cognito) => {
      for (const name of ["PreAuthentication", "PostAuthentication"] as const) {
        const trigger = await createFunction(cognito);
        const UserPoolId = await cognito.createPool({ LambdaConfig: { [name]: trigger.arn } });
        await cognito.createUser(UserPoolId);
        const ClientId = await cognito.createClient(UserPoolId);
        const SourceArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
        await allow(trigger, { SourceArn: `${SourceArn}x` });
        assert.equal(
          await refusalOf(cognito.signIn(ClientId)),
          `UnexpectedLambdaException: ${name} invocation failed due to error AccessDeniedException.`,
        );
        assert.deepEqual(await trigger.events(), []);
        await allow(trigger, { SourceArn });
        await cognito.signIn(ClientId);
        assert.equal((await trigger.events()).length, 1);
      }
    },
  },
  triggerServices,
);
