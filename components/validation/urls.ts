import { type Check, type Objection, refine } from "./checks";
import { objectToSpaces } from "./formats";
import { stringOfLength } from "./scalars";

/** The hosts that "Amazon Cognito requires HTTPS over HTTP except for": CallbackURLs in CreateUserPoolClient. */
const localHosts = ["localhost", "127.0.0.1", "[::1]"];

/** HTTP to one of them as it is written: Cognito compares texts, and doesn't know what else a browser takes for one. */
const localUrl = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?]|$)/i;

/** What a browser runs or opens itself, so that no application gets a code there; Cognito doesn't say what it refuses. */
const schemesOfBrowsers = ["about", "blob", "data", "file", "ftp", "javascript", "vbscript", "ws", "wss"];

/** A URL to which Cognito sends a browser back. */
export const redirectUrl: Check<string> = refine(
  stringOfLength(1, 1_024, "Cognito accepts a URL of 1 to 1,024 characters"),
  (url) => objectToSpaces(url) ?? objectToRedirect(url),
);

function objectToRedirect(url: string): Objection | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || !URL.canParse(url)) {
    return {
      reason: scheme === undefined ? "Cognito accepts absolute URLs only" : "it isn't a valid URL",
      fix: "write one such as https://example.com/signed-in, or myapp://signed-in for an app",
    };
  }
  if (url.includes("*")) {
    return {
      reason: "Cognito compares whole URLs and knows no wildcards",
      fix: "write each URL that the application uses",
    };
  }
  if (url.includes("#")) {
    return { reason: "Cognito accepts no URL with a fragment", fix: "remove what begins with #" };
  }
  if (schemesOfBrowsers.includes(scheme)) {
    return { reason: `no application gets a code at ${scheme}:`, fix: "use https:, or an app's own scheme" };
  }
  return scheme === "https" || scheme === "http" ? objectToWebUrl(url) : undefined;
}

function objectToWebUrl(url: string): Objection | undefined {
  if (!/^https?:\/\/[^/\\]/i.test(url)) {
    return { reason: "there is no host", fix: "write one such as https://example.com/signed-in" };
  }
  const { protocol, username, password } = new URL(url);
  if (username !== "" || password !== "" || url.includes("\\")) {
    return {
      reason: "a URL with a user name or a backslash leads elsewhere than it seems",
      fix: "remove the user name or the backslash",
    };
  }
  if (protocol === "http:" && !localUrl.test(url)) {
    return {
      reason: `Cognito accepts HTTP only for ${localHosts.join(", ")}`,
      fix: "write https:",
    };
  }
  return undefined;
}

/** The URL of a host, without a path. */
export const originUrl: Check<string> = refine(
  stringOfLength(1, 2_048, "a URL has 1 to 2,048 characters"),
  (url) =>
    /^https:\/\/[a-z\d.-]+$/.test(url) && URL.canParse(url)
      ? undefined
      : {
          reason: "expected the URL of a domain, in lower case and without a path",
          fix: "write one such as https://auth.example.com",
        },
);
