import { whyNoTokenEndpoint } from "../oauth/missingPath";
import type { Proof, ProofResult } from "../signIn";
import type { Claim } from "../signIn/claim";
import { keepTokens, routeBy } from "../signIn/proof";
import { proveClaims } from "../signIn/proveClaims";
import { claims } from "./applicationClaims";
import { badTokensOf } from "./badTokens";
import { badServiceTokensOf } from "./serviceTokens";
import type { Application, ApplicationTarget, Services } from "./subject";
import { TokenMaker } from "./tokenMaker";

export type { ApplicationTarget, ServiceRoute } from "./subject";

/**
 * Proves, over the network and like any client, what the test user can do with the API and the identity pool, and what
 * others can't. Reports one result per claim. Ends the user's sessions.
 *
 * @param signIn the proof of the sign-in, which the user has gone through
 */
export async function proveApplication(
  target: ApplicationTarget,
  signIn: Proof,
  report: (result: ProofResult) => void,
): Promise<void> {
  await proveApplicationClaims(claims, { target, signIn, idToken: await signInAgain(signIn) }, report);
}

/** Proves some claims of an application, with the ID token of one of the user's sessions. */
export async function proveApplicationClaims(
  chosen: readonly Claim<Application>[],
  session: Pick<Application, "target" | "signIn" | "idToken">,
  report: (result: ProofResult) => void,
): Promise<void> {
  const { signIn, idToken } = session;
  const maker = new TokenMaker(signIn.secrets);
  const application = {
    ...session,
    secrets: signIn.secrets,
    badTokens: badTokensOf(signIn, idToken ?? "", maker),
    services: await servicesIn(session, maker),
    identity: undefined,
  };
  try {
    await proveClaims(chosen, application, report);
  } finally {
    await maker.cleanUp();
  }
}

async function servicesIn(
  { target, signIn, idToken }: Pick<Application, "target" | "signIn" | "idToken">,
  maker: TokenMaker,
): Promise<Services | undefined> {
  const { serviceRoute: route } = target;
  const caller = route?.callers[0];
  if (route === undefined || caller === undefined) return undefined;
  for (const { clientSecret } of route.callers) signIn.secrets.add(clientSecret);
  return {
    ...route,
    caller,
    badTokens: badServiceTokensOf(signIn, caller, route.scope, idToken ?? "", maker),
    noTokens: await whyNoTokenEndpoint({ endpoint: target.endpoint, domain: route.domain }),
  };
}

/**
 * The ID token of a new session, since the proof of the sign-in ends its own. Where there is no other sign-in, it is that
 * one's all the same; undefined where there was none.
 */
async function signInAgain(signIn: Proof): Promise<string | undefined> {
  if (signIn.tokens === undefined) return undefined;
  const { username } = signIn.target;
  const answer = await routeBy("serverSide", signIn)
    .signIn(username, signIn.password)
    .catch(() => undefined);
  if (answer?.kind === "tokens") keepTokens(signIn, answer.tokens);
  return signIn.tokens.idToken;
}
