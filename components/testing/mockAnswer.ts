import * as pulumi from "@pulumi/pulumi";
import { api, authorizer, integration, route, stage } from "./provider/apiGateway";
import {
  certificate,
  certificateArn,
  certificateValidation,
  dnsRecord,
  dnsRecordId,
} from "./provider/certificate";
import { nameOf, time, uuid } from "./provider/common";
import { userGroup, userInGroup } from "./provider/group";
import { role, rolePolicy } from "./provider/iam";
import { identityPool, identityPoolRoleAttachment } from "./provider/identityPool";
import { aliasNameOf, key, keyAlias } from "./provider/kms";
import { functionAlias, functionAliasArn, lambdaFunction, logGroup, permission } from "./provider/lambda";
import { complete, type Context, type Shape, stringInput } from "./provider/property";
import { randomPassword } from "./provider/randomPassword";
import { resourceServer } from "./provider/resourceServer";
import {
  bucket,
  bucketCorsConfiguration,
  bucketNameOf,
  bucketPolicy,
  bucketPublicAccessBlock,
} from "./provider/s3";
import {
  allClients,
  managedLoginBranding,
  userPoolDomain,
  userPoolUICustomization,
} from "./provider/signInPages";
import { user } from "./provider/user";
import { userPool } from "./provider/userPool";
import { userPoolClient } from "./provider/userPoolClient";

/** A resource that is requested under Pulumi's mocks. */
export interface MockRequest {
  /** The resource's type, such as `aws:cognito/userPool:UserPool`. */
  type: string;
  /** The resource's name in the program. */
  name: string;
  /** The resource's inputs, as Pulumi's mocks give them. */
  inputs: Record<string, unknown>;
  /** The id of a resource that exists already and is read or imported. Default: none, so it is created. */
  id?: string;
  /** Whether this is a preview, where what AWS decides is unknown. Default: false. */
  preview?: boolean;
  /** The provider's region. Default: eu-west-1. */
  region?: string;
}

/** What a provider answers after it has created or read a resource, or in a preview. */
export interface MockAnswer {
  /** The resource's id; empty in a preview, which Pulumi treats as unknown. */
  id: string;
  /** The resource's outputs besides its id, with secrets as `secretValue` makes them. */
  outputs: Record<string, unknown>;
}

/** The provider's region where none is specified. */
export const standardRegion = "eu-west-1";

/** A type that the mocks don't know. */
const noType: Partial<Type> = {};

interface Type {
  readonly shape: Shape;
  /** The id, where it isn't AWS that chooses it. */
  readonly id?: (context: Context) => string;
  /** The inputs that the id consists of. */
  readonly idInputs?: readonly string[];
  /** What is between them. Default: a slash. */
  readonly separator?: string;
}

const types: Readonly<Record<string, Type>> = {
  "aws:acm/certificate:Certificate": { shape: certificate, id: certificateArn },
  "aws:acm/certificateValidation:CertificateValidation": { shape: certificateValidation, id: () => time },
  "aws:apigatewayv2/api:Api": { shape: api },
  "aws:apigatewayv2/authorizer:Authorizer": { shape: authorizer },
  "aws:apigatewayv2/integration:Integration": { shape: integration },
  "aws:apigatewayv2/route:Route": { shape: route },
  "aws:apigatewayv2/stage:Stage": { shape: stage, ...ofInputs("name") },
  "aws:cloudwatch/logGroup:LogGroup": { shape: logGroup, ...named(nameOf) },
  "aws:cognito/identityPool:IdentityPool": { shape: identityPool },
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": {
    shape: identityPoolRoleAttachment,
    ...ofInputs("identityPoolId"),
  },
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": {
    shape: managedLoginBranding,
    ...joined(",", ["userPoolId", "managedLoginBrandingId"], uuid),
  },
  "aws:cognito/resourceServer:ResourceServer": {
    shape: resourceServer,
    ...joined("|", ["userPoolId", "identifier"]),
  },
  "aws:cognito/user:User": { shape: user, ...ofInputs("userPoolId", "username") },
  "aws:cognito/userGroup:UserGroup": {
    shape: userGroup,
    idInputs: ["userPoolId", "name"],
    id: (context) => `${stringInput(context, "userPoolId") ?? ""}/${nameOf(context)}`,
  },
  "aws:cognito/userInGroup:UserInGroup": {
    shape: userInGroup,
    ...joined(",", ["userPoolId", "groupName", "username"]),
  },
  "aws:cognito/userPool:UserPool": { shape: userPool },
  "aws:cognito/userPoolClient:UserPoolClient": { shape: userPoolClient },
  "aws:cognito/userPoolDomain:UserPoolDomain": { shape: userPoolDomain, ...ofInputs("domain") },
  "aws:cognito/userPoolUICustomization:UserPoolUICustomization": {
    shape: userPoolUICustomization,
    ...joined(",", ["userPoolId", "clientId"], allClients),
  },
  "aws:iam/role:Role": { shape: role, ...named(nameOf) },
  "aws:iam/rolePolicy:RolePolicy": {
    shape: rolePolicy,
    id: (context) => `${stringInput(context, "role") ?? ""}:${nameOf(context)}`,
  },
  "aws:kms/alias:Alias": { shape: keyAlias, ...named(aliasNameOf) },
  "aws:kms/key:Key": { shape: key },
  "aws:lambda/alias:Alias": { shape: functionAlias, id: functionAliasArn },
  "aws:lambda/function:Function": { shape: lambdaFunction, ...named(nameOf) },
  "aws:lambda/permission:Permission": { shape: permission, id: (context) => nameOf(context, "statementId") },
  "aws:route53/record:Record": { shape: dnsRecord, id: dnsRecordId },
  "aws:s3/bucket:Bucket": { shape: bucket, ...named(bucketNameOf, "bucket") },
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": {
    shape: bucketCorsConfiguration,
    ...ofInputs("bucket"),
  },
  "aws:s3/bucketPolicy:BucketPolicy": { shape: bucketPolicy, ...ofInputs("bucket") },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    shape: bucketPublicAccessBlock,
    ...ofInputs("bucket"),
  },
  "random:index/randomPassword:RandomPassword": { shape: randomPassword, id: () => "none" },
};

/**
 * What the provider answers for a resource: all outputs, with null and empty values where the AWS provider has them, and
 * unknown ones in a preview. It knows the types that the component creates, and those of the examples; for any other, the
 * answer is the inputs. An id that AWS would choose is the resource's name with `-id`.
 *
 * `deployWithMocks` answers so by itself; this is for custom mocks, as passed to `pulumi.runtime.setMocks`.
 *
 * @param request the resource, and where it is created
 */
export function mockAnswer(request: MockRequest): MockAnswer {
  const { type, name } = request;
  const { shape, id, idInputs = [], separator } = types[type] ?? noType;
  // What AWS has chosen is the last part of an id to import, such as `userPoolId/clientId`.
  const existingId = shape === undefined || id !== undefined ? request.id : request.id?.split("/").at(-1);
  // What exists is read in a preview, too.
  const preview = request.preview === true && existingId === undefined;
  const inputs = { ...partsOf(existingId, idInputs, separator), ...request.inputs };
  const region = regionIn(inputs) ?? request.region ?? standardRegion;
  const chosenId = existingId ?? `${name}-id`;
  const context: Context = { name, inputs, preview, region, chosenId };
  const outputs = complete(shape ?? {}, inputs, context);
  return { id: preview ? "" : (existingId ?? id?.(context) ?? chosenId), outputs };
}

/** The inputs in the id of a resource that exists. */
function partsOf(id: string | undefined, names: readonly string[], separator = "/"): Record<string, string> {
  if (id === undefined) return {};
  // A name may have slashes itself.
  const parts = names.length === 1 ? [id] : id.split(separator);
  if (parts.length !== names.length) return {};
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ""]));
}

function regionIn({ region }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof region === "string" && region !== pulumi.unknown ? region : undefined;
}

/** An id that consists of inputs, separated by slashes. */
function ofInputs(...idInputs: string[]): ReturnType<typeof joined> {
  return joined("/", idInputs);
}

/** An id that consists of inputs with something else between them; `missing` stands for one that isn't given. */
function joined(
  separator: string,
  idInputs: readonly string[],
  missing = "",
): Required<Pick<Type, "id" | "idInputs" | "separator">> {
  const id = (context: Context): string =>
    idInputs.map((name) => stringInput(context, name) ?? missing).join(separator);
  return { idInputs, id, separator };
}

/** An id that is the resource's name. */
function named(id: (context: Context) => string, idInput = "name"): Pick<Type, "id" | "idInputs"> {
  return { idInputs: [idInput], id };
}
