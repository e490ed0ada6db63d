import { fetchAuthSession } from "aws-amplify/auth";

/** What an ID token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** The session of a user who is signed in. */
export interface Session {
  readonly claims: Claims;
  /** When the ID token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether Cognito lets the user change the account. After a sign-in on the hosted page, that depends on the scopes. */
  readonly managesAccount: boolean;
}

/** The session, with new tokens where the old ones have expired or `renew` is true; undefined where it is no more. */
export async function readSession(renew = false): Promise<Session | undefined> {
  const { tokens } = await fetchAuthSession({ forceRefresh: renew });
  if (tokens?.idToken === undefined) return undefined;
  const claims = tokens.idToken.payload;
  const { scope } = tokens.accessToken.payload;
  return {
    claims,
    expiresAt: (claims.exp ?? 0) * 1_000,
    managesAccount: typeof scope === "string" && scope.split(" ").includes("aws.cognito.signin.user.admin"),
  };
}

/** What the user is called. */
export function nameIn(claims: Claims): string {
  const { email, name, phone_number: phoneNumber, "cognito:username": username, sub } = claims;
  const names = [name, username, email, phoneNumber].filter((value) => typeof value === "string");
  return names.find((value) => !isUuid(value)) ?? String(sub);
}

/** Where users sign in with their email address or phone number, their username is a UUID, which says nothing to them. */
function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** A human-readable duration: `59 min 3 s`. */
export function spanOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return `${String(hours)} h ${String(minutes)} min`;
  return minutes > 0 ? `${String(minutes)} min ${String(rest)} s` : `${String(rest)} s`;
}

/** A claim's value as text; a time in a human-readable form. */
export function shownClaim(name: string, value: unknown): string {
  if (["auth_time", "exp", "iat"].includes(name) && typeof value === "number") {
    return new Date(value * 1_000).toLocaleString();
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
