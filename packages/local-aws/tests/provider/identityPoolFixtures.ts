import type { IncomingMessage } from "node:http";
import { forward, withServer } from "../helpers/requestServer";
import { providerAt, type ProviderUnderTest } from "./providerUnderTest";

/** The tokens of the types that give users of an identity pool a bucket. */
export const identityTypes = {
  attachment: "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
  bucket: "aws:s3/bucket:Bucket",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  cors: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  identityPool: "aws:cognito/identityPool:IdentityPool",
  publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
} as const;

/** The services that these are in. */
export const identityServices = ["cognito-identity", "iam", "s3", "sts"];

/** A request as it was sent to a local AWS. */
export interface Sent {
  /** Its method and path, and its query without the name of the operation, such as `PUT /uploads?tagging`. */
  readonly line: string;
  /** Its body; that of S3 without XML's declaration and namespaces. */
  readonly body: string;
}

/** Answers in place of the local AWS. */
export interface StandIn {
  readonly status: number;
  readonly body: string;
}

/** The requests that some work makes. Requests that `standIn` answers don't reach the local AWS. */
export async function sentBy(
  endpoint: string,
  work: (tested: ProviderUnderTest, recorded: string) => Promise<unknown>,
  standIn: (sent: Sent) => StandIn | undefined = () => undefined,
): Promise<Sent[]> {
  const all: Sent[] = [];
  await withServer(
    (request, response, body) => {
      const sent = { line: lineOf(request), body: withoutNamespaces(body.toString()) };
      all.push(sent);
      const answer = standIn(sent);
      if (answer === undefined) forward(endpoint, request, response, body);
      else response.writeHead(answer.status).end(answer.body);
    },
    (recorded) => work(providerAt(recorded), recorded),
  );
  return all;
}

/** The requests that some work makes, without those that only read. */
export async function changesSentBy(
  endpoint: string,
  work: (tested: ProviderUnderTest, recorded: string) => Promise<unknown>,
): Promise<Sent[]> {
  return (await sentBy(endpoint, work)).filter(
    ({ line, body }) => !/^(GET|HEAD) /.test(line) && !/^Action=(Get|List)/.test(body),
  );
}

/** The parameters of a request to IAM. */
export function parametersOf({ body }: Sent): Record<string, string> {
  const parameters = Object.fromEntries(new URLSearchParams(body));
  delete parameters["Version"];
  return parameters;
}

function lineOf({ method = "", url = "" }: IncomingMessage): string {
  const [path = "", query = ""] = url.split("?");
  const parameters = query.split("&").filter((parameter) => !/^(x-id=.*)?$/.test(parameter));
  const marks = parameters.map((parameter) => parameter.replace(/=$/, "")).join("&");
  return `${method} ${path.replace(/(?<=.)\/$/, "")}${marks === "" ? "" : `?${marks}`}`;
}

function withoutNamespaces(body: string): string {
  return body.replace(/^<\?xml[^>]*>\s*/, "").replaceAll(/ xmlns="[^"]*"/g, "");
}
