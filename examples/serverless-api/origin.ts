/** What is wrong with a value, and what to write instead. */
export interface Objection {
  reason: string;
  fix: string;
}

/** The hosts that a browser trusts without https. */
const ownMachine = ["localhost", "127.0.0.1"];

/**
 * What is wrong with a text as the origin of a frontend, undefined where nothing is. A browser sends the origin in
 * exactly one form, and the comparison is letter by letter, so nothing else would ever match.
 */
export function objectionToOrigin(written: string): Objection | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (written.includes("*")) {
    return {
      reason: "this is one origin, without *, which would let in the pages of others",
      fix: "write the frontend's own, such as https://app.example.com",
    };
  }
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    return {
      reason: "an origin is a scheme, a host and, where it isn't the usual one, a port",
      fix: "write one such as https://app.example.com",
    };
  }
  if (url.protocol === "http:" && !ownMachine.includes(url.hostname)) {
    return {
      reason: `only ${ownMachine.join(" and ")} can do without https: others could change the page on its way`,
      fix: `write https://${url.host}`,
    };
  }
  if (url.origin !== written) {
    return { reason: "a browser sends the origin in another form than this", fix: `write ${url.origin}` };
  }
  return undefined;
}
