import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  InitiateAuthCommand,
  type LambdaConfigType,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateAliasCommand, PublishVersionCommand, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import { python } from "../../../tests/emulator/emulatorPython";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { requestMachineTokens } from "../../../tests/helpers/machine";
import {
  allow,
  createFunction,
  type TriggerFunction,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

const account = "000000000000";

function arnOf(UserPoolId: string): string {
  return `arn:aws:cognito-idp:us-east-1:${account}:userpool/${UserPoolId}`;
}

function refusalBy(trigger: string): string {
  return `UnexpectedLambdaException: ${trigger} invocation failed due to error AccessDeniedException.`;
}

async function poolWith(cognito: CognitoUnderTest): Promise<{
  readonly trigger: TriggerFunction;
  readonly UserPoolId: string;
  readonly signUp: () => Promise<unknown>;
}> {
  const trigger = await createFunction(cognito);
  const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: trigger.arn } });
  const ClientId = await cognito.createClient(UserPoolId);
  const request = { ClientId, Username: "ada", Password: password };
  return { trigger, UserPoolId, signUp: () => cognito.send(new SignUpCommand(request)) };
}

describeRule(
  "permission to invoke functions",
  {
    "doesn't invoke a function that lets nobody": async (cognito) => {
      const { trigger, signUp } = await poolWith(cognito);
      assert.equal(await refusalOf(signUp()), refusalBy("PreSignUp"));
      assert.deepEqual(await trigger.events(), []);
    },

    "invokes a function that lets the pool": async (cognito) => {
      const { trigger, UserPoolId, signUp } = await poolWith(cognito);
      await allow(trigger, { SourceArn: arnOf(UserPoolId), SourceAccount: account });
      await signUp();
      assert.equal((await trigger.events()).length, 1);
    },

    "doesn't invoke one that lets another pool or account, or only a version": async (cognito) => {
      const { trigger, UserPoolId, signUp } = await poolWith(cognito);
      await allow(trigger, { SourceArn: arnOf("us-east-1_Another") });
      await allow(trigger, { SourceArn: arnOf(UserPoolId), SourceAccount: "111111111111" });
      await allow(trigger, { Qualifier: "$LATEST" });
      assert.equal(await refusalOf(signUp()), refusalBy("PreSignUp"));
      assert.deepEqual(await trigger.events(), []);
    },

    "invokes an alias only where it is the alias that lets the pool": async (cognito) => {
      const trigger = await createFunction(cognito);
      const { lambda, name } = trigger;
      const alias = { FunctionName: name, Name: "live" };
      const { Version: FunctionVersion } = await lambda.send(
        new PublishVersionCommand({ FunctionName: name }),
      );
      const { AliasArn = "" } = await lambda.send(new CreateAliasCommand({ ...alias, FunctionVersion }));
      assert.equal(AliasArn, `${trigger.arn}:live`);
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: AliasArn } });
      const ClientId = await cognito.createClient(UserPoolId);
      const request = { ClientId, Username: "ada", Password: password };
      await allow(trigger);
      assert.equal(await refusalOf(cognito.send(new SignUpCommand(request))), refusalBy("PreSignUp"));
      await allow(trigger, { Qualifier: "live" });
      await cognito.send(new SignUpCommand(request));
    },

    "doesn't invoke one that no longer lets the pool": async (cognito) => {
      const { trigger, signUp } = await poolWith(cognito);
      const StatementId = await allow(trigger);
      await trigger.lambda.send(new RemovePermissionCommand({ FunctionName: trigger.name, StatementId }));
      assert.equal(await refusalOf(signUp()), refusalBy("PreSignUp"));
    },

    "asks for the permission at every trigger": async (cognito) => {
      const { arn } = await createFunction(cognito);
      const signInWith = async (LambdaConfig: LambdaConfigType): Promise<string> => {
        const UserPoolId = await cognito.createPool({ LambdaConfig });
        await cognito.createUser(UserPoolId);
        const ClientId = await cognito.createClient(UserPoolId);
        if (LambdaConfig.DefineAuthChallenge === undefined) return refusalOf(cognito.signIn(ClientId));
        const request = { ClientId, AuthParameters: { USERNAME: "ada" } };
        return refusalOf(cognito.send(new InitiateAuthCommand({ ...request, AuthFlow: "CUSTOM_AUTH" })));
      };
      const triggers = { PreTokenGeneration: arn };
      assert.equal(await signInWith(triggers), refusalBy("PreTokenGeneration"));
      const second = { LambdaVersion: "V2_0", LambdaArn: arn } as const;
      assert.equal(await signInWith({ PreTokenGenerationConfig: second }), refusalBy("PreTokenGeneration"));
      assert.equal(await signInWith({ DefineAuthChallenge: arn }), refusalBy("DefineAuthChallenge"));
      const UserPoolId = await cognito.createPool({ LambdaConfig: { CustomMessage: arn } });
      const UserAttributes = [{ Name: "email", Value: "ada@example.com" }];
      const invitation = {
        UserPoolId,
        Username: "ada",
        UserAttributes,
        DesiredDeliveryMediums: ["EMAIL" as const],
      };
      assert.equal(
        await refusalOf(cognito.send(new AdminCreateUserCommand(invitation))),
        refusalBy("CustomMessage"),
      );
    },

    "invokes only a function that lets the pool at triggers that ministack doesn't have, too": async (
      cognito,
    ) => {
      for (const name of ["PreAuthentication", "PostAuthentication"] as const) {
        const trigger = await createFunction(cognito);
        const UserPoolId = await cognito.createPool({ LambdaConfig: { [name]: trigger.arn } });
        await cognito.createUser(UserPoolId);
        const ClientId = await cognito.createClient(UserPoolId);
        const SourceArn = arnOf(UserPoolId);
        await allow(trigger, { SourceArn: `${SourceArn}x` });
        assert.equal(await refusalOf(cognito.signIn(ClientId)), refusalBy(name));
        assert.deepEqual(await trigger.events(), []);
        await allow(trigger, { SourceArn });
        await cognito.signIn(ClientId);
        assert.equal((await trigger.events()).length, 1);
      }
    },

    "asks for the permission at the tokens of machines, of which only V3_0 tells the function": async (
      cognito,
    ) => {
      for (const [LambdaVersion, outcome] of [
        ["V2_0", [200, undefined]],
        ["V3_0", [400, "PreTokenGeneration invocation failed due to error AccessDeniedException."]],
      ] as const) {
        const { arn: LambdaArn } = await createFunction(cognito);
        const LambdaConfig = { PreTokenGenerationConfig: { LambdaVersion, LambdaArn } };
        const UserPoolId = await cognito.createPool({ LambdaConfig });
        const answer = await requestMachineTokens(cognito, UserPoolId);
        const { error_description: reason } = (await answer.json()) as {
          readonly error_description?: string;
        };
        assert.deepEqual([answer.status, reason], outcome);
      }
    },
  },
  triggerServices,
);

/** Has the function that ministack asks about users of other providers guarded; prints the refusal. */
const federation = `
from ministack.services import cognito
from rules.triggers import invocation, permission
arn = "arn:aws:lambda:us-east-1:000000000000:function:absent"
account = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_pool"
cognito._user_pools["us-east-1_pool"] = {"Arn": account, "LambdaConfig": {"InboundFederation": {"LambdaArn": arn}}}
guard = permission.RULE.wrapped["_apply_inbound_federation_trigger"]
try:
    guard(cognito, lambda *_: None, lambda: None)("us-east-1_pool", "web", "ada", "provider", "SAML", {})
except invocation.Refused as refused:
    print(json.dumps(json.loads(refused.answer[2])["message"]))
`;

describe("A function that is asked about users of other providers", () => {
  it("isn't invoked without a permission", async () => {
    const refusal = "InboundFederation invocation failed due to error AccessDeniedException.";
    assert.equal(await python(federation), refusal);
  });
});
