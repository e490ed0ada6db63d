import { otherNames } from "../otherNames";
import { type Check, fields, mapOf, refine } from "../validation/checks";
import { resourceKey } from "../validation/keys";
import { anyString, stringOfLength } from "../validation/scalars";
import type { ResourceServerArgs } from "./args";

/**
 * "Maximum number of resource servers per user pool" is 25, and 300 where AWS raises it.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const mostServers = 300;

/** ResourceServerScopeListType in the API model of Cognito. */
const mostScopes = 100;

/** `[\x21\x23-\x5B\x5D-\x7E]+`: ResourceServerIdentifierType in the API model of Cognito. */
const identifierCharacters = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** `[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+`: ResourceServerScopeNameType in the API model of Cognito. */
const scopeCharacters = /^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]+$/;

const identifier: Check<string> = refine(
  stringOfLength(1, 256, "Cognito accepts an identifier of 1 to 256 characters"),
  (value) =>
    identifierCharacters.test(value)
      ? undefined
      : {
          reason: 'Cognito accepts ASCII characters but no spaces, " or \\',
          fix: "remove the other characters",
        },
);

const scopeName: Check<string> = refine(anyString, (value) => {
  if (value.length < 1 || value.length > 256) {
    return {
      reason: `Cognito accepts a scope's name of 1 to 256 characters; this has ${value.length}`,
      fix: "choose another name",
    };
  }
  return scopeCharacters.test(value)
    ? undefined
    : {
        reason: 'Cognito accepts ASCII characters but no spaces, ", / or \\; it adds the identifier itself',
        fix: "remove the other characters",
      };
});

const description = stringOfLength(1, 256, "Cognito accepts a description of 1 to 256 characters");

const scopes: Check<Record<string, string>> = mapOf(scopeName, () => description, {
  fix: 'write { read: "Read orders" }, with names and descriptions of your own',
  limit: { most: mostScopes, reason: () => `a resource server has at most ${mostScopes} scopes` },
});

const checkFields = fields<ResourceServerArgs>(
  { identifier, scopes },
  {
    required: ["scopes"],
    refused: otherNames.resourceServer,
    fixFor: () => 'write { scopes: { read: "Read orders" } }',
  },
);

const checkServer: Check<ResourceServerArgs> = (value, path, report) => ({
  scopes: {},
  ...checkFields(value, path, report),
});

/** Checks the resource servers, each by itself. */
export const checkResourceServers: Check<Record<string, ResourceServerArgs>> = mapOf(
  resourceKey,
  () => checkServer,
  {
    fix: 'write { orders: { scopes: { read: "Read orders" } } }, with names of your own',
    limit: { most: mostServers, reason: () => `a user pool has at most ${mostServers} resource servers` },
  },
);
