import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  type AppClientArgs,
  type BrandingArgs,
  type CognitoAuthArgs,
  type CustomAttributeArgs,
  type DomainArgs,
  FeaturePlan,
  LoginPages,
  type OAuthArgs,
  type ResourceServerArgs,
} from "../../components";
import { standardAttributeNames } from "../../components/userPool/standardAttributes";

/** A value, or an Output of it. */
export function inputOf<T>(values: fc.Arbitrary<T>): fc.Arbitrary<pulumi.Input<T>> {
  return fc.oneof(
    values,
    values.map((value): pulumi.Input<T> => pulumi.output(value) as pulumi.Output<T>),
  );
}

/** A string of some of these characters. */
export function stringOf(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength, maxLength });
}

/** A URL to which Cognito sends users back. */
export const redirectUrls: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      "https://shop.example.com",
      "https://shop.example.com:8443",
      "http://localhost:5173",
      "http://127.0.0.1",
      "http://[::1]:8080",
      "myapp://signed-in",
      "com.example.shop://callback",
    ),
    stringOf("abz019-._~%!$&'()+,;=:@/", 0, 40),
    fc.constantFrom("", "?", "?from=a&to=b"),
  )
  .map(([start, path, query]) => `${start}/${path}${query}`);

/** Keys that name resources. */
export const keys = stringOf("abzABZ019_-", 0, 20).map((end) => `k${end}`);

const resourceServers: fc.Arbitrary<Record<string, ResourceServerArgs>> = fc
  .dictionary(
    keys,
    fc.tuple(
      fc.boolean(),
      fc.dictionary(stringOf("azAZ09.:-_*", 1, 20), stringOf("azé 日.", 1, 256), { maxKeys: 4 }),
    ),
    { maxKeys: 3 },
  )
  .map((servers) =>
    Object.fromEntries(
      Object.entries(servers).map(([key, [hasUrl, scopes]]): [string, ResourceServerArgs] => [
        key,
        hasUrl ? { identifier: `https://${key}.example.com/v1`, scopes } : { scopes },
      ]),
    ),
  );

function scopesOf(servers: Readonly<Record<string, ResourceServerArgs>>): string[] {
  return Object.entries(servers).flatMap(([key, { identifier = key, scopes }]) =>
    Object.keys(scopes).map((scope) => `${identifier}/${scope}`),
  );
}

function oauth(servers: Readonly<Record<string, ResourceServerArgs>>): fc.Arbitrary<OAuthArgs> {
  const optional = ["email", "phone", "profile", "aws.cognito.signin.user.admin", ...scopesOf(servers)];
  const urls = (minLength: number): fc.Arbitrary<string[]> =>
    fc.uniqueArray(redirectUrls, { minLength, maxLength: 4 });
  return fc
    .record(
      {
        callbackUrls: urls(1),
        logoutUrls: urls(0),
        scopes: fc.subarray(optional).map((scopes) => ["openid", ...scopes]),
        flows: fc.constantFrom({}, { implicit: true }, { code: false, implicit: true }),
        later: fc.boolean(),
        withDefault: fc.boolean(),
      },
      { requiredKeys: ["callbackUrls", "flows", "later", "withDefault"] },
    )
    .map(({ callbackUrls, flows, later, withDefault, ...others }) => ({
      ...others,
      ...flows,
      callbackUrls: later ? callbackUrls.map((url) => pulumi.output(url)) : callbackUrls,
      ...(withDefault && callbackUrls[0] !== undefined ? { defaultRedirectUrl: callbackUrls[0] } : {}),
    }));
}

const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/5f3c1d6e-0000-4000-8000-000000000000";

function domains(featurePlan: FeaturePlan | undefined): fc.Arbitrary<DomainArgs> {
  const prefix = inputOf(stringOf("bcdz019-", 0, 61).map((middle) => `s${middle}p`));
  const custom = fc
    .tuple(
      inputOf(stringOf("bz0", 1, 20).map((label) => `${label}.example.com`)),
      fc.constantFrom({ certificateArn }, { hostedZoneId: "Z1" }, { certificateArn, hostedZoneId: "Z1" }),
    )
    .map(([name, others]) => ({ name, ...others }));
  const where = fc.oneof(
    fc.record({ prefix }),
    fc.record({ custom }),
    fc.record({ prefix, custom }),
    fc.constant({ url: "https://auth.example.com" }),
  );
  const pages = fc.constantFrom(
    {},
    { pages: LoginPages.Classic },
    { pages: LoginPages.Classic, classicUi: { css: "a {}" } },
    ...(featurePlan === FeaturePlan.Lite ? [] : [{ pages: LoginPages.Managed }]),
  );
  return fc
    .tuple(where, pages)
    .filter(([one, other]) => !("url" in one && "classicUi" in other))
    .map(([one, other]) => ({ ...one, ...other }));
}

/** What a client must be able to read for the scopes `email` and `phone`. */
const attributesOfScopes = ["email", "email_verified", "phone_number", "phone_number_verified"];

/** The rights of a client in a pool with these attributes. */
function attributeRights(
  attributes: Readonly<Record<string, CustomAttributeArgs>>,
  required: readonly string[],
): fc.Arbitrary<Pick<AppClientArgs, "readAttributes" | "writeAttributes">> {
  const custom = Object.entries(attributes);
  const writable = custom.filter(([, { userWritable }]) => userWritable === true).map(([name]) => name);
  return fc.record(
    {
      readAttributes: fc
        .subarray(["name", ...custom.map(([name]) => name)])
        .map((names) => [...attributesOfScopes, ...names]),
      writeAttributes: fc
        .subarray(["nickname", ...writable].filter((name) => !required.includes(name)))
        .map((names) => [...required, ...names]),
    },
    { requiredKeys: [] },
  );
}

const brandings: fc.Arbitrary<BrandingArgs> = fc.record({
  settings: inputOf(fc.constantFrom("{}", '{"a":1}')),
});

/** The same arguments, with sign-in by redirect, a domain, further clients and scopes. */
export function withSignInPages(args: CognitoAuthArgs): fc.Arbitrary<CognitoAuthArgs> {
  const { featurePlan, customAttributes = {}, standardAttributes = {} } = args.userPool ?? {};
  const required = Object.entries({ email: { required: true }, ...standardAttributes }).flatMap(
    ([name, attribute]) =>
      name === "email" || attribute.required === true
        ? [standardAttributeNames[name as keyof typeof standardAttributeNames]]
        : [],
  );
  const rights = attributeRights(customAttributes, required);
  return resourceServers.chain((servers) => {
    const ofUsers = fc.record(
      {
        oauth: oauth(servers),
        identityProviders: fc.constant(["cognito"] as string[]),
        rights,
        branding: brandings,
      },
      { requiredKeys: ["rights"] },
    );
    const scopes = scopesOf(servers);
    const machines = fc.subarray(scopes, { minLength: Math.min(1, scopes.length) });
    return fc
      .record({
        domain: domains(featurePlan),
        main: ofUsers,
        others: fc.dictionary(keys, ofUsers, { maxKeys: 3 }),
        machine: machines,
      })
      .map(({ domain, main, others, machine }): CognitoAuthArgs => {
        const isManaged = domain.pages !== LoginPages.Classic && featurePlan !== FeaturePlan.Lite;
        const client = ({ rights: lists, branding, ...one }: typeof main): AppClientArgs => ({
          ...one,
          ...lists,
          ...(isManaged && one.oauth !== undefined && branding !== undefined ? { branding } : {}),
        });
        const service = machine.length === 0 ? {} : { service: { machineToMachine: { scopes: machine } } };
        return {
          ...args,
          appClient: { ...args.appClient, ...client(main) },
          appClients: {
            ...Object.fromEntries(Object.entries(others).map(([key, one]) => [key, client(one)])),
            ...service,
          },
          domain,
          resourceServers: servers,
        };
      });
  });
}
