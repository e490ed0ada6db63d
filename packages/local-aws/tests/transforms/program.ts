import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import { getRegion } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, opts);
    this.registerOutputs();
  }
}

/** What a program with transforms of every kind observes, by the name of what is transformed, and what it then has. */
export function transformedProgram(): pulumi.Inputs {
  const seen: Record<string, string[]> = {};
  const note = (name: string, words: string): void => {
    (seen[name] ??= []).push(words);
  };
  /** A transform that changes nothing. */
  const observe =
    (label: string): pulumi.ResourceTransform =>
    ({ name, props, opts }) => {
      note(name, `${label} ${described(props, opts)}`);
      return undefined;
    };

  pulumi.runtime.registerResourceTransform(observe("stack"));
  pulumi.runtime.registerInvokeTransform(({ token, args, opts }) => {
    note(token, JSON.stringify(args));
    return { args: { ...args, region: "eu-north-1" }, opts };
  });

  const outer = new Group("group", {
    transforms: [
      observe("group"),
      async ({ type, props, opts }) => {
        await Promise.resolve();
        return type === "aws:cognito/userPool:UserPool"
          ? {
              props: { ...props, mfaConfiguration: "OFF" },
              opts: pulumi.mergeOptions(opts, { ignoreChanges: ["name"] }),
            }
          : undefined;
      },
    ],
  });
  const inner = new Group("group-of-all", { parent: outer, transforms: [observe("inner")] });
  const pool = new UserPool(
    "pool",
    { emailVerificationSubject: "Welcome" },
    {
      parent: inner,
      transforms: [
        observe("own"),
        ({ props, opts }) => ({ props: { ...props, smsVerificationMessage: "Code: {####}" }, opts }),
        observe("after"),
      ],
    },
  );
  const client = new UserPoolClient("client", { userPoolId: pool.id }, { parent: inner });
  const secretClient = new UserPoolClient(
    "secret-client",
    { userPoolId: pool.id, name: pulumi.secret("web") },
    { parent: inner, transforms: [observe("own")] },
  );
  const user = new User(
    "user",
    { userPoolId: pool.id, username: "jane" },
    {
      parent: inner,
      transforms: [
        ({ props, opts }) => {
          note("user", `own ${described(props, opts)}`);
          return {
            props: { ...props, messageAction: "SUPPRESS" },
            opts: pulumi.mergeOptions(opts, { dependsOn: client, additionalSecretOutputs: ["username"] }),
          };
        },
      ],
      // The transformation comes first, in the program itself.
      transformations: [({ props, opts }) => ({ props: { ...(props as object), enabled: false }, opts })],
    },
  );
  // They differ only in their parents.
  const namesakes = [outer, inner].map(
    (parent) => new UserPool("namesake", { aliasAttributes: ["email"] }, { parent }),
  );
  const region = getRegion({ region: "us-west-2" }).then(({ region: name }) => name);
  const all = [...namesakes, pool, client, secretClient, user].map(({ id }) => id);
  return {
    mfaConfiguration: pool.mfaConfiguration,
    message: pool.smsVerificationMessage,
    enabled: user.enabled,
    username: user.username,
    urns: [outer, inner, pool, ...namesakes].map(({ urn }) => urn),
    region,
    // Those of one name are created at the same time.
    seen: pulumi.all([region, ...all]).apply(() => ({ ...seen, namesake: seen["namesake"]?.sort() })),
  };
}

/** What a transform is given, where values that differ from run to run aren't shown. */
function described(props: object, { ignoreChanges, dependsOn, parent }: pulumi.ResourceOptions): string {
  const shown = Object.entries(props).map(([name, value]: [string, unknown]) => {
    if (pulumi.Output.isInstance(value)) return `${name}: an output`;
    return `${name}: ${name === "userPoolId" ? "an id" : JSON.stringify(value)}`;
  });
  const options = [
    `ignoring ${JSON.stringify(ignoreChanges)}`,
    `depending on ${[dependsOn].flat().length}`,
    ...(parent === undefined ? [] : ["with a parent"]),
  ];
  return [...shown, ...options].join(", ");
}
