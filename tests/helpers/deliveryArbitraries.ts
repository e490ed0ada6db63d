import fc from "fast-check";
import type { GroupArgs, SesArgs, SmsArgs } from "../../components";
import { inputOf, keys, stringOf } from "./signInArbitraries";

/** The numbers of accounts. */
export const accounts = stringOf("0123456789", 12, 12);

/** The partitions of AWS. */
export const partitions = fc.constantFrom("aws", "aws-cn", "aws-us-gov");

const labels = stringOf("az019", 1, 20);

/** Roles in any account. */
export const roleArns = fc
  .tuple(
    partitions,
    accounts,
    fc.constantFrom("", "service-role/", "a/b+=,.@_-c/"),
    stringOf("azAZ09+=,.@_-", 1, 64),
  )
  .map(([partition, account, path, name]) => `arn:${partition}:iam::${account}:role/${path}${name}`);

/** Identities in SES, each with an address that can send by it. */
const senders = fc
  .tuple(accounts, labels, labels, fc.constantFrom("", "mail.", "a.b."), fc.boolean())
  .map(([account, local, domain, subdomain, isDomain]) => {
    const from = `${local}@${subdomain}${domain}.example`;
    const identity = isDomain ? `${domain}.example` : from;
    return { from, identityArn: `arn:aws:ses:us-east-1:${account}:identity/${identity}` };
  });

/** Emails by Amazon SES. */
export const sesArgs: fc.Arbitrary<SesArgs> = senders.chain(({ from, identityArn }) =>
  fc.record(
    {
      identityArn: inputOf(fc.constant(identityArn)),
      from: inputOf(fc.constantFrom(from, inOtherCase(from))),
      fromName: inputOf(stringOf('azAZ09 ,."\\\\<>@=?é日😀', 1, 100)),
      replyTo: inputOf(labels.map((local) => `${local}@example.org`)),
      configurationSet: inputOf(stringOf("azAZ09_-", 1, 64)),
    },
    { requiredKeys: ["identityArn", "from"] },
  ),
);

/** Text messages, with a role of the component and a given one. */
export const smsArgs: fc.Arbitrary<SmsArgs> = fc
  .tuple(
    fc.constantFrom({}, { region: "us-east-1" }),
    fc.option(
      fc.record({
        roleArn: inputOf(roleArns),
        externalId: inputOf(stringOf("azAZ09_+=,.@:/-", 2, 1_224)),
      }),
      { nil: {} },
    ),
  )
  .map(([where, role]) => ({ ...where, ...role }));

/** Groups whose names are their keys, of which those with a precedence are all different. */
export const groupMaps: fc.Arbitrary<Record<string, GroupArgs>> = fc
  .tuple(
    fc.dictionary(
      keys,
      fc.record(
        { description: inputOf(stringOf("azé日 .\n", 0, 500)), roleArn: inputOf(roleArns) },
        { requiredKeys: [] },
      ),
      { maxKeys: 4 },
    ),
    fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 4 }),
  )
  .map(([groups, precedences]) =>
    Object.fromEntries(
      Object.entries(groups).map(([key, group], index): [string, GroupArgs] => {
        const precedence = precedences[index];
        return [key, precedence === undefined ? group : { ...group, precedence }];
      }),
    ),
  );

/** The same address: case makes no difference in its domain. */
function inOtherCase(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local}@${domain.toUpperCase()}`;
}
