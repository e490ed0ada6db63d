import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  type DescribeIdentityPoolCommandOutput,
} from "@aws-sdk/client-cognito-identity";
import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { createAwsClient } from "../../awsClient";
import { type Claim, deviates, type Finding, holds, untried, violated } from "../../proof/claim";
import { deadline } from "../../proof/deadline";
import { describeRefusal, isNotAuthorized, refusalOf } from "../../proof/refusal";
import { TokenUnavailable } from "./badTokens";
import { identityOf, idTokenOf, type Application, type BadTokens } from "./subject";

/** Whether the ID token is worth credentials, and keeps those. */
export async function tokenExchanged(application: Application): Promise<Finding> {
  const client = clientOf(application);
  const logins = loginsOf(application, idTokenOf(application));
  const id = await identityFor(client, application, logins);
  const answer = await client.send(
    new GetCredentialsForIdentityCommand({ IdentityId: id, Logins: logins }),
    deadline(),
  );
  const { AccessKeyId, SecretKey, SessionToken } = answer.Credentials ?? {};
  if (AccessKeyId === undefined || SecretKey === undefined || SessionToken === undefined) {
    return violated("the answer holds no credentials");
  }
  application.secrets.add(SecretKey).add(SessionToken);
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretKey,
    sessionToken: SessionToken,
  };
  application.identity = { id, credentials };
  return holds;
}

/** Whether the identity pool takes no token that isn't one of the app client's. */
export function tokenNotExchanged(token: Exclude<keyof BadTokens, "cleanUp">): Claim<Application>["check"] {
  return async (application) => {
    try {
      const logins = loginsOf(application, await application.badTokens[token]());
      return refusedAs(await refusalOf(identityFor(clientOf(application), application, logins)));
    } catch (error) {
      if (error instanceof TokenUnavailable) return untried(error.message);
      throw error;
    }
  };
}

/** Whether those who haven't signed in are nobody. */
export async function guestsRefused(application: Application): Promise<Finding> {
  const client = clientOf(application);
  const refusal = await refusalOf(identityFor(client, application, {}));
  if (refusal !== undefined) return refusedAs(refusal);
  const { AllowUnauthenticatedIdentities } = await describe(client, application);
  return AllowUnauthenticatedIdentities === false
    ? deviates(
        "this endpoint gives guests an identity, though the pool has none for them; Amazon Cognito refuses",
      )
    : violated("the pool takes guests");
}

/** Whether the flow is off in which a caller chooses the role. */
export async function classicFlowRefused(application: Application): Promise<Finding> {
  const client = clientOf(application);
  const logins = loginsOf(application, idTokenOf(application));
  const refusal = await refusalOf(openIdToken(client, identityOf(application).id, logins));
  if (refusal !== undefined) return holds;
  const { AllowClassicFlow } = await describe(client, application);
  return AllowClassicFlow === true
    ? violated("the pool allows it")
    : deviates("this endpoint allows it, though it is off in the pool; Amazon Cognito refuses");
}

/**
 * Whether the role trusts the signed-in users of this identity pool alone. Tokens to try it with come from the flow that
 * is off, so that it can be tried only where an endpoint allows that all the same.
 */
export async function roleTrustsUsersOnly(application: Application): Promise<Finding> {
  const client = clientOf(application);
  const logins = loginsOf(application, idTokenOf(application));
  const own = await openIdToken(client, identityOf(application).id, logins).catch(() => undefined);
  if (own === undefined) return untried("there is no token to try it with, since the classic flow is off");
  const refusal = await refusalOf(assumeRole(application, own));
  if (refusal !== undefined) return violated(`it refuses the user: ${describeRefusal(refusal)}`);

  const guest = await identityFor(client, application, {}).catch(() => undefined);
  if (guest !== undefined) {
    const letIn = await assumes(application, await openIdToken(client, guest, {}));
    if (letIn) return violated("a guest assumes it");
  }
  return withOtherPool(client, application, async (other) => {
    const id = await identityFor(
      client,
      { ...application, target: { ...application.target, ...other } },
      logins,
    );
    const letIn = await assumes(application, await openIdToken(client, id, logins));
    return letIn ? violated("a user of another identity pool assumes it") : holds;
  });
}

/** Whether the identity pool asks the user pool whether the session still stands. Ends all sessions of the user. */
export async function signedOutUserRefused(application: Application): Promise<Finding> {
  const { signIn } = application;
  const { userPoolId: UserPoolId, username: Username } = signIn.target;
  await signIn.client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }), deadline());
  const client = clientOf(application);
  const Logins = loginsOf(application, idTokenOf(application));
  const command = new GetCredentialsForIdentityCommand({ IdentityId: identityOf(application).id, Logins });
  const refusal = await refusalOf(client.send(command, deadline()));
  if (refusal !== undefined) return refusedAs(refusal);
  const { CognitoIdentityProviders = [] } = await describe(client, application);
  return CognitoIdentityProviders.every(({ ServerSideTokenCheck }) => ServerSideTokenCheck === true)
    ? deviates("this endpoint doesn't ask the user pool, though the pool says so; Amazon Cognito does")
    : violated("the pool doesn't have tokens checked");
}

type Logins = Record<string, string>;

function clientOf({ target }: Application): CognitoIdentityClient {
  return createAwsClient(CognitoIdentityClient, target);
}

function loginsOf({ target }: Application, token: string): Logins {
  return { [target.providerName]: token };
}

async function identityFor(
  client: CognitoIdentityClient,
  { target }: Application,
  Logins: Logins,
): Promise<string> {
  const command = new GetIdCommand({ IdentityPoolId: target.identityPoolId, Logins });
  return (await client.send(command, deadline())).IdentityId ?? "";
}

async function openIdToken(
  client: CognitoIdentityClient,
  IdentityId: string,
  Logins: Logins,
): Promise<string> {
  return (await client.send(new GetOpenIdTokenCommand({ IdentityId, Logins }), deadline())).Token ?? "";
}

function describe(
  client: CognitoIdentityClient,
  { target }: Application,
): Promise<DescribeIdentityPoolCommandOutput> {
  const command = new DescribeIdentityPoolCommand({ IdentityPoolId: target.identityPoolId });
  return client.send(command, deadline());
}

async function assumeRole({ target }: Application, WebIdentityToken: string): Promise<void> {
  const client = createAwsClient(STSClient, target);
  const RoleArn = target.authenticatedRoleArn;
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn,
    RoleSessionName: "proof",
    WebIdentityToken,
  });
  await client.send(command, deadline());
}

/** Whether the role can be assumed with a token; what else goes wrong isn't a no. */
async function assumes(application: Application, token: string): Promise<boolean> {
  const refusal = await refusalOf(assumeRole(application, token));
  if (refusal !== undefined && refusal.name !== "AccessDenied") throw new Error(describeRefusal(refusal));
  return refusal === undefined;
}

/** Does something with another identity pool, of the same app client, with guests, made for it and deleted after. */
async function withOtherPool(
  client: CognitoIdentityClient,
  { target, signIn }: Application,
  work: (other: { readonly identityPoolId: string }) => Promise<Finding>,
): Promise<Finding> {
  const provider = { ProviderName: target.providerName, ClientId: signIn.target.appClientId };
  const create = new CreateIdentityPoolCommand({
    IdentityPoolName: "application proof",
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: true,
    CognitoIdentityProviders: [provider],
  });
  const { IdentityPoolId = "" } = await client.send(create, deadline());
  try {
    return await work({ identityPoolId: IdentityPoolId });
  } finally {
    await client.send(new DeleteIdentityPoolCommand({ IdentityPoolId }), deadline());
  }
}

function refusedAs(refusal: Awaited<ReturnType<typeof refusalOf>>): Finding {
  if (refusal === undefined) return violated("it is accepted");
  return isNotAuthorized(refusal) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}
