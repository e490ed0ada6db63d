import { type CheckResult, type Claim, holds, skipped, violated } from "../signIn/claim";
import { isRefused, objectIn } from "./apiAccess";
import { authorizerFaults, serviceRouteFaults } from "./apiFaults";
import { describeAnswer } from "./describeAnswer";
import { type Answer, send } from "./request";
import { serviceToken } from "./serviceTokens";
import { type Application, type BadServiceToken, servicesOf } from "./subject";
import { TokenUnavailable } from "./tokenMaker";

/** Whether each service gets in with its access token, and the API knows which one it is. */
export async function servicesAccepted(application: Application): Promise<CheckResult> {
  const { callers, scope } = servicesOf(application);
  for (const { key, ...client } of callers) {
    try {
      const answer = await call(
        application,
        "/orders",
        await serviceToken(application.signIn, client, scope),
      );
      if (answer.status !== 200) return violated(`${key}: ${describeAnswer(answer, application)}`);
      const { clientId } = objectIn(answer);
      if (clientId !== client.clientId) {
        return violated(`it identifies the service ${key} as ${JSON.stringify(clientId)}`);
      }
    } catch (error) {
      if (error instanceof TokenUnavailable) return violated(`${key} gets no token: ${error.message}`);
      throw error;
    }
  }
  return holds;
}

/** Whether the route for services refuses a call that says nothing about who calls. */
export async function anonymousRefused(application: Application): Promise<CheckResult> {
  const answer = await call(application, "/orders");
  return isRefused(answer, 401, (await serviceRouteFaults(application)).none, application);
}

/** Whether the route for services refuses a token, with the status that API Gateway documents. */
export function serviceTokenRefused(token: Exclude<BadServiceToken, "none">): Claim<Application>["check"] {
  return async (application) => {
    try {
      const answer = await call(application, "/orders", await servicesOf(application).badTokens[token]());
      // A token that is valid and for the right client is known, but not allowed.
      const status = token === "withoutScope" ? 403 : 401;
      return isRefused(answer, status, (await serviceRouteFaults(application))[token], application);
    } catch (error) {
      if (error instanceof TokenUnavailable) return skipped(error.message);
      throw error;
    }
  };
}

/** Whether a service's access token opens no route for users. */
export async function serviceRefusedAsUser(application: Application): Promise<CheckResult> {
  const { caller, scope } = servicesOf(application);
  const answer = await call(application, "/me", await serviceToken(application.signIn, caller, scope));
  return isRefused(answer, 401, (await authorizerFaults(application)).ofOtherClient, application);
}

function call({ target }: Application, path: string, token?: string): Promise<Answer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return send({ url: `${target.apiUrl}${path}`, headers });
}
