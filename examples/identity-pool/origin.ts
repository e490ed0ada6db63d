/** Why a value is invalid, and how to fix it. */
export interface Issue {
  reason: string;
  fix: string;
}

/** The hosts that a browser trusts without https. */
const ownMachine = ["localhost", "127.0.0.1"];

/** A scheme, a host name of 253 characters and a port. */
const longestOrigin = 270;

/**
 * Why a string isn't the origin of a frontend; undefined where it is. A browser sends the origin in
 * exactly one form, and the comparison is exact, so nothing else would match.
 */
export function validateOrigin(written: string): Issue | undefined {
  const url = written.length <= longestOrigin && URL.canParse(written) ? new URL(written) : undefined;
  if (written.includes("*")) {
    return {
      reason: "expected one origin, without *, which would allow other sites' pages",
      fix: "write the frontend's origin, such as https://app.example.com",
    };
  }
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    return {
      reason: "expected a scheme, a host and, if it isn't the default, a port",
      fix: "write one such as https://app.example.com",
    };
  }
  if (url.protocol === "http:" && !ownMachine.includes(url.hostname)) {
    return {
      reason: `only ${ownMachine.join(" and ")} may use http: elsewhere, the page could be modified in transit`,
      fix: `write https://${url.host}`,
    };
  }
  if (url.origin !== written) {
    return { reason: "a browser sends the origin in a different form", fix: `write ${url.origin}` };
  }
  return undefined;
}
