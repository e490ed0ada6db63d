import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from "@aws-sdk/client-cognito-identity";
import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { type CheckResult, type Claim, deviates, holds, skipped, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { describeRefusal, isNotAuthorized, type Refusal, refusalOf } from "../signIn/refusal";
import { describePool, guestRole, providerFaults, trustFault } from "./poolFaults";
import { type Application, type BadToken, identityOf, idTokenOf } from "./subject";
import { TokenUnavailable } from "./tokenMaker";

/** Whether the ID token can be exchanged for credentials, and keeps those. */
export async function tokenExchanged(application: Application): Promise<CheckResult> {
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

/** Whether the identity pool accepts only the app client's tokens. */
export function tokenNotExchanged(token: Exclude<BadToken, "none">): Claim<Application>["check"] {
  return async (application) => {
    try {
      const logins = loginsOf(application, await application.badTokens[token]());
      const refusal = await refusalOf(identityFor(clientOf(application), application, logins));
      // Not every other app client can be tried, so that the pool's description counts even where this one is refused.
      const { [token]: fault } = await providerFaults(application);
      return fault === undefined
        ? asAmazonDoes(refusal, "accepts it, though the pool requires the app client's tokens")
        : violated(fault);
    } catch (error) {
      if (error instanceof TokenUnavailable) return skipped(error.message);
      throw error;
    }
  };
}

/** Whether guests get no credentials. */
export async function guestsRefused(application: Application): Promise<CheckResult> {
  const { AllowUnauthenticatedIdentities } = await describePool(application);
  if (AllowUnauthenticatedIdentities === true) return violated("the pool allows guests");
  const role = await guestRole(application);
  if (role !== undefined) return violated(`the pool has a role for guests: ${role}`);
  const refusal = await refusalOf(identityFor(clientOf(application), application, {}));
  return asAmazonDoes(refusal, "gives guests an identity, though the pool has none for them");
}

/** Whether the flow is off in which a caller chooses the role. */
export async function classicFlowRefused(application: Application): Promise<CheckResult> {
  const { AllowClassicFlow } = await describePool(application);
  if (AllowClassicFlow === true) return violated("the pool allows it");
  const logins = loginsOf(application, idTokenOf(application));
  const refusal = await refusalOf(openIdToken(application, identityOf(application).id, logins));
  // Amazon Cognito's error for this isn't that the caller isn't authorized.
  return refusal?.name === "InvalidParameterException"
    ? holds
    : asAmazonDoes(refusal, "allows it, though it is off in the pool");
}

/**
 * Whether the role trusts the signed-in users of this identity pool alone. That it trusts them is shown by their
 * credentials; where an endpoint gives them a token for the classic flow, although that is off, it is tried with that, too.
 */
export async function roleTrustsUsersOnly(application: Application): Promise<CheckResult> {
  const fault = await trustFault(application);
  if (fault !== undefined) return violated(fault);
  const logins = loginsOf(application, idTokenOf(application));
  const own = await tokenIfGiven(openIdToken(application, identityOf(application).id, logins));
  const refusal = own === undefined ? undefined : await refusalOf(assumeRole(application, own));
  if (refusal !== undefined) return violated(`it refuses the user: ${describeRefusal(refusal)}`);

  const assumedBy = (who: string): CheckResult =>
    deviates(`this endpoint lets ${who} assume it, though the role trusts users of the pool; AWS refuses`);
  const ofGuest = await tokenIfGiven(guestToken(application));
  if (ofGuest !== undefined && (await assumes(application, ofGuest))) return assumedBy("a guest");
  return withOtherPool(application, async (other) => {
    const id = await identityFor(clientOf(other), other, logins);
    const token = await tokenIfGiven(openIdToken(application, id, logins));
    if (token === undefined) return skipped("there is no token of another identity pool to try it with");
    return (await assumes(application, token)) ? assumedBy("a user of another identity pool") : holds;
  });
}

/** Whether the identity pool asks the user pool whether the session is still valid. Ends all sessions of the user. */
export async function signedOutUserRefused(application: Application): Promise<CheckResult> {
  const { CognitoIdentityProviders = [] } = await describePool(application);
  const asksUserPool = CognitoIdentityProviders.every(
    ({ ServerSideTokenCheck }) => ServerSideTokenCheck === true,
  );
  if (!asksUserPool) return violated("the pool doesn't have tokens checked");
  const { signIn } = application;
  const { userPoolId: UserPoolId, username: Username } = signIn.target;
  await signIn.client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }), deadline());
  const Logins = loginsOf(application, idTokenOf(application));
  const command = new GetCredentialsForIdentityCommand({ IdentityId: identityOf(application).id, Logins });
  const refusal = await refusalOf(clientOf(application).send(command, deadline()));
  return asAmazonDoes(refusal, "doesn't ask the user pool, though the pool says so");
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

async function openIdToken(application: Application, IdentityId: string, Logins: Logins): Promise<string> {
  const command = new GetOpenIdTokenCommand({ IdentityId, Logins });
  const { Token = "" } = await clientOf(application).send(command, deadline());
  application.secrets.add(Token);
  return Token;
}

async function guestToken(application: Application): Promise<string> {
  const guest = await identityFor(clientOf(application), application, {});
  return openIdToken(application, guest, {});
}

/** What is asked for; undefined where it is refused. */
async function tokenIfGiven(request: Promise<string>): Promise<string | undefined> {
  return (await refusalOf(request)) === undefined ? request : undefined;
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

/** Whether the role can be assumed with a token; any other error isn't a refusal. */
async function assumes(application: Application, token: string): Promise<boolean> {
  const refusal = await refusalOf(assumeRole(application, token));
  if (refusal !== undefined && refusal.name !== "AccessDenied") throw new Error(describeRefusal(refusal));
  return refusal === undefined;
}

/** Does something with another identity pool, of the same app client, created for this and deleted afterwards. */
async function withOtherPool(
  application: Application,
  work: (other: Application) => Promise<CheckResult>,
): Promise<CheckResult> {
  const { target, signIn } = application;
  const client = clientOf(application);
  const provider = { ProviderName: target.providerName, ClientId: signIn.target.appClientId };
  const create = new CreateIdentityPoolCommand({
    IdentityPoolName: "application proof",
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: true,
    CognitoIdentityProviders: [provider],
  });
  const { IdentityPoolId: identityPoolId = "" } = await client.send(create, deadline());
  try {
    return await work({ ...application, target: { ...target, identityPoolId } });
  } finally {
    await client.send(new DeleteIdentityPoolCommand({ IdentityPoolId: identityPoolId }), deadline());
  }
}

/** The result for a refusal, or for the lack of one although the pool is configured for it. */
function asAmazonDoes(refusal: Refusal | undefined, deviation: string): CheckResult {
  if (refusal === undefined) return deviates(`this endpoint ${deviation}; Amazon Cognito refuses`);
  return isNotAuthorized(refusal) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}
