import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  type DescribeIdentityPoolCommandOutput,
  GetIdentityPoolRolesCommand,
} from "@aws-sdk/client-cognito-identity";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { allowedBy, isOnly } from "../iamPolicy";
import { deadline } from "../signIn/deadline";
import type { Application, BadToken } from "./subject";

/** The identity pool's own description. */
export function describePool({ target }: Application): Promise<DescribeIdentityPoolCommandOutput> {
  const client = createAwsClient(CognitoIdentityClient, target);
  const command = new DescribeIdentityPoolCommand({ IdentityPoolId: target.identityPoolId });
  return client.send(command, deadline());
}

/** The ARN of the role that the identity pool gives guests; undefined where there is none. */
export async function guestRole({ target }: Application): Promise<string | undefined> {
  const client = createAwsClient(CognitoIdentityClient, target);
  const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: target.identityPoolId });
  const { Roles = {} } = await client.send(command, deadline());
  return Roles["unauthenticated"];
}

/** Why the identity pool may accept tokens that it shouldn't, according to its own description. */
export async function providerFaults(application: Application): Promise<Partial<Record<BadToken, string>>> {
  const { target, signIn } = application;
  const { CognitoIdentityProviders = [] } = await describePool(application);
  const otherPool = CognitoIdentityProviders.find(({ ProviderName }) => ProviderName !== target.providerName);
  const otherClient = CognitoIdentityProviders.find(
    ({ ProviderName, ClientId }) =>
      ProviderName === target.providerName && ClientId !== signIn.target.appClientId,
  );
  return {
    ...(otherPool === undefined
      ? {}
      : { ofOtherPool: `it accepts tokens of ${otherPool.ProviderName ?? ""}` }),
    ...(otherClient === undefined
      ? {}
      : { ofOtherClient: `it accepts tokens for ${otherClient.ClientId ?? ""}` }),
  };
}

/** Why others may assume the role, according to its trust policy; undefined where they can't. */
export async function trustFault({ target }: Application): Promise<string | undefined> {
  const RoleName = target.authenticatedRoleArn.split("/").at(-1);
  const iam = createAwsClient(IAMClient, target);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }), deadline());
  return trustFaultIn(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""), target.identityPoolId);
}

/** Why a trust policy lets in others than the signed-in users of an identity pool; undefined where it doesn't. */
export function trustFaultIn(policy: string, identityPoolId: string): string | undefined {
  for (const { Action, Principal, Condition = {} } of allowedBy(policy)) {
    const byToken =
      isOnly(Action, "sts:AssumeRoleWithWebIdentity") &&
      isOnly(Principal, { Federated: "cognito-identity.amazonaws.com" });
    if (!byToken) return "its trust policy allows principals other than an identity pool's users";
    const asksFor = (operators: readonly string[], key: string, value: string): boolean =>
      operators.some((operator) =>
        isOnly(Condition[operator]?.[`cognito-identity.amazonaws.com:${key}`], value),
      );
    const isThePool = asksFor(["StringEquals", "StringLike"], "aud", identityPoolId);
    if (!isThePool) return "its trust policy doesn't require this identity pool";
    const isSignedIn = asksFor(
      ["ForAnyValue:StringLike", "ForAnyValue:StringEquals"],
      "amr",
      "authenticated",
    );
    if (!isSignedIn) return "its trust policy doesn't require a sign-in";
  }
  return undefined;
}
