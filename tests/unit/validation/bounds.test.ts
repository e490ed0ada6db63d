import assert from "node:assert/strict";
import { closest } from "../../../components/validation/closest";
import { problemsOf } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

/** An object with many fields, and how many of them were read. */
function counted(count: number, value: unknown): { object: object; reads: () => number } {
  const target = Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value]));
  let reads = 0;
  const object = new Proxy(target, {
    get: (fields, key, receiver) => {
      reads++;
      return Reflect.get(fields, key, receiver) as unknown;
    },
  });
  return { object, reads: () => reads };
}

describe("Too many entries", () => {
  it("are counted, and the first 100 checked, where they are names of the author's own", () => {
    const attribute = counted(1_200, { type: "Text" });
    const value = counted(1_200, 7);
    const tag = counted(1_200, "a,b");
    const problems = problemsOf({
      userPool: { customAttributes: attribute.object },
      testUser: { ...jane, attributes: value.object },
      tags: tag.object,
    });
    const ofEach = (path: string): string[] =>
      problems.filter((problem) => problem.path.startsWith(`${path}.`)).map((problem) => problem.path);
    assert.deepEqual(
      ofEach("userPool.customAttributes"),
      Array.from({ length: 100 }, (_, index) => `userPool.customAttributes.x${index}.type`),
    );
    assert.equal(ofEach("testUser.attributes").length, 100);
    assert.equal(ofEach("tags").length, 100);
    assert.deepEqual(
      problems.filter(({ value: shown }) => shown === "1200 entries"),
      [
        {
          path: "userPool.customAttributes",
          value: "1200 entries",
          reason: "a user pool is created with at most 50 attributes",
          fix: "leave out 1150",
        },
        {
          path: "testUser.attributes",
          value: "1200 entries",
          reason: "only the first 100 were checked",
          fix: "correct these first",
        },
        {
          path: "tags",
          value: "1200 entries",
          reason: "AWS allows 50 tags, and 2 are added automatically; there are 1200 here",
          fix: "leave out 1152",
        },
      ],
    );
    for (const { reads } of [attribute, value, tag]) assert.equal(reads() <= 110, true, `${reads()} reads`);
  });

  it("are reported, the first 100 by name, where they are arguments that don't exist", () => {
    const { object, reads } = counted(100_000, "x");
    for (const [args, path] of [
      [object, "args"],
      [{ userPool: object }, "userPool"],
    ] as const) {
      const problems = problemsOf(args);
      assert.equal(problems.length, 101);
      assert.deepEqual(problems.at(-1), {
        path,
        value: "100000 entries",
        reason: "only the first 100 were checked",
        fix: "correct these first",
      });
    }
    // None of these is read, only asked for what it isn't: an Output.
    assert.equal(reads() <= 20, true, `${reads()} reads`);
  });

  it("are as many problems where they are 100", () => {
    assert.equal(problemsOf(counted(100, "x").object).length, 100);
    assert.equal(problemsOf({ testUser: { ...jane, attributes: counted(100, "x").object } }).length, 100);
  });
});

describe("The work of a validation", () => {
  /** How often anything is asked of the objects in arguments with so many entries everywhere. */
  function workOf(count: number): number {
    let work = 0;
    const noted =
      <Arguments extends unknown[], Result>(look: (...args: Arguments) => Result) =>
      (...args: Arguments): Result => {
        work++;
        return look(...args);
      };
    const counting = (fields: object): object =>
      new Proxy(fields, {
        get: noted((...read) => Reflect.get(...read) as unknown),
        getOwnPropertyDescriptor: noted(Reflect.getOwnPropertyDescriptor),
        getPrototypeOf: noted(Reflect.getPrototypeOf),
        has: noted(Reflect.has),
        ownKeys: noted(Reflect.ownKeys),
      });
    const many = (value: unknown): object =>
      counting(Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value])));
    problemsOf(
      counting({
        ...many(1),
        userPool: counting({ ...many(1), customAttributes: many(counting({ type: "String" })) }),
        testUser: counting({ ...jane, attributes: many(7) }),
        tags: many("a,b"),
      }),
    );
    return work;
  }

  it("is in proportion to the entries, of which each is only listed", () => {
    const [some, twice, fourTimes] = [workOf(1_000), workOf(2_000), workOf(4_000)] as const;
    assert.equal(twice - some, (fourTimes - twice) / 2);
    assert.equal((twice - some) / 1_000 <= 10, true, `${(twice - some) / 1_000} for each entry`);
  });
});

describe("A search for the closest name", () => {
  it("ends at once where a name is too long to be one", () => {
    const long = "x".repeat(10_000_000);
    assert.equal(closest(long, ["tags", long]), undefined);
    assert.equal(closest("tag", ["tags", long]), "tags");
    assert.deepEqual(problemsOf({ [long]: 1 }), [
      {
        path: `["${"x".repeat(60)}…"]`,
        reason: "there is no argument with this name",
        fix: "use one of userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags",
      },
    ]);
  });

  it("finds a name of 64 characters", () => {
    const name = "x".repeat(63);
    assert.equal(closest(`${name}y`, [`${name}z`]), `${name}z`);
    assert.equal(closest(`${name}yy`, [`${name}z`]), undefined);
  });
});
