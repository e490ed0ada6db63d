/**
 * The HTTP status with which an endpoint answers an operation that doesn't exist, if that answer isn't JSON. Undefined if it
 * is: then the endpoint reports itself what it lacks.
 */
export async function statusForUnknownOperation(endpoint: string): Promise<number | undefined> {
  const headers = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "AWSCognitoIdentityProviderService.NonexistentOperation",
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(endpoint, { method: "POST", headers, body: "{}", signal });
    return isJson(await answer.text()) ? undefined : answer.status;
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
