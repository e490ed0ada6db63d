// Starts the local AWS and makes the calls of `npm start`, in its order, as plainly as they can be made. It is CommonJS
// because Node loads the packages in half the time so.
// Arguments: a Python, and the folder of the local AWS's packages.
const { deploy } = require("./bareDeployment.cjs");
const { confirmSignIn, signIn } = require("@aws-amplify/auth");
const { cognitoUserPoolsTokenProvider } = require("@aws-amplify/auth/cognito");
const { Amplify, ConsoleLogger } = require("@aws-amplify/core");
const { CognitoIdentityProvider } = require("@aws-sdk/client-cognito-identity-provider");
const { JwtVerifier } = require("aws-jwt-verify");
const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { randomBytes } = require("node:crypto");
const { once } = require("node:events");
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const process = require("node:process");

const { fetch } = globalThis;
const randomPassword = () => `Aa1_${randomBytes(8).toString("hex")}`;
const user = {
  name: "test-user",
  email: "test-user@example.com",
  temporaryPassword: randomPassword(),
  chosenPassword: randomPassword(),
};
const notAuthorized = { name: "NotAuthorizedException" };
const demandsNewPassword = "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED";

async function main([python, packages]) {
  const data = mkdtempSync(join(tmpdir(), "bench-aws-"));
  const launcher = require.resolve("../../packages/local-aws/emulator/launcher.py");
  const server = spawn(python, ["-I", "-S", launcher, packages, data, "0"], {
    env: { HOME: data, SERVICES: "cognito-idp,ses", AUTH: "true", IOT_MTLS_ENABLED: "0" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const [line] = await once(server.stdout, "data");
  const endpoint = `http://127.0.0.1:${JSON.parse(line).port}`;
  await fetch(`${endpoint}/_ministack/health`, { method: "HEAD" });

  const cognito = new CognitoIdentityProvider({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const deployed = { endpoint, cognito, ...(await deploy(cognito, user)) };
  const routes = { onServer: serverSide(deployed), inBrowser: browser(deployed) };
  await useTemporaryPassword(deployed, routes);
  await breakPolicy(deployed, routes);
  await useChosenPassword(deployed, routes);

  server.stdin.end();
  await once(server, "close");
}

function serverSide({ cognito, UserPoolId, ClientId }) {
  return (USERNAME, PASSWORD) =>
    cognito.adminInitiateAuth({
      UserPoolId,
      ClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
    });
}

function browser({ endpoint, UserPoolId, ClientId }) {
  ConsoleLogger.LOG_LEVEL = "ERROR";
  const Cognito = { userPoolId: UserPoolId, userPoolClientId: ClientId, userPoolEndpoint: endpoint };
  const stored = new Map();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void stored.set(key, value),
    getItem: async (key) => stored.get(key) ?? null,
    removeItem: async (key) => void stored.delete(key),
    clear: async () => stored.clear(),
  });
  cognitoUserPoolsTokenProvider.setAuthConfig({ Cognito });
  Amplify.configure({ Auth: { Cognito } }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  return {
    token: (kind) => [...stored].find(([key]) => key.endsWith(`.${kind}`))[1],
    async signIn(username, password) {
      stored.clear();
      const { nextStep } = await signIn({ username, password, options: { authFlowType: "USER_SRP_AUTH" } });
      return nextStep.signInStep;
    },
  };
}

async function useTemporaryPassword({ endpoint, cognito, ClientId }, { onServer, inBrowser }) {
  const { name, temporaryPassword } = user;
  for (const route of [onServer, inBrowser.signIn]) {
    await assert.rejects(route(name, randomPassword()), notAuthorized);
    await assert.rejects(route("nobody", randomPassword()), notAuthorized);
  }
  assert.equal((await onServer(name, temporaryPassword)).ChallengeName, "NEW_PASSWORD_REQUIRED");
  assert.equal(await inBrowser.signIn(name, temporaryPassword), demandsNewPassword);
  for (let time = 0; time < 3; time++) {
    const mails = await fetch(`${endpoint}/_ministack/ses/messages`);
    assert.ok((await mails.text()).includes(temporaryPassword));
  }
  await onServer(name, temporaryPassword);
  const AuthParameters = { USERNAME: name, PASSWORD: temporaryPassword };
  const bare = cognito.initiateAuth({ AuthFlow: "USER_PASSWORD_AUTH", ClientId, AuthParameters });
  await assert.rejects(bare, { name: "InvalidParameterException" });
}

/** The local AWS accepts a password that is too short. */
async function breakPolicy({ cognito, UserPoolId, ClientId }, { onServer }) {
  const Username = "throwaway";
  const TemporaryPassword = randomPassword();
  const UserAttributes = [{ Name: "email", Value: "throwaway@example.com" }];
  await cognito.adminCreateUser({
    ...{ UserPoolId, Username, UserAttributes, TemporaryPassword },
    MessageAction: "SUPPRESS",
  });
  const { ChallengeName, Session } = await onServer(Username, TemporaryPassword);
  const ChallengeResponses = { USERNAME: Username, NEW_PASSWORD: "Aa1_tooShort" };
  const response = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
  await cognito.adminRespondToAuthChallenge(response);
  await cognito.adminDeleteUser({ UserPoolId, Username });
}

async function useChosenPassword(deployed, { onServer, inBrowser }) {
  const { cognito, ClientId } = deployed;
  const { name, email, temporaryPassword, chosenPassword } = user;
  assert.equal(await inBrowser.signIn(name, temporaryPassword), demandsNewPassword);
  const { nextStep } = await confirmSignIn({ challengeResponse: chosenPassword });
  assert.equal(nextStep.signInStep, "DONE");

  const idToken = inBrowser.token("idToken");
  (await idTokenVerifier(deployed)).verifySync(idToken);
  const strict = await idTokenVerifier(deployed);
  assert.throws(() => strict.verifySync(idToken.replace(/.{9}$/, "tampered_")));

  await onServer(email, chosenPassword);
  const RefreshToken = inBrowser.token("refreshToken");
  await cognito.getTokensFromRefreshToken({ RefreshToken, ClientId });
  await cognito.revokeToken({ Token: RefreshToken, ClientId });
  await assert.rejects(cognito.getTokensFromRefreshToken({ RefreshToken, ClientId }), notAuthorized);
  await assert.rejects(onServer(name, temporaryPassword), notAuthorized);
  await assert.rejects(onServer(name.toUpperCase(), chosenPassword), notAuthorized);
}

async function idTokenVerifier({ endpoint, UserPoolId, ClientId }) {
  const keys = await fetch(`${endpoint}/${UserPoolId}/.well-known/jwks.json`);
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
  const verifier = JwtVerifier.create({ issuer, audience: ClientId });
  verifier.cacheJwks(await keys.json());
  return verifier;
}

void main(process.argv.slice(2));
