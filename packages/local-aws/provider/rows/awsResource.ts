import { nameIn } from "../autoName";
import { changedToApi, type Fields, fromApi, toApi } from "../fields";
import {
  type Change,
  complete,
  type Context,
  createdId,
  type Observed,
  resource,
  type ResourceHandler,
  stringOf,
} from "../resource";
import { type Schema, schemaOf, withNotes } from "../schema";
import { zeroOf } from "../state";
import { isEmpty, isZero } from "../values";
import { isRecord, type Properties } from "../wire";
import { derivedFields } from "./derivedFields";
import { argumentsIn, argumentsOf, idFrom } from "./identifiers";
import { type Operation, operationOf, structure } from "./operation";
import { membersIn, sparse, toRequest } from "./requests";
import type { Circumstances, Row } from "./row";
import { eventually } from "./waiting";

/** Makes the handler of a resource type from a row. */
export function awsResource(row: Row): ResourceHandler {
  const { framework = false, hasIdOutput = true, rules = [], autoNamed, mirrored = [] } = row;
  const schema = withNotes(schemaOf(row.type), row.notes ?? {});
  // Most programs use only a few types.
  let made: Table | undefined;
  const table = (): Table => (made ??= tableOf(row, schema));
  return resource({
    ...{ schema, rules, framework, hasIdOutput, mirrored },
    ...(autoNamed && { autoNamed }),
    ...(row.absent && { absent: row.absent }),
    ...(row.isSuppressed && { isSuppressed: row.isSuppressed }),
    ...(row.forcesReplacement && { forcesReplacement: row.forcesReplacement }),
    importedWith: typeof row.id === "string" ? [] : (row.id.within ?? []),

    async create(given, context) {
      const inputs = withName(row, given);
      const answer = await table().create.send(await creationOf(row, table(), inputs, context), context);
      const id = createdId(newId(row, table(), inputs, answer));
      await complete(id, async () => {
        await untilReady(row, table(), id, inputs, context);
        await row.afterCreate?.(id, inputs, context);
      });
      if (row.answersInFull !== true) return id;
      const observed = await complete(id, () =>
        observe(row, table(), answer, { id, known: inputs, context }),
      );
      return { id, observed };
    },

    async find(id, known, context) {
      const key = keyOf(row, table(), id, known);
      const found =
        row.find === undefined
          ? heldIn(row, await table().read.send(membersIn(table().read, key), context))
          : await row.find(key, context);
      if (found === undefined) return undefined;
      return propertiesOf(row, table(), { ...key, ...found }, { id, known, context, isRead: true });
    },

    async update(id, change, context) {
      await row.beforeUpdate?.(id, change, context);
      const answer = await updated(row, table(), id, change, context);
      await row.afterUpdate?.(id, change, context);
      return row.answersInFull === true && answer !== undefined
        ? observe(row, table(), answer, { id, known: change.asked, context })
        : undefined;
    },

    async delete(id, state, context) {
      const cleared = typeof row.cleared === "function" ? row.cleared(state) : row.cleared;
      const request = membersIn(table().delete, { ...identityOf(row, table(), id, state), ...cleared });
      await table().delete.send(request, context);
    },
  });
}

/** A row with what is derived from the schemas. */
interface Table {
  readonly schema: Schema;
  readonly create: Operation;
  readonly read: Operation;
  readonly update: Operation | undefined;
  readonly delete: Operation;
  /** The names of arguments in requests. */
  readonly requested: Fields;
  /** The names of properties in answers. */
  readonly answered: Fields;
}

function tableOf(row: Row, schema: Schema): Table {
  const create = operationOf(row.service, row.create);
  const read = operationOf(row.service, row.read);
  const update = row.update && operationOf(row.service, row.update);
  const members = new Map([...create.request, ...(update?.request ?? [])]);
  const answer = row.answer === undefined ? undefined : read.answer.get(row.answer);
  const requested = derivedFields(schema, members, row.names);
  const observed = answer === undefined ? read.answer : structure(answer);
  return {
    ...{ schema, create, read, update, delete: operationOf(row.service, row.delete), requested },
    answered: { ...fieldsOfKey(row, requested), ...derivedFields(schema, observed, row.names) },
  };
}

/** The arguments, with a name in place of only a prefix of one. */
function withName({ autoNamed }: Row, inputs: Properties): Properties {
  return autoNamed?.prefix === undefined ? inputs : { ...inputs, [autoNamed.argument]: nameIn(inputs) };
}

function fieldsOfKey({ id: form }: Row, fields: Fields): Fields {
  const names = typeof form === "string" ? argumentsOf(form) : (form.within ?? []);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

async function creationOf(
  row: Row,
  { schema, create, requested }: Table,
  inputs: Properties,
  context: Context,
): Promise<Properties> {
  const { framework = false, sendsZeros = framework, alwaysSent = [] } = row;
  const given = toRequest(create, requested, inputs);
  const always = Object.entries(requested)
    .filter(([, { api }]) => alwaysSent.includes(api))
    .map(([name, { api }]) => [api, schema[name] && zeroOf(schema[name])]);
  const request = {
    ...(Object.fromEntries(always) as Properties),
    ...(sendsZeros ? given : sparse(given, new Set(alwaysSent))),
  };
  return row.request?.(request, { inputs, context }) ?? request;
}

/** Sends the request to update, unless only tags have changed, which have requests of their own. */
async function updated(
  row: Row,
  table: Table,
  id: string,
  change: Change,
  context: Context,
): Promise<Properties | undefined> {
  const { update } = table;
  const areTagsAll = change.changed.length > 0 && change.changed.every((name) => /^tags(All)?$/.test(name));
  if (update === undefined || areTagsAll) return undefined;
  const identity = membersIn(update, identityOf(row, table, id, change.state));
  const request = { ...settingsOf(row, table, update, change), ...identity };
  const corrected = (await row.request?.(request, { inputs: change.asked, change, context })) ?? request;
  const answer = await update.send(corrected, context);
  await untilReady(row, table, id, change.asked, context);
  return answer;
}

function settingsOf(row: Row, { schema, requested }: Table, update: Operation, change: Change): Properties {
  const mode = row.updates ?? (row.update === row.create ? "again" : "changes");
  if (mode === "changes") return membersIn(update, changedToApi<Properties>(requested, schema, change));
  const everything = toRequest(update, requested, change.asked);
  const isWhole = mode === "everything" || row.framework === true;
  return isWhole ? everything : sparse(everything, new Set(row.alwaysSent));
}

/** The members that identify the resource, and those that never change. */
function identityOf(row: Row, table: Table, id: string, state: Properties): Properties {
  const fixed = Object.keys(table.schema).filter((name) => table.schema[name]?.replaces === true);
  const given = fixed.filter((name) => !isZero(state[name]));
  return { ...keyMembers(table.requested, given, state), ...keyOf(row, table, id, state) };
}

/** The members that identify the resource. */
function keyOf({ id: form }: Row, { requested }: Table, id: string, known: Properties): Properties {
  if (typeof form === "string") return keyMembers(requested, argumentsOf(form), argumentsIn(form, id));
  return { ...keyMembers(requested, form.within ?? [], known), [form.member]: id };
}

function keyMembers(fields: Fields, names: readonly string[], properties: Properties): Properties {
  const keys = Object.entries(fields).filter(([name]) => names.includes(name));
  return toApi<Properties>(Object.fromEntries(keys), properties);
}

function newId(row: Row, { schema, answered }: Table, inputs: Properties, answer: Properties): string {
  const found = heldIn(row, answer) ?? {};
  return typeof row.id === "string"
    ? idFrom(row.id, { ...fromApi<Properties>(answered, schema, found), ...inputs })
    : stringOf({ ...answer, ...found }, row.id.member);
}

/** The resource in an answer; undefined where the answer has none. */
function heldIn({ answer }: Row, whole: Properties): Properties | undefined {
  const held = answer === undefined ? whole : whole[answer];
  return isRecord(held) && !isEmpty(held) ? held : undefined;
}

async function observe(
  row: Row,
  table: Table,
  answer: Properties,
  { id, known, context }: { readonly id: string; readonly known: Properties; readonly context: Context },
): Promise<Observed> {
  const found = { ...keyOf(row, table, id, known), ...heldIn(row, answer) };
  return propertiesOf(row, table, found, { id, known, context, isRead: false });
}

async function propertiesOf(
  row: Row,
  { schema, answered }: Table,
  found: Properties,
  circumstances: Circumstances,
): Promise<Observed> {
  const named = fromApi<Properties>(answered, schema, found, row.framework);
  return { ...named, ...(await row.observe?.(found, circumstances)) };
}

async function untilReady(
  row: Row,
  table: Table,
  id: string,
  known: Properties,
  context: Context,
): Promise<void> {
  const { isReady } = row;
  if (isReady === undefined) return;
  const request = membersIn(table.read, keyOf(row, table, id, known));
  await eventually(id, async () => {
    const found = heldIn(row, await table.read.send(request, context));
    return found !== undefined && isReady(found) ? found : undefined;
  });
}
