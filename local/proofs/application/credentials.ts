import { randomUUID } from "node:crypto";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { addHeaders } from "@cognito-auth/local-aws/requestHeaders";
import { allowedActions, otherActions } from "../allowedActions";
import { type CheckResult, holds, skipped, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { describeRefusal, refusalOf } from "../signIn/refusal";
import { byProxy, send } from "./request";
import { type Application, identityOf } from "./subject";

/** Whether the user can keep files in their own folder. */
export async function ownFolderIsOpen(application: Application): Promise<CheckResult> {
  const { uploadsBucketName: Bucket } = application.target;
  const s3 = encrypted(application);
  const folder = `private/${identityOf(application).id}/`;
  const Key = `${folder}proof ${randomUUID()}.txt`;
  const write = new PutObjectCommand({ Bucket, Key, Body: "proof" });
  if (
    (await refusalOf(s3.send(write, deadline()))) !== undefined &&
    (await takesVariablesLiterally(application))
  ) {
    return skipped("this endpoint takes a policy's variables as plain text; AWS replaces them");
  }
  await s3.send(write, deadline());
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }), deadline());
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: folder }), deadline());
  await s3.send(new DeleteObjectCommand({ Bucket, Key }), deadline());
  if ((await Body?.transformToString()) !== "proof") return violated("what was written can't be read");
  return Contents.some((object) => object.Key === Key) ? holds : violated("what was written isn't listed");
}

/** Whether the folder is open whose name is the variable itself. */
async function takesVariablesLiterally(application: Application): Promise<boolean> {
  const { uploadsBucketName: Bucket } = application.target;
  const s3 = encrypted(application);
  const object = { Bucket, Key: "private/${cognito-identity.amazonaws.com:sub}/proof.txt" };
  if (
    (await refusalOf(s3.send(new PutObjectCommand({ ...object, Body: "proof" }), deadline()))) !== undefined
  ) {
    return false;
  }
  await s3.send(new DeleteObjectCommand(object), deadline());
  return true;
}

/** Whether the user can neither write nor read nor list nor delete anything else in the bucket. */
export async function restOfBucketIsClosed(application: Application): Promise<CheckResult> {
  const { uploadsBucketName: Bucket, region } = application.target;
  const s3 = encrypted(application);
  for (const folder of [`private/${region}:${randomUUID()}/`, "private/", "public/", ""]) {
    const Key = `${folder}proof.txt`;
    const tries = {
      write: () => s3.send(new PutObjectCommand({ Bucket, Key, Body: "proof" }), deadline()),
      read: () => s3.send(new GetObjectCommand({ Bucket, Key }), deadline()),
      list: () => s3.send(new ListObjectsV2Command({ Bucket, Prefix: folder }), deadline()),
      delete: () => s3.send(new DeleteObjectCommand({ Bucket, Key }), deadline()),
    };
    for (const [action, attempt] of Object.entries(tries)) {
      const result = denied(`${action} ${Key}`, await refusalOf(attempt()));
      if (result !== holds) return result;
    }
  }
  return holds;
}

/** Whether the credentials give access only to the user's own folder and the API. */
export async function nothingElseAllowed(application: Application): Promise<CheckResult> {
  const user = { ...application.target, credentials: identityOf(application).credentials };
  const tries = {
    "list the roles": () => createAwsClient(IAMClient, user).send(new ListRolesCommand({}), deadline()),
    "list the functions": () =>
      createAwsClient(LambdaClient, user).send(new ListFunctionsCommand({}), deadline()),
    "list the buckets": () => createAwsClient(S3Client, user).send(new ListBucketsCommand({}), deadline()),
  };
  for (const [action, attempt] of Object.entries(tries)) {
    const result = denied(action, await refusalOf(attempt()));
    if (result !== holds) return result;
  }
  const allowed = await allowedByRole(application);
  return allowed.length === 0 ? holds : violated(`their role allows ${allowed.join(", ")}, too`);
}

/** Unneeded actions that the users' role allows: not everything can be tried. */
async function allowedByRole(application: Application): Promise<string[]> {
  const { authenticatedRoleArn: role, region } = application.target;
  const [, partition = "", , , account = ""] = role.split(":");
  const otherApi = `arn:${partition}:execute-api:${region}:${account}:proof/$default/GET/iam/me`;
  return [
    ...(await allowedActions(application.target, role, ["execute-api:Invoke"], otherApi)),
    ...(await allowedActions(application.target, role, otherActions, "*")),
  ];
}

/** Whether the bucket can be used by encrypted connections only. */
export async function plainConnectionsRefused(application: Application): Promise<CheckResult> {
  const { target } = application;
  const { id, credentials } = identityOf(application);
  const s3 = createAwsClient(S3Client, { ...target, credentials });
  const list = new ListObjectsV2Command({ Bucket: target.uploadsBucketName, Prefix: `private/${id}/` });
  return denied("list their own folder without encryption", await refusalOf(s3.send(list, deadline())));
}

/** Whether the bucket can't be used without credentials. */
export async function strangersRefused({ target, ...application }: Application): Promise<CheckResult> {
  const { id } = identityOf({ target, ...application });
  for (const path of ["", `/private/${id}/proof.txt`]) {
    const { status } = await send({
      url: `${target.endpoint}/${target.uploadsBucketName}${path}`,
      headers: byProxy,
    });
    if (status !== 403) return violated(`it is answered HTTP ${status}`);
  }
  return holds;
}

function encrypted(application: Application): S3Client {
  const { credentials } = identityOf(application);
  const s3 = createAwsClient(S3Client, { ...application.target, credentials });
  addHeaders(s3.middlewareStack, byProxy);
  return s3;
}

function denied(action: string, refusal: Awaited<ReturnType<typeof refusalOf>>): CheckResult {
  if (refusal === undefined) return violated(`they can ${action}`);
  return refusal.name.startsWith("AccessDenied")
    ? holds
    : violated(`to ${action} is answered "${describeRefusal(refusal)}"`);
}
