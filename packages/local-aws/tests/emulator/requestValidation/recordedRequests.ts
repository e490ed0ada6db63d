import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { SentRequest } from "../../helpers/requestValidator";
import { json, query, rest } from "./useRequestValidator";

/** Requests of the real AWS provider, recorded; `README.md` beside them says how. */
export const recordings = join(__dirname, "..", "..", "provider", "realProvider", "exchanges");

/** A request of the real AWS provider, as it can be sent again. */
export interface RecordedRequest {
  /** Such as `UserPool, minimal, create: CreateUserPool`. */
  readonly title: string;
  readonly request: SentRequest;
}

interface Recording {
  readonly cases: readonly {
    readonly name: string;
    readonly steps: readonly { readonly step: string; readonly requests: readonly Exchange[] }[];
  }[];
}

interface Exchange {
  readonly operation: string;
  readonly request: unknown;
}

/** What stands in the recordings for what differs every time: by type, and for all. */
const ids: Readonly<Record<string, string>> = {
  IdentityPool: "us-east-1:0a1b2c3d-0000-4000-8000-000000000000",
  UserPool: "us-east-1_aBcDeFgHi",
  UserPoolClient: "0a1b2c3d4e5f6g7h8i9j0k1l2m",
};
const placeholders: Readonly<Record<string, string>> = {
  "client.id": ids["UserPoolClient"] ?? "",
  hex7: "0a1b2c3",
  "identityPool.id": ids["IdentityPool"] ?? "",
  "pool.id": ids["UserPool"] ?? "",
  uuid: "0a1b2c3d-0000-4000-8000-000000000000",
};

/** All requests of the recordings, with values in the place of what differs every time. */
export async function recordedRequests(): Promise<RecordedRequest[]> {
  const files = (await readdir(recordings)).filter((name) => /^[A-Z].*\.json$/.test(name));
  const all = await Promise.all(files.map((name) => requestsIn(join(recordings, name))));
  return all.flat();
}

async function requestsIn(file: string): Promise<RecordedRequest[]> {
  const type = basename(file, ".json");
  const text = (await readFile(file, "utf8")).replaceAll(
    /<((?:\w+\.)?(?:id|name)|hex7|uuid)>/g,
    (_, name: string) =>
      name === "id" ? (ids[type] ?? "example-0a1b2c3") : (placeholders[name] ?? "example-0a1b2c3"),
  );
  const { cases } = JSON.parse(text) as Recording;
  return cases.flatMap(({ name, steps }) =>
    steps.flatMap(({ step, requests }) =>
      requests.map((exchange) => ({
        title: `${type}, ${name}, ${step}: ${exchange.operation}`,
        request: requestOf(type, exchange),
      })),
    ),
  );
}

function requestOf(type: string, { operation, request }: Exchange): SentRequest {
  if (operation.includes(" ")) return restRequest(operation, request);
  if (type.startsWith("Role")) {
    const { Action, ...parameters } = request as Record<string, string>;
    return query("iam", Action ?? "", parameters);
  }
  const service =
    type === "LogGroup" ? "logs" : type.startsWith("IdentityPool") ? "cognito-identity" : "cognito-idp";
  return json(service, operation, request);
}

function restRequest(operation: string, body: unknown): SentRequest {
  const text = body === null ? "" : typeof body === "string" ? body : JSON.stringify(body);
  if (operation.includes(" /v2/")) return rest("apigateway", operation, text);
  // The query isn't in the recordings.
  if (operation.startsWith("DELETE /2017-03-31/tags/")) return rest("lambda", `${operation}?tagKeys=team`);
  if (/ \/20\d\d-/.test(operation)) return rest("lambda", operation, text);
  if (operation.includes(" /v20180820/")) {
    return rest("s3", operation, text, { "x-amz-account-id": "000000000000" });
  }
  // Here, too: it names what of a bucket is meant, as the document does.
  const [, root] = /^<(\w+)/.exec(text) ?? [];
  const subresource = root === undefined ? (text === "" ? "" : "?policy") : (subresources[root] ?? "");
  return rest("s3", `${operation}${subresource}`, text);
}

const subresources: Readonly<Record<string, string>> = {
  CORSConfiguration: "?cors",
  PublicAccessBlockConfiguration: "?publicAccessBlock",
};
