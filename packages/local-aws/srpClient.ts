import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from "node:crypto";

// Cognito's group: the 3,072 bits of RFC 5054, which are RFC 3526's group 15, too.
const prime = toNumber(getDiffieHellman("modp15").getPrime());
const generator = 2n;
const multiplier = toNumber(sha256(toBytes(prime), toBytes(generator)));

/** The client's key pair of one sign-in. */
export interface SrpKeys {
  readonly secret: bigint;
  /** What Cognito calls `SRP_A`. */
  readonly public: bigint;
}

/** What Cognito answers to `SRP_A`, and who signs in with what. */
export interface SrpChallenge {
  /** The part of the user pool's id after its region. */
  readonly poolName: string;
  /** The user's name as the challenge has it, in `USER_ID_FOR_SRP`. */
  readonly username: string;
  readonly password: string;
  /** Hexadecimal digits, `SALT`. */
  readonly salt: string;
  /** Hexadecimal digits, `SRP_B`. */
  readonly serverPublic: string;
  /** Base64, `SECRET_BLOCK`. */
  readonly secretBlock: string;
}

/** A new key pair for a sign-in by the Secure Remote Password protocol (SRP-6a). */
export function createSrpKeys(secret = toNumber(randomBytes(128))): SrpKeys {
  return { secret, public: power(generator, secret) };
}

/**
 * Proves that the client has the password, as Cognito's challenge `PASSWORD_VERIFIER` requires.
 *
 * @returns `PASSWORD_CLAIM_SIGNATURE`
 */
export function signPasswordClaim(keys: SrpKeys, challenge: SrpChallenge, timestamp: string): string {
  const { poolName, username, secretBlock } = challenge;
  return createHmac("sha256", passwordKey(keys, challenge))
    .update(poolName + username)
    .update(Buffer.from(secretBlock, "base64"))
    .update(timestamp)
    .digest("base64");
}

/** The time in Cognito's format: `Tue Mar 4 05:06:07 UTC 2025`. */
export function srpTimestamp(at = new Date()): string {
  const [weekday = "", day, month = "", year = "", time = ""] = at.toUTCString().split(" ");
  return `${weekday.slice(0, 3)} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/** The key that only a client with the password and the server with its verifier can compute. */
function passwordKey(keys: SrpKeys, challenge: SrpChallenge): Buffer {
  const { poolName, username, password, salt } = challenge;
  const serverPublic = BigInt(`0x${challenge.serverPublic}`);
  if (serverPublic % prime === 0n) {
    throw new Error("the service's SRP_B is a multiple of the prime, with which anybody could sign in");
  }
  const scramble = sha256(toBytes(keys.public), toBytes(serverPublic));
  const identity = sha256(Buffer.from(`${poolName}${username}:${password}`));
  const privateKey = toNumber(sha256(toBytes(BigInt(`0x${salt}`)), identity));
  const shared = power(
    serverPublic - multiplier * power(generator, privateKey),
    keys.secret + toNumber(scramble) * privateKey,
  );
  const salted = toBytes(toNumber(scramble));
  return Buffer.from(hkdfSync("sha256", toBytes(shared), salted, "Caldera Derived Key", 16));
}

/** A power modulo the prime. OpenSSL's would be faster, but some of its versions refuse half of the bases. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = ((base % prime) + prime) % prime;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

function sha256(...parts: Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

/** The bytes of a positive number in two's complement, which begin with a zero bit. */
function toBytes(number: bigint): Buffer {
  const digits = number.toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), "0");
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}
