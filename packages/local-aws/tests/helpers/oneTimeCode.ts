import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an authenticator app shows for a Base32 secret in a step of 30 seconds (RFC 6238), by default this one. */
export function oneTimeCode(secret: string, step = Math.floor(Date.now() / 30_000)): string {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
  return (number % 1_000_000).toString().padStart(6, "0");
}

/** The code after the current one: a code may be used once, and those beside the current one are accepted, too. */
export function nextCode(secret: string): string {
  return oneTimeCode(secret, Math.floor(Date.now() / 30_000) + 1);
}

/** A code that is none of a secret's now or soon. */
export function wrongCode(secret: string): string {
  const now = Math.floor(Date.now() / 30_000);
  const near = new Set([-2, -1, 0, 1, 2].map((offset) => oneTimeCode(secret, now + offset)));
  return ["000000", "000001", "000002", "000003", "000004", "000005"].find((code) => !near.has(code)) ?? "";
}
