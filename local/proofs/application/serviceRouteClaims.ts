import type { Claim } from "../signIn/claim";
import {
  anonymousRefused,
  serviceRefusedAsUser,
  servicesAccepted,
  serviceTokenRefused,
} from "./serviceAccess";
import { type Application, whyNotSignedIn } from "./subject";

const ofServices = {
  whenViolated: "failed",
  appliesTo: ({ target }: Application) => target.serviceRoute !== undefined,
} as const;

const tokenAccepted = "service's token";

/** The claims about the API's route for services, which demands a scope; none where there is no such route. */
export const serviceRouteClaims: readonly Claim<Application>[] = [
  {
    ...ofServices,
    name: tokenAccepted,
    sentence: "The API answers a service's access token, which has the scope, with the service's client ID.",
    preventedBy: whyNoTokens,
    check: servicesAccepted,
  },
  {
    ...ofServices,
    name: "service without token",
    sentence: "The API's route for services refuses a call without a token.",
    check: anonymousRefused,
  },
  ...refusedTokens(),
  {
    ...ofServices,
    name: "service as user",
    sentence: "The API's route for users refuses the service's token.",
    preventedBy: whyNoTokens,
    needs: [tokenAccepted],
    check: serviceRefusedAsUser,
  },
];

/** A claim for each of the tokens that must not be accepted. */
function refusedTokens(): Claim<Application>[] {
  const tokens = {
    tampered: ["a tampered token of the service", whyNoTokens],
    withoutScope: ["the service's token without the scope", whyNoTokens],
    ofOtherService: ["another service's token, though it has the scope", whyNoTokens],
    idToken: ["the test user's ID token", whyNotSignedIn],
    accessToken: ["the test user's access token", whyNotSignedIn],
  } as const;
  return Object.entries(tokens).map(([token, [description, preventedBy]]) => ({
    ...ofServices,
    name: `service route: ${token}`,
    sentence: `The API's route for services refuses ${description}.`,
    preventedBy,
    needs: [tokenAccepted],
    check: serviceTokenRefused(token as keyof typeof tokens),
  }));
}

function whyNoTokens({ services }: Application): string | undefined {
  return services === undefined
    ? "none of the app clients that may call it gets tokens without a user"
    : services.noTokens;
}
