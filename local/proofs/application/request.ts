import { lookup, type LookupOptions } from "node:dns";
import { type IncomingHttpHeaders, request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { text } from "node:stream/consumers";
import { Sha256 } from "@aws-crypto/sha256-js";
import type { AwsCredentials } from "@cognito-auth/local-aws/credentials";
import { SignatureV4 } from "@smithy/signature-v4";
import { deadline } from "../signIn/deadline";

/** A request for something that isn't an AWS API. */
export interface Request {
  readonly url: string;
  /** Default: GET. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The response. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request, which any host may answer whose name ends in `.localhost`: as in a browser, that is this machine. */
export async function send({ url, method = "GET", headers = {} }: Request): Promise<Answer> {
  const { protocol } = new URL(url);
  const { signal } = deadline();
  const request = (protocol === "https:" ? requestByHttps : requestByHttp)(url, {
    method,
    headers,
    signal,
    // Otherwise a connection may be used again that the server is just about to close.
    agent: false,
    lookup: findHost,
  });
  return new Promise((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      const { statusCode = 0, headers: answered } = response;
      text(response).then((body) => {
        resolve({ status: statusCode, headers: answered, body });
      }, reject);
    });
    request.end();
  });
}

const findHost: LookupFunction = (host, options: LookupOptions, done) => {
  lookup(host.endsWith(".localhost") ? "127.0.0.1" : host, options, done);
};

/** The request, signed with AWS Signature Version 4. */
export async function signed(
  { url, method = "GET", headers = {} }: Request,
  service: string,
  region: string,
  credentials: AwsCredentials,
): Promise<Request> {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const request = await signer.sign({
    method,
    protocol,
    hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    path: pathname,
    query: {},
    headers: { ...headers, host },
  });
  return { url, method, headers: request.headers };
}

/** A local AWS has no certificate; it treats a request with this header as sent by HTTPS to a proxy in front of it. */
export const byProxy = { "x-forwarded-proto": "https" };
