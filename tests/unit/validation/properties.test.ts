import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type CognitoAuthArgs,
  type DomainArgs,
  FeaturePlan,
  type TestUserArgs,
  validate,
} from "../../../components";
import { validArguments } from "../../helpers/arbitraries";
import { beyondAws } from "../../helpers/awsLimits";
import { deployComponent } from "../../helpers/deployProgram";

/** The names of all arguments, so that values get to every check. */
const argumentNames = [
  "userPool",
  "appClient",
  "appClients",
  "domain",
  "resourceServers",
  "groups",
  "triggers",
  "customSenders",
  "testUser",
  "tags",
  "name",
  "signInWith",
  "selfSignUp",
  "passwordPolicy",
  "minimumLength",
  "temporaryPasswordValidityDays",
  "historySize",
  "mfa",
  "mode",
  "totp",
  "ses",
  "identityArn",
  "from",
  "fromName",
  "sms",
  "roleArn",
  "externalId",
  "region",
  "description",
  "precedence",
  "preSignUp",
  "preTokenGeneration",
  "functionArn",
  "version",
  "customAuthentication",
  "defineAuthChallenge",
  "keyArn",
  "customAttributes",
  "type",
  "required",
  "minLength",
  "maxValue",
  "invitation",
  "subject",
  "message",
  "featurePlan",
  "authFlows",
  "userSrp",
  "accessTokenValidity",
  "refreshTokenValidity",
  "value",
  "unit",
  "refreshTokenRotation",
  "oauth",
  "callbackUrls",
  "defaultRedirectUrl",
  "scopes",
  "machineToMachine",
  "identityProviders",
  "readAttributes",
  "writeAttributes",
  "branding",
  "settings",
  "assets",
  "category",
  "base64",
  "prefix",
  "custom",
  "certificateArn",
  "url",
  "pages",
  "classicUi",
  "css",
  "identifier",
  "username",
  "email",
  "attributes",
  "passwordVersion",
];

const knownStrings = [
  ...["email", "OFF", "LITE", "String", "Number", "minutes", "days", "jane@example.com"],
  ...["https://shop.example.com/", "openid", "cognito", "classic", "{}", "V1_0"],
  "arn:aws:lambda:eu-west-1:123456789012:function:sign-up:live",
];

const anything = fc.anything({
  key: fc.oneof(fc.constantFrom(...argumentNames, "__proto__", "constructor", "custom:x"), fc.string()),
  values: [
    fc.constantFrom(...knownStrings),
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.constant(null),
  ],
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const odd = fc.constantFrom<unknown>(cyclic(), Symbol("odd"), Symbol.iterator, () => 1, Map, new WeakMap());

/** Any object in which the groups are objects too, so that it isn't refused at once. */
const nearlyArguments = fc.record(
  {
    userPool: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    appClient: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    appClients: fc.dictionary(fc.string(), fc.dictionary(fc.constantFrom(...argumentNames), anything), {
      maxKeys: 2,
    }),
    domain: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    resourceServers: fc.dictionary(fc.string(), fc.oneof(anything, odd)),
    groups: fc.dictionary(fc.string(), fc.oneof(anything, odd)),
    triggers: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    customSenders: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    testUser: fc.dictionary(fc.constantFrom(...argumentNames), fc.oneof(anything, odd)),
    tags: fc.oneof(anything, odd),
  },
  { requiredKeys: [], noNullPrototype: false },
);

/** What `appClients` and `passkeys` are without their last letters: another argument, and a name with an answer of its own. */
const otherNames = ["appClient", "passkey"];

describe("The validation", () => {
  it("finds problems in anything, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(anything, odd, nearlyArguments), (name, args) => {
        for (const problem of validate(name, args)) {
          assert.notEqual(problem.path, "");
          assert.notEqual(problem.reason, "");
          assert.notEqual(problem.fix, "");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("accepts everything that is right", () => {
    fc.assert(
      fc.property(validArguments, (args) => {
        assert.deepEqual(validate("auth", args), []);
      }),
      { numRuns: 200 },
    );
  });

  it("accepts nothing that can't be deployed", async () => {
    await fc.assert(
      fc.asyncProperty(validArguments, async (args) => {
        const deployment = await deployComponent(args);
        assert.deepEqual(beyondAws(deployment), []);
        assert.deepEqual(Object.keys(deployment.resources).sort(), resourcesOf(args).sort());
      }),
      { numRuns: 30 },
    );
  });

  it("reports every misspelled name of an argument", () => {
    const misspelling = fc.tuple(validArguments, fc.nat(), fc.nat(), fc.constantFrom("", "x", "_", "Z"));
    fc.assert(
      fc.property(misspelling, ([args, which, where, inserted]) => {
        const paths = pathsIn(args);
        fc.pre(paths.length > 0);
        const path = paths[which % paths.length] ?? [];
        const name = path.at(-1) ?? "";
        const at = where % name.length;
        // One character is left out, or exchanged for another.
        const misspelled = name.slice(0, at) + inserted + name.slice(at + 1);
        fc.pre(misspelled !== name && !otherNames.includes(misspelled));
        const expected = [...path.slice(0, -1), misspelled].join(".");
        const problem = validate("auth", renamed(args, path, misspelled)).find(
          (problem) => problem.path === expected,
        );
        assert.equal(problem?.reason, "there is no argument with this name");
        assert.match(problem.fix, /^did you mean \w+\?$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** The names of the resources that a component with these arguments has. */
function resourcesOf(args: CognitoAuthArgs): string[] {
  const { userPool, appClients = {}, domain, resourceServers = {}, groups = {}, testUser } = args;
  const isManaged =
    domain !== undefined && domain.pages !== "classic" && userPool?.featurePlan !== FeaturePlan.Lite;
  const clients = [["", args.appClient] as const, ...Object.entries(appClients).map(withDash)];
  const names = ["auth", "auth-user-pool"];
  if (userPool?.sms !== undefined && userPool.sms.roleArn === undefined) {
    names.push("auth-sms-role", "auth-sms-policy");
  }
  for (const [suffix, client] of clients) {
    names.push(`auth-app-client${suffix}`);
    if (isManaged && client?.oauth !== undefined) names.push(`auth-branding${suffix}`);
  }
  for (const key of Object.keys(resourceServers)) names.push(`auth-resource-server-${key}`);
  for (const key of Object.keys(groups)) names.push(`auth-group-${key}`);
  for (const key of testUser?.groups ?? []) names.push(`auth-test-user-group-${key}`);
  names.push(...resourcesOfFunctions(args));
  if (testUser !== undefined) {
    names.push("auth-test-user", passwordOf(testUser));
  }
  return [...names, ...(domain === undefined ? [] : resourcesOfDomain(domain))];
}

/** A permission for each use of a function, what functions that send messages need, and a note of them all. */
function resourcesOfFunctions({ triggers = {}, customSenders }: CognitoAuthArgs): string[] {
  const { customAuthentication, ...others } = triggers;
  const purposes = Object.keys({ ...others, ...customAuthentication });
  const { keyArn, ...senders } = customSenders ?? {};
  const kinds = Object.keys(senders);
  const decrypting = Object.entries(senders).filter(([, sender]) => sender.roleArn !== undefined);
  const hasOwnKey = customSenders !== undefined && keyArn === undefined;
  const permissions = [
    ...purposes.map((purpose) => purpose.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
    ...kinds.map((kind) => `${kind}-sender`),
  ].map((name) => `auth-${name}-permission`);
  return permissions
    .concat(permissions.length > 0 ? ["auth-functions"] : [])
    .concat(decrypting.map(([kind]) => `auth-${kind}-sender-decryption`))
    .concat(hasOwnKey ? ["auth-custom-sender-key", "auth-custom-sender-key-alias"] : []);
}

function withDash<T>([key, value]: [string, T]): readonly [string, T] {
  return [`-${key}`, value];
}

function resourcesOfDomain({ prefix, custom, classicUi }: DomainArgs): string[] {
  const names = [];
  if (prefix !== undefined) names.push("auth-domain");
  if (custom !== undefined) names.push("auth-custom-domain");
  if (custom?.hostedZoneId !== undefined) {
    names.push("auth-custom-domain-a", "auth-custom-domain-aaaa");
    if (custom.certificateArn === undefined) {
      names.push("auth-certificate", "auth-certificate-record", "auth-certificate-validation");
    }
  }
  if (classicUi !== undefined) names.push("auth-classic-ui");
  return names;
}

function cyclic(): object {
  const self: Record<string, unknown> = {};
  // A map of as many clients, each with all of these again, would take seconds.
  for (const name of argumentNames.filter((one) => one !== "appClients")) self[name] = self;
  return self;
}

/** The paths of all names in the arguments that aren't the author's own. */
function pathsIn(args: object): string[][] {
  const ownNames = ["customAttributes", "attributes", "tags", "scopes"];
  return Object.entries(args).flatMap(([name, value]: [string, unknown]) => {
    const isGroup =
      typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    const inner = isGroup && !ownNames.includes(name) ? pathsIn(value) : [];
    const paths = mapsOfGroups.includes(name) ? inner.filter((path) => path.length > 1) : inner;
    return [[name], ...paths.map((path) => [name, ...path])];
  });
}

/** The arguments whose keys are the author's own, but not what is in their entries. */
const mapsOfGroups = ["appClients", "resourceServers", "groups"];

/** The same arguments, with another name at the end of a path. */
function renamed(args: object, [first = "", ...rest]: string[], name: string): object {
  const entries = Object.entries(args).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (key !== first) return [key, value];
    return rest.length === 0 ? [name, value] : [key, renamed(Object(value) as object, rest, name)];
  });
  return Object.fromEntries(entries);
}

function passwordOf({ permanentPassword = false, passwordVersion = 1 }: TestUserArgs): string {
  return `auth-test-user-${permanentPassword ? "permanent-" : ""}password-${passwordVersion}`;
}
