import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { dirname } from "node:path";
import { createContext, Script } from "node:vm";

/** What compiles TypeScript for this process. */
interface Compiler {
  readonly compile: (code: string, file: string) => string;
}

/** A context with a process of its own, as Jest makes one for tests: a copy, for which Node reports nothing. */
export function contextWithOwnProcess(): object {
  const copy = Object.assign(Object.create(EventEmitter.prototype) as object, process, {
    _events: {},
    _eventsCount: 0,
  });
  const { Buffer, URL, URLSearchParams, TextDecoder, TextEncoder, AbortController, performance, console } =
    globalThis;
  const timers = {
    setTimeout,
    setInterval,
    setImmediate: globalThis.setImmediate,
    clearTimeout,
    clearInterval,
  };
  const context = createContext({
    ...{ Buffer, URL, URLSearchParams, TextDecoder, TextEncoder, AbortController, performance, console },
    ...{ ...timers, clearImmediate, queueMicrotask, atob, Event, EventTarget, AbortSignal, fetch },
    process: copy,
  });
  return Object.assign(context, { global: context, globalThis: context });
}

/** The `require` of a file that loads modules in a context, except for Node's own. */
export function requireIn(context: object, from: string): (id: string) => unknown {
  const modules = new Map<string, { exports: unknown }>();
  const compiler = Reflect.get(process, Symbol.for("ts-node.register.instance")) as Compiler;
  const requireFrom = (file: string): ((id: string) => unknown) => {
    const native = createRequire(file);
    const load = (id: string): unknown => {
      const path = native.resolve(id);
      if (path.startsWith("node:") || builtinModules.includes(path)) {
        if (path.replace("node:", "") !== "module") return native(id);
        return { ...(native(id) as object), createRequire: requireFrom };
      }
      const known = modules.get(path);
      if (known !== undefined) return known.exports;
      const module = { exports: {} as unknown };
      modules.set(path, module);
      const source = readFileSync(path, "utf8");
      if (path.endsWith(".json")) {
        module.exports = JSON.parse(source);
        return module.exports;
      }
      const code = path.endsWith(".ts") ? compiler.compile(source, path) : source;
      const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
        filename: path,
      });
      const run = script.runInContext(context) as (...args: unknown[]) => void;
      Reflect.apply(run, module.exports, [module.exports, requireFrom(path), module, path, dirname(path)]);
      return module.exports;
    };
    return Object.assign(load, { resolve: native.resolve, cache: {}, main: undefined, extensions: {} });
  };
  return requireFrom(from);
}
