import { confirmSignIn, signIn, type SignInOutput } from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { Amplify, ConsoleLogger, type KeyValueStorageInterface } from "@aws-amplify/core";
import type { Facts } from "./facts";
import { type Answer, newPasswordRequired, type SignInRoute } from "./signInRoute";
import { oneTimeCode } from "./totp";
import type { ProofTarget } from "./types";

type NextStep = SignInOutput["nextStep"];

// Amplify's name for the challenge NEW_PASSWORD_REQUIRED.
const demandsNewPassword = "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED";

// A custom endpoint is the whole point here, and Amplify warns about it.
ConsoleLogger.LOG_LEVEL = "ERROR";

/**
 * Signs in as a single-page application does: Amplify, SRP, so that the password never leaves the client.
 * Amplify keeps one sign-in per process: don't run two at a time.
 *
 * @param noSrp why the endpoint can't do SRP, where it can't
 */
export function browserRoute(target: ProofTarget, facts: Facts, noSrp: string | undefined): SignInRoute {
  return {
    unavailable: whyUnavailable(facts) ?? noSrp,
    async signIn(username, password) {
      const storage = newBrowser(target);
      return answerOf((await startSignIn(username, password)).nextStep, storage, false);
    },
    async replacePassword(username, temporary, chosen) {
      const storage = newBrowser(target);
      const start = await startSignIn(username, temporary);
      if (start.nextStep.signInStep !== demandsNewPassword) {
        return answerOf(start.nextStep, storage, false);
      }
      const afterPassword = await confirmSignIn({ challengeResponse: chosen });
      const afterEnrolment = await enrolSecondFactor(afterPassword.nextStep);
      return answerOf(afterEnrolment, storage, afterEnrolment !== afterPassword.nextStep);
    },
  };
}

function whyUnavailable(facts: Facts): string | undefined {
  if (facts.clientSecret !== undefined) {
    return "the app client has a secret, which a browser cannot keep";
  }
  return facts.authFlows.has("ALLOW_USER_SRP_AUTH")
    ? undefined
    : "the app client does not allow ALLOW_USER_SRP_AUTH";
}

function startSignIn(username: string, password: string): Promise<SignInOutput> {
  return signIn({ username, password, options: { authFlowType: "USER_SRP_AUTH" } });
}

async function enrolSecondFactor(step: NextStep): Promise<NextStep> {
  if (step.signInStep === "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION") {
    return enrolSecondFactor((await confirmSignIn({ challengeResponse: "TOTP" })).nextStep);
  }
  if (step.signInStep === "CONTINUE_SIGN_IN_WITH_TOTP_SETUP") {
    const challengeResponse = oneTimeCode(step.totpSetupDetails.sharedSecret);
    return (await confirmSignIn({ challengeResponse })).nextStep;
  }
  return step;
}

function answerOf(
  { signInStep }: NextStep,
  storage: Map<string, string>,
  afterSecondFactor: boolean,
): Answer {
  if (signInStep === "DONE") {
    const tokens = {
      idToken: stored(storage, "idToken"),
      accessToken: stored(storage, "accessToken"),
      refreshToken: stored(storage, "refreshToken"),
    };
    return { kind: "tokens", tokens, afterSecondFactor };
  }
  const challenge = signInStep === demandsNewPassword ? newPasswordRequired : signInStep;
  return { kind: "challenge", challenge };
}

/** Each sign-in starts with the empty storage of a browser that was never here. */
function newBrowser(target: ProofTarget): Map<string, string> {
  const storage = new Map<string, string>();
  const auth = {
    Cognito: {
      userPoolId: target.userPoolId,
      userPoolClientId: target.appClientId,
      userPoolEndpoint: target.endpoint,
    },
  };
  cognitoUserPoolsTokenProvider.setAuthConfig(auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage(keyValueStorage(storage));
  Amplify.configure({ Auth: auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  return storage;
}

function keyValueStorage(storage: Map<string, string>): KeyValueStorageInterface {
  const done = Promise.resolve();
  return {
    setItem: (key, value) => {
      storage.set(key, value);
      return done;
    },
    getItem: (key) => Promise.resolve(storage.get(key) ?? null),
    removeItem: (key) => {
      storage.delete(key);
      return done;
    },
    clear: () => {
      storage.clear();
      return done;
    },
  };
}

function stored(storage: Map<string, string>, kind: string): string {
  return [...storage].find(([key]) => key.endsWith(`.${kind}`))?.[1] ?? "";
}
