import assert from "node:assert/strict";
import { createDecipheriv, createPublicKey, ECDH, hkdfSync, verify } from "node:crypto";

/** A message of the AWS Encryption SDK, before its key is known. */
interface EncryptedMessage {
  readonly context: Readonly<Record<string, string>>;
  /** The provider of the key that encrypts the data key, the key's name, and the data key. */
  readonly encryptedDataKey: { readonly provider: string; readonly key: string; readonly ciphertext: Buffer };
  /** Verifies the message and decrypts it with the decrypted data key. */
  readonly decrypt: (dataKey: Uint8Array) => string;
}

/**
 * Reads a message as Amazon Cognito's are: of version 1, with an ECDSA signature and a single frame. The format is
 * that of https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html.
 */
export function readEncryptedMessage(base64: string): EncryptedMessage {
  const message = Buffer.from(base64, "base64");
  const reader = readerOf(message);
  // Version 1, customer authenticated encrypted data, AES-256-GCM with HKDF and ECDSA on P-384.
  assert.equal(reader.take(4).toString("hex"), "01800378");
  const messageId = reader.take(16);
  const context = readContext(reader.sized());
  assert.equal(reader.number(2), 1, "There are several data keys.");
  const provider = reader.sized().toString();
  const encryptedDataKey = { provider, key: reader.sized().toString(), ciphertext: reader.sized() };
  assert.equal(reader.take(6).toString("hex"), "02000000000c", "It isn't framed.");
  reader.take(4);
  const header = message.subarray(0, reader.position());
  const authentication = { iv: reader.take(12), tag: reader.take(16) };
  const [finalFrame, number, iv] = [reader.number(4), reader.take(4), reader.take(12)];
  assert.deepEqual([finalFrame, number.toString("hex")], [0xff_ff_ff_ff, "00000001"]);
  const content = reader.sized(4);
  const tag = reader.take(16);
  const signed = message.subarray(0, reader.position());
  const signature = reader.sized();
  assert.equal(reader.position(), message.length);

  const decrypt = (dataKey: Uint8Array): string => {
    assert.ok(verify("sha384", signed, publicKeyOf(context), signature), "The signature is wrong.");
    const info = Buffer.concat([Buffer.from("0378", "hex"), messageId]);
    const key = Buffer.from(hkdfSync("sha384", dataKey, Buffer.alloc(0), info, 32));
    decryptPart(key, authentication.iv, authentication.tag, header, Buffer.alloc(0));
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(content.length));
    const described = [messageId, Buffer.from("AWSKMSEncryptionClient Final Frame"), number, length];
    return decryptPart(key, iv, tag, Buffer.concat(described), content).toString();
  };
  return { context, encryptedDataKey, decrypt };
}

interface Reader {
  readonly position: () => number;
  readonly take: (length: number) => Buffer;
  readonly number: (length: number) => number;
  /** Takes as many bytes as the number before them says. */
  readonly sized: (lengthOfLength?: number) => Buffer;
}

function readerOf(bytes: Buffer): Reader {
  let position = 0;
  const take = (length: number): Buffer => {
    assert.ok(position + length <= bytes.length, "The message ends too early.");
    return bytes.subarray(position, (position += length));
  };
  const number = (length: number): number => take(length).readUIntBE(0, length);
  return { position: () => position, take, number, sized: (length = 2) => take(number(length)) };
}

function readContext(bytes: Buffer): Record<string, string> {
  const reader = readerOf(bytes);
  const pairs = Array.from({ length: reader.number(2) }, () => [
    reader.sized().toString(),
    reader.sized().toString(),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

function publicKeyOf(context: Readonly<Record<string, string>>): ReturnType<typeof createPublicKey> {
  const compressed = context["aws-crypto-public-key"] ?? assert.fail("There is no public key.");
  const point = ECDH.convertKey(compressed, "secp384r1", "base64", undefined, "uncompressed");
  assert.ok(Buffer.isBuffer(point));
  const [x, y] = [point.subarray(1, 49), point.subarray(49)].map((part) => part.toString("base64url"));
  return createPublicKey({ key: { kty: "EC", crv: "P-384", x: x ?? "", y: y ?? "" }, format: "jwk" });
}

function decryptPart(key: Buffer, iv: Buffer, tag: Buffer, described: Buffer, content: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(described).setAuthTag(tag);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}
