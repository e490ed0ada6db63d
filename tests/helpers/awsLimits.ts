import { unwrapSecret } from "../../components/testing/secrets";

type Test = (value: unknown) => boolean;

/** What a deployment asks for, by the names of the resources. */
interface Requested {
  readonly resources: Readonly<Record<string, { readonly type: string; readonly inputs: object }>>;
}

/** White space is ASCII white space in these patterns, as in AWS's API models. */
const names = /^[\w \t\n\v\f\r+=,.@-]+$/;
const mails = /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]*$/u;
const mailsWithCode =
  /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]*$/u;
const words = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;
const tags = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const arns =
  /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$/;
const addresses = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;
const visible = /^[\x21\x23-\x5B\x5D-\x7E]+$/;
const visibleWithoutSlash = /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/;

const text =
  (shortest: number, longest: number, pattern = /^/): Test =>
  (value) =>
    typeof value === "string" &&
    Array.from(value).length >= shortest &&
    Array.from(value).length <= longest &&
    pattern.test(value);

const whole =
  (smallest: number, largest: number): Test =>
  (value) =>
    typeof value === "number" &&
    Number.isInteger(value) &&
    !Object.is(value, -0) &&
    value >= smallest &&
    value <= largest;

const entries =
  (most: number, key: Test, value: Test): Test =>
  (object) => {
    const all = Object.entries(Object(unwrapSecret(object)) as object);
    return all.length <= most && all.every(([name, inner]) => key(name) && value(unwrapSecret(inner)));
  };

const list =
  (most: number, item: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every((inner) => item(unwrapSecret(inner)));

const tokenSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** How long a token is valid, in the unit that the client names. */
const validity =
  (token: string, shortest: number, longest: number): Test =>
  (client) => {
    const unit = at(client, ["tokenValidityUnits", token]) as keyof typeof tokenSeconds;
    return whole(shortest, longest)(Number(at(client, [`${token}Validity`])) * tokenSeconds[unit]);
  };

const trigger = text(20, 2_048, arns);

/** The triggers that are an ARN by itself in `lambdaConfig`. */
const triggers = [
  ...["preSignUp", "postConfirmation", "preAuthentication", "postAuthentication", "customMessage"],
  ...["userMigration", "defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse"],
];

const schema: Test = (value) =>
  text(1, 20, words)(at(value, ["name"])) &&
  ["minLength", "maxLength"].every((limit) =>
    isUnset(at(value, ["stringAttributeConstraints", limit]), /^\d+$/),
  ) &&
  ["minValue", "maxValue"].every((limit) =>
    isUnset(at(value, ["numberAttributeConstraints", limit]), /^-?\d+(\.\d+)?$/),
  );

const scope: Test = (value) =>
  text(1, 256, visibleWithoutSlash)(at(value, ["scopeName"])) &&
  text(1, 256)(at(value, ["scopeDescription"]));

const asset: Test = (value) => {
  const bytes = at(value, ["bytes"]);
  return typeof bytes === "string" && Buffer.from(bytes, "base64").length <= 1_000_000;
};

function isUnset(value: unknown, pattern: RegExp): boolean {
  return value === undefined || text(1, 131_072, pattern)(value);
}

/** How Cognito keeps values of these types; which times a DateTime can have isn't documented. */
const typedValues = new Map<unknown, Test>([
  ["Boolean", text(4, 5, /^(true|false)$/)],
  ["DateTime", text(10, 2_048, /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d.*)?$/)],
  ["Number", text(1, 2_048, /^[+-]?\d+(\.\d+)?$/)],
]);

const invitation = ["adminCreateUserConfig", "inviteMessageTemplate"];

/** The limits in the API models of Cognito and on the pages of its developer guide, by resource and property. */
const limits: Readonly<Record<string, readonly (readonly [path: readonly string[], test: Test])[]>> = {
  "aws:cognito/userPool:UserPool": [
    [["name"], text(1, 128, names)],
    [["schemas"], list(50, schema)],
    [["passwordPolicy", "minimumLength"], whole(6, 99)],
    [["passwordPolicy", "passwordHistorySize"], whole(0, 24)],
    [["passwordPolicy", "temporaryPasswordValidityDays"], whole(1, 365)],
    [[...invitation, "emailSubject"], text(1, 140, mails)],
    [[...invitation, "emailMessage"], text(6, 20_000, mails)],
    [["verificationMessageTemplate", "emailSubject"], text(1, 140, mails)],
    [["verificationMessageTemplate", "emailMessage"], text(6, 20_000, mailsWithCode)],
    [["emailConfiguration", "sourceArn"], text(20, 2_048, arns)],
    [["emailConfiguration", "fromEmailAddress"], text(0, 131_072, /^[ -~]*$/)],
    [["emailConfiguration", "replyToEmailAddress"], text(3, 131_072, addresses)],
    [["emailConfiguration", "configurationSet"], text(1, 64, /^[a-zA-Z0-9_-]+$/)],
    [["smsConfiguration", "snsCallerArn"], text(20, 2_048, arns)],
    [["smsConfiguration", "externalId"], text(2, 1_224, /^[\w+=,.@:/-]*$/)],
    [["smsConfiguration", "snsRegion"], text(5, 32)],
    ...[...triggers, "kmsKeyId"].map((name) => [["lambdaConfig", name], trigger] as const),
    ...["preTokenGenerationConfig", "customEmailSender", "customSmsSender"].map(
      (name) => [["lambdaConfig", name, "lambdaArn"], trigger] as const,
    ),
    [["tags"], entries(50, text(1, 128, tags), text(0, 256, tags))],
  ],
  "aws:lambda/permission:Permission": [
    [["function"], text(1, 140, /^arn:aws[\w-]*:lambda:[a-z\d-]+:\d{12}:function:[\w-]{1,64}$/)],
    [["qualifier"], text(1, 128, /^[\w-]+$/)],
    [["sourceAccount"], text(12, 12, /^\d+$/)],
  ],
  "aws:kms/key:Key": [
    [["description"], text(0, 8_192)],
    [["policy"], text(1, 131_072)],
    [["tags"], entries(50, text(1, 128, tags), text(0, 256, tags))],
  ],
  "aws:kms/alias:Alias": [[["name"], text(1, 256, /^alias\/(?!aws\/)[\w/-]+$/)]],
  "aws:iam/rolePolicy:RolePolicy": [[["role"], text(1, 64, /^[\w+=,.@-]+$/)]],
  "aws:cognito/userPoolClient:UserPoolClient": [
    [["name"], text(1, 128, names)],
    [[], validity("accessToken", 300, 86_400)],
    [[], validity("idToken", 300, 86_400)],
    [[], validity("refreshToken", 3_600, 315_360_000)],
    [["refreshTokenRotation", "retryGracePeriodSeconds"], whole(0, 60)],
    [["authSessionValidity"], whole(3, 15)],
    [["callbackUrls"], list(100, text(1, 1_024, words))],
    [["logoutUrls"], list(100, text(1, 1_024, words))],
    [["defaultRedirectUri"], text(1, 1_024, words)],
    [["allowedOauthFlows"], list(3, text(1, 18, /^(code|implicit|client_credentials)$/))],
    [["allowedOauthScopes"], list(50, text(1, 256, visible))],
    [["readAttributes"], list(70, text(1, 2_048))],
    [["writeAttributes"], list(70, text(1, 2_048))],
  ],
  "aws:cognito/userPoolDomain:UserPoolDomain": [[["domain"], text(1, 63, /^[a-z\d]([a-z\d.-]*[a-z\d])?$/)]],
  "aws:cognito/resourceServer:ResourceServer": [
    [["identifier"], text(1, 256, visible)],
    [["name"], text(1, 256, names)],
    [["scopes"], list(100, scope)],
  ],
  "aws:cognito/userGroup:UserGroup": [
    [["name"], text(1, 128, words)],
    [["description"], text(0, 2_048)],
    [["precedence"], whole(0, 2_147_483_647)],
    [["roleArn"], text(20, 2_048, arns)],
  ],
  "aws:cognito/userInGroup:UserInGroup": [
    [["groupName"], text(1, 128, words)],
    [["username"], text(1, 128, words)],
  ],
  "aws:iam/role:Role": [
    [["assumeRolePolicy"], text(1, 131_072)],
    [["tags"], entries(50, text(1, 128, tags), text(0, 256, tags))],
  ],
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": [[["assets"], list(40, asset)]],
  "aws:cognito/user:User": [
    [["username"], text(1, 128, words)],
    [["attributes"], entries(70, text(1, 32, words), text(0, 2_048))],
    [["attributes", "birthdate"], text(10, 10, /^\d{4}-\d\d-\d\d$/)],
    [["attributes", "updated_at"], text(1, 2_048, /^[+-]?\d+(\.\d+)?$/)],
  ],
};

type Limits = (typeof limits)[string];

/** The test of each custom attribute's value, which the pool's schema decides. */
function valuesIn(pool: unknown): Limits {
  const schemas = at(pool, ["schemas"]);
  return (Array.isArray(schemas) ? schemas : []).flatMap((attribute: unknown) => {
    const test = typedValues.get(at(attribute, ["attributeDataType"]));
    return test === undefined ? [] : [[["attributes", String(at(attribute, ["name"]))], test] as const];
  });
}

/** The properties in which a deployment asks for what AWS would refuse. */
export function beyondAws({ resources }: Requested): string[] {
  const all = Object.entries(resources);
  const pools = all.filter(([, { type }]) => type === "aws:cognito/userPool:UserPool");
  const ofUsers = pools.flatMap(([, { inputs }]) => valuesIn(inputs));
  return all.flatMap(([name, { type, inputs }]) =>
    [...(limits[type] ?? []), ...(type === "aws:cognito/user:User" ? ofUsers : [])]
      .filter(([path, test]) => {
        const value = at(inputs, path);
        return value !== undefined && !test(value);
      })
      .map(([path]) => [name, ...path].join(".")),
  );
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  const known = unwrapSecret(value);
  if (key === undefined) return known;
  return typeof known === "object" && known !== null && Object.hasOwn(known, key)
    ? at(Reflect.get(known, key), rest)
    : undefined;
}
