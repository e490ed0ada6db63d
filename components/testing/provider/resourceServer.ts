import { name, region } from "./common";
import { asGiven, computed, type Context, defaultsTo, input, set, type Shape } from "./property";

function scopeIdentifiers(context: Context): string[] {
  const scopes = input(context, "scopes");
  const names = (Array.isArray(scopes) ? scopes : []).map((scope: unknown) =>
    String(Reflect.get(Object(scope) as object, "scopeName")),
  );
  return names.map((scope) => `${String(input(context, "identifier"))}/${scope}`).sort();
}

/** What the provider answers for a resource server. */
export const resourceServer: Shape = {
  identifier: asGiven,
  name,
  region,
  scopeIdentifiers: computed(scopeIdentifiers),
  scopes: set(defaultsTo([])),
  userPoolId: asGiven,
};
