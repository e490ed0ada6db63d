import { isAbsent, newAbsentId } from "./absentId";
import { MissingOperation } from "./missingOperations";
import { type Context, IncompleteCreation, type Observed, type ResourceHandler } from "./resource";

/**
 * A handler that tolerates operations that the endpoint lacks. It gives a notice about each, and what isn't at the
 * endpoint is kept in the state, so that a program with it can be deployed.
 */
export function withoutMissingOperations(type: string, handler: ResourceHandler): ResourceHandler {
  const name = type.split(":").at(-1) ?? "";
  const giveNotice = ({ operation }: MissingOperation, { notice }: Context, effect: string): void => {
    notice(`This endpoint doesn't have ${operation}: ${name} ${effect}`);
  };
  const nothingMore = Promise.resolve({});
  const tolerated = <Result>(
    request: Promise<Result>,
    context: Context,
    effect: string,
    instead: Result,
  ): Promise<Result> =>
    request.catch((error: unknown) => {
      const missing = missingOperationIn(error);
      if (missing === undefined) throw error;
      giveNotice(missing, context, effect);
      return instead;
    });

  return {
    ...handler,

    create: (inputs, context) =>
      handler.create(inputs, context).catch(async (error: unknown) => {
        const missing = missingOperationIn(error);
        if (missing === undefined) throw error;
        if (error instanceof IncompleteCreation) {
          giveNotice(missing, context, "is only partly created");
          return { id: error.id };
        }
        giveNotice(missing, context, "is kept in the state only");
        const id = newAbsentId();
        return { id, observed: await computedOf(handler, id, context) };
      }),

    find: (id, known, context) => {
      if (isAbsent(id)) return nothingMore;
      const found = handler.find(id, known, context);
      const isImport = Object.keys(known).length === handler.importedWith.length;
      return isImport
        ? found
        : tolerated(found, context, "is taken from the state instead of being read", {});
    },

    update: (id, change, context) =>
      isAbsent(id)
        ? nothingMore
        : tolerated(
            handler.update(id, change, context),
            context,
            "is not updated, or only partly",
            undefined,
          ),

    delete: async (id, state, context) => {
      if (isAbsent(id)) return;
      await tolerated(handler.delete(id, state, context), context, "is not deleted", undefined);
    },
  };
}

/** What AWS would compute, in the form that it would have: programs make names, ARNs and addresses of it. */
async function computedOf(handler: ResourceHandler, id: string, context: Context): Promise<Observed> {
  const arn = `arn:aws:absent:${context.region}:000000000000:${id}`;
  const computed = Object.entries(handler.schema).filter(
    ([, { kind, output }]) => kind === "string" && output,
  );
  const strings = computed.map(([name]) => [name, /arn$/i.test(name) ? arn : id]);
  return { ...(Object.fromEntries(strings) as Observed), ...(await handler.absent(id, context)) };
}

function missingOperationIn(error: unknown): MissingOperation | undefined {
  const cause = error instanceof IncompleteCreation ? error.cause : error;
  return cause instanceof MissingOperation ? cause : undefined;
}
