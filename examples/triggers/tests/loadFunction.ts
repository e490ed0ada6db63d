import { join } from "node:path";

/** What Cognito calls. */
export type Handler<Event> = (event: Event) => Promise<Event>;

/** Loads a function's file; it is plain JavaScript, which has no types for the compiler. */
export async function loadFunction<Event>(file: string): Promise<Handler<Event>> {
  const path = join(__dirname, "..", "functions", file);
  const { handler } = (await import(path)) as { handler: Handler<Event> };
  return handler;
}

/** Sets an environment variable during each test. */
export function useVariable(name: string, value: string): void {
  let before: string | undefined;

  beforeEach(() => {
    before = process.env[name];
    process.env[name] = value;
  });

  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  });
}
