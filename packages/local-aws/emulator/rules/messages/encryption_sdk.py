"""Encrypts as the AWS Encryption SDK does.

https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html describes the format. Messages of
Amazon Cognito are of version 1, with a signature and a single frame.
"""

import base64
import json
import secrets

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# What these functions need of ministack.
USED = ("ministack.services.kms:_generate_data_key",)

# AES-256-GCM, with a key derived by HKDF with SHA-384, and a signature by ECDSA on P-384.
ALGORITHM = bytes.fromhex("0378")
VERSION_AND_TYPE = bytes.fromhex("0180")
FRAMED = bytes([2])
FRAME_LENGTH = 4096
IV_LENGTH = 12
FINAL_FRAME = b"\xff\xff\xff\xff"
FIRST = (1).to_bytes(4, "big")


def encrypt(key, text, context):
    """A text of one frame at most, encrypted under a key of AWS KMS, in base64. Raises a ValueError without the key."""
    signing_key = ec.generate_private_key(ec.SECP384R1())
    context = {**context, "aws-crypto-public-key": public_key_of(signing_key)}
    data_key = generate_data_key(key, context)
    message_id = secrets.token_bytes(16)
    header = header_of(message_id, context, data_key)
    cipher = AESGCM(derived_key(base64.b64decode(data_key["Plaintext"]), message_id))
    authentication = cipher.encrypt(bytes(IV_LENGTH), b"", header)
    message = header + bytes(IV_LENGTH) + authentication + body_of(cipher, message_id, text.encode())
    signature = signing_key.sign(message, ec.ECDSA(hashes.SHA384()))
    return base64.b64encode(message + sized(signature)).decode()


def public_key_of(signing_key):
    point = signing_key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
    )
    return base64.b64encode(point).decode()


def generate_data_key(key, context):
    """What ministack's AWS KMS answers."""
    # With every message, since ministack loads this service later.
    from ministack.services import kms

    status, _, body = kms._generate_data_key({"KeyId": key, "KeySpec": "AES_256", "EncryptionContext": context})
    if status != 200:
        raise ValueError(json.loads(body)["message"])
    return json.loads(body)


def header_of(message_id, context, data_key):
    return b"".join(
        [
            VERSION_AND_TYPE,
            ALGORITHM,
            message_id,
            sized(serialized(context)),
            (1).to_bytes(2, "big"),
            sized(b"aws-kms"),
            sized(data_key["KeyId"].encode()),
            sized(base64.b64decode(data_key["CiphertextBlob"])),
            FRAMED,
            bytes(4),
            bytes([IV_LENGTH]),
            FRAME_LENGTH.to_bytes(4, "big"),
        ]
    )


def serialized(context):
    pairs = sorted((name.encode(), value.encode()) for name, value in context.items())
    return len(pairs).to_bytes(2, "big") + b"".join(sized(name) + sized(value) for name, value in pairs)


def derived_key(data_key, message_id):
    return HKDF(hashes.SHA384(), 32, salt=None, info=ALGORITHM + message_id).derive(data_key)


def body_of(cipher, message_id, content):
    """The only frame, whose initialization vector is its number."""
    iv = FIRST.rjust(IV_LENGTH, b"\0")
    length = len(content)
    described = message_id + b"AWSKMSEncryptionClient Final Frame" + FIRST + length.to_bytes(8, "big")
    return FINAL_FRAME + FIRST + iv + length.to_bytes(4, "big") + cipher.encrypt(iv, content, described)


def sized(part):
    return len(part).to_bytes(2, "big") + part
