import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import { browserRoute } from "./browserSignIn";
import { type Facts, readFacts } from "./facts";
import { passwordRoute } from "./passwordSignIn";
import type { CodeReader } from "./secondFactorAnswers";
import { codeOfUser } from "./sentCodes";
import { serverSideRoute } from "./serverSide";
import type { SignInRoute, Tokens } from "./signInRoute";
import { whyNoSrp } from "./srp";
import type { ProofTarget } from "./types";

/** The ways to sign in that the proof uses, those first that it prefers to others. */
const signInMethods = ["browser", "serverSide", "password"] as const;

/** One of the ways to sign in that the proof uses. */
export type SignInMethod = (typeof signInMethods)[number];

/** What the checks share. The fields at the end change as the proof goes on. */
export interface Proof {
  readonly target: ProofTarget;
  readonly facts: Facts;
  readonly client: CognitoIdentityProviderClient;
  readonly routes: Readonly<Record<SignInMethod, SignInRoute>>;
  /** Values that must never be shown. */
  readonly secrets: Set<string>;
  /** The password that is valid now: first the initial one, then the chosen one. */
  password: string;
  tokens: Tokens | undefined;
  askedForSecondFactor: boolean;
}

/** Reads what is deployed and gets ready to try it. Rejects with the service's error where it can't. */
export async function startProof(client: CognitoIdentityProviderClient, target: ProofTarget): Promise<Proof> {
  const facts = await readFacts(client, target);
  const readCode: CodeReader = (username, medium) => codeOfUser(client, target, username, medium);
  const noSrp = await whyNoSrp(client, target, facts);
  return {
    target,
    facts,
    client,
    routes: {
      browser: browserRoute(client, target, facts, readCode, noSrp),
      serverSide: serverSideRoute(client, target, facts, readCode),
      password: passwordRoute(client, target, facts, readCode),
    },
    secrets: new Set(
      [target.initialPassword, facts.clientSecret, ...secretsOf(target.credentials)].filter(
        (secret) => secret !== undefined,
      ),
    ),
    password: target.initialPassword,
    tokens: undefined,
    askedForSecondFactor: false,
  };
}

/** The preferred way to sign in, or another one where the app client doesn't allow it. */
export function routeBy(preferred: SignInMethod, { routes }: Proof): SignInRoute {
  const available = [preferred, ...signInMethods].map((method) => routes[method]);
  return available.find(({ unavailable }) => unavailable === undefined) ?? routes[preferred];
}

/** The tokens of the finished sign-in. Throws before there are any. */
export function tokensOf({ tokens }: Proof): Tokens {
  if (tokens === undefined) {
    throw new Error("there are no tokens yet");
  }
  return tokens;
}

/** Makes these the tokens that later checks use, and never shows them. */
export function keepTokens(proof: Proof, tokens: Tokens): void {
  proof.tokens = tokens;
  proof.secrets.add(tokens.idToken).add(tokens.accessToken).add(tokens.refreshToken);
}
