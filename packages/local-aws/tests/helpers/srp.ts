import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from "node:crypto";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "./cognitoUnderTest";

const prime = toNumber(getDiffieHellman("modp15").getPrime());
const generator = 2n;
const multiplier = toNumber(sha256(toBytes(prime), toBytes(generator)));

/** Starts the sign-in of a user of a pool by SRP, and resolves to the responses that prove the password. */
export async function startSrp(
  { send }: CognitoUnderTest,
  pool: string,
  ClientId: string,
  USERNAME: string,
): Promise<Record<string, string>> {
  const secret = toNumber(randomBytes(32));
  const own = power(generator, secret);
  const AuthParameters = { USERNAME, SRP_A: own.toString(16) };
  const request = { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters } as const;
  const { ChallengeParameters = {} } = await send(new InitiateAuthCommand(request));
  const { SALT = "", SRP_B = "", SECRET_BLOCK = "" } = ChallengeParameters;
  const server = fromHex(SRP_B);
  const scramble = sha256(toBytes(own), toBytes(server));
  const name = `${pool.split("_")[1] ?? ""}${USERNAME}`;
  const identity = sha256(Buffer.from(`${name}:${password}`));
  const privateKey = toNumber(sha256(toBytes(fromHex(SALT)), identity));
  const base = server - multiplier * power(generator, privateKey);
  const shared = power(base, secret + toNumber(scramble) * privateKey);
  const salt = toBytes(toNumber(scramble));
  const key = Buffer.from(hkdfSync("sha256", toBytes(shared), salt, "Caldera Derived Key", 16));
  const TIMESTAMP = "Tue Mar 4 05:06:07 UTC 2025";
  const signed = Buffer.concat([
    Buffer.from(name),
    Buffer.from(SECRET_BLOCK, "base64"),
    Buffer.from(TIMESTAMP),
  ]);
  const signature = createHmac("sha256", key).update(signed).digest("base64");
  return {
    USERNAME,
    TIMESTAMP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature,
  };
}

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

function fromHex(digits: string): bigint {
  return BigInt(`0x${digits}`);
}

function toNumber(bytes: Buffer): bigint {
  return fromHex(bytes.toString("hex"));
}

/** The bytes of a positive number in two's complement, which begin with a zero bit. */
function toBytes(number: bigint): Buffer {
  const digits = number.toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), "0");
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}
