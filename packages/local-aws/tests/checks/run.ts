import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applicationServices,
  type Emulator,
  readRules,
  type Rule,
  type RuleSelection,
  startEmulator,
} from "../../emulator";
import { cognitoAt } from "../helpers/cognitoUnderTest";
import { hasMoto, startMotoServer } from "../helpers/motoServer";
import { appClients } from "./appClients";
import { attributeRights } from "./attributeRights";
import type { Subject } from "./check";
import { choiceBasedSignIn } from "./choiceBasedSignIn";
import { domains } from "./domains";
import { failingFunctions } from "./failingFunctions";
import { flows } from "./flows";
import { groups } from "./groups";
import { httpApis } from "./httpApis";
import { identifiers } from "./identifiers";
import { identityPools } from "./identityPools";
import { invitations } from "./invitations";
import { oauthClients } from "./oauthClients";
import { passwords } from "./passwords";
import { secondFactors } from "./secondFactors";
import { secondFactorsByMessage } from "./secondFactorsByMessage";
import { senders } from "./senders";
import { sessions } from "./sessions";
import { settingsTogether } from "./settingsTogether";
import { signInPages } from "./signInPages";
import { signUps } from "./signUps";
import { tokenEndpoint } from "./tokenEndpoint";
import { triggers } from "./triggers";
import { userPools } from "./userPools";
import { users } from "./users";
import { userSearches } from "./userSearches";

/** By check: what differs from AWS's documentation; empty where nothing does. */
export type Outcomes = Readonly<Record<string, string>>;

/** What all checks show. */
export interface Observation {
  readonly ministack: Outcomes;
  readonly withRules: Outcomes;
  /** Undefined where moto's server isn't installed. */
  readonly moto: Outcomes | undefined;
  readonly rules: readonly Rule[];
  readonly versions: { readonly ministack: string; readonly moto: string };
}

/** All checks, in the order of the document. */
export const allSubjects: readonly Subject[] = [
  userPools,
  settingsTogether,
  appClients,
  oauthClients,
  attributeRights,
  flows,
  domains,
  signInPages,
  tokenEndpoint,
  signUps,
  invitations,
  identifiers,
  users,
  userSearches,
  passwords,
  secondFactors,
  secondFactorsByMessage,
  choiceBasedSignIn,
  sessions,
  groups,
  triggers,
  failingFunctions,
  senders,
  identityPools,
  httpApis,
];

/** How many checks run on an emulator at the same time. */
const atOnce = 4;

/** Runs all checks on all emulators. */
export async function observe(): Promise<Observation> {
  const [ministack, { outcomes: withRules, rules }, moto] = await Promise.all([
    onLocalAws("none"),
    onLocalAws("all"),
    hasMoto() ? onMoto() : undefined,
  ]);
  return { ministack: ministack.outcomes, withRules, rules, moto, versions: pinnedVersions() };
}

/** Starts a local AWS as users have it, with all services that the checks need. */
export function startForChecks(rules: RuleSelection): Promise<Emulator> {
  const services = [...applicationServices, "kms", "sns"];
  const environment = { ...process.env, COGNITO_AUTH_TRIGGER_SECONDS: undefined };
  return startEmulator({ services, rules, environment, onProgress: () => undefined });
}

async function onLocalAws(
  rules: RuleSelection,
): Promise<{ readonly outcomes: Outcomes; readonly rules: readonly Rule[] }> {
  const emulator = await startForChecks(rules);
  try {
    return { outcomes: await runAll(emulator.endpoint), rules: await readRules(emulator.endpoint) };
  } finally {
    await emulator.stop();
  }
}

async function onMoto(): Promise<Outcomes> {
  const moto = await startMotoServer();
  try {
    return await runAll(moto.endpoint);
  } finally {
    await moto.stop();
  }
}

async function runAll(endpoint: string): Promise<Outcomes> {
  const cognito = cognitoAt(endpoint);
  const outcomes: Record<string, string> = {};
  const checks = allSubjects.flatMap((subject) => Object.entries(subject.checks));
  await work(checks, async ([name, { check }]) => {
    outcomes[name] = await check(cognito).then(() => "", describeError);
  });
  cognito.client.destroy();
  return outcomes;
}

/** Does the same with each of some items, with a few at the same time. */
export async function work<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const workOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await task(next);
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
}

function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll(/\s+/g, " ").slice(0, 300);
}

function pinnedVersions(): Observation["versions"] {
  const packageFolder = join(__dirname, "..", "..");
  const pinned = (file: string, name: string): string => {
    const text = readFileSync(join(packageFolder, file), "utf8");
    const [, version] = new RegExp(`^${name}==([\\w.]+)`, "m").exec(text) ?? [];
    if (version === undefined) throw new Error(`${file} has no ${name}.`);
    return version;
  };
  return {
    ministack: pinned("emulator/requirements.txt", "ministack"),
    moto: pinned("../../.ci/moto/requirements.txt", "moto"),
  };
}
