import { GetBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { type CheckResult, holds, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { corsFault } from "./apiFaults";
import { type Answer, byProxy, send } from "./request";
import { type Application, idTokenOf } from "./subject";

const stranger = "https://stranger.example.com";

/** What a browser sends along when a page signs a request with AWS credentials. */
const signatureHeaders = ["authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/** Whether CORS lets the frontend's pages read the API's answers, and no other page. */
export async function apiForFrontendOnly(application: Application): Promise<CheckResult> {
  const fault = await corsFault(application);
  if (fault !== undefined) return violated(fault);
  const { apiUrl, frontendOrigin } = application.target;
  const authorization = `Bearer ${idTokenOf(application)}`;
  const answers = {
    "the ID token": preflight(`${apiUrl}/me`, "GET", ["authorization"]),
    "a signed request": preflight(`${apiUrl}/iam/me`, "GET", signatureHeaders),
  };
  for (const [what, from] of Object.entries(answers)) {
    const result = await onlyFrom(frontendOrigin, what, from);
    if (result !== holds) return result;
  }
  const read = (origin: string): Promise<Answer> =>
    send({ url: `${apiUrl}/me`, headers: { origin, authorization } });
  return onlyFrom(frontendOrigin, "a call", async (origin) => (await read(origin)).headers);
}

/** Whether CORS lets the frontend's pages use the bucket, and no other page. */
export async function bucketForFrontendOnly({ target }: Application): Promise<CheckResult> {
  const { endpoint, frontendOrigin, uploadsBucketName: Bucket } = target;
  const s3 = createAwsClient(S3Client, target);
  const { CORSRules = [] } = await s3.send(new GetBucketCorsCommand({ Bucket }), deadline());
  const others = CORSRules.flatMap(({ AllowedOrigins = [] }) => AllowedOrigins).filter(
    (origin) => origin !== frontendOrigin,
  );
  if (others.length > 0) return violated(`it allows ${others.join(", ")}`);
  for (const method of ["GET", "PUT", "DELETE"]) {
    const ask = preflight(`${endpoint}/${Bucket}/private/proof.txt`, method, signatureHeaders);
    const result = await onlyFrom(frontendOrigin, `a ${method}`, ask);
    if (result !== holds) return result;
  }
  return holds;
}

type AnswerTo = (origin: string) => Promise<Answer["headers"]>;

/** The answer to a preflight: whether a browser may send a page's request with these headers. */
function preflight(url: string, method: string, headers: readonly string[]): AnswerTo {
  return async (origin) => {
    const request = {
      url,
      method: "OPTIONS",
      headers: {
        ...byProxy,
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": headers.join(","),
      },
    };
    const answer = (await send(request)).headers;
    const allowed = answer["access-control-allow-headers"]?.toLowerCase().split(/ *, */) ?? [];
    return headers.every((header) => allowed.includes(header)) ? answer : {};
  };
}

async function onlyFrom(frontendOrigin: string, what: string, answerTo: AnswerTo): Promise<CheckResult> {
  const { "access-control-allow-origin": own } = await answerTo(frontendOrigin);
  if (own !== frontendOrigin) return violated(`it doesn't let ${frontendOrigin} send ${what}`);
  const { "access-control-allow-origin": strangers } = await answerTo(stranger);
  return strangers === undefined ? holds : violated(`it lets ${stranger} send ${what}`);
}
