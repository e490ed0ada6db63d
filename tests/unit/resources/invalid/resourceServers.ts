import { many, type Refused, resourceServers } from "./values";

export const ofResourceServers: Refused = [
  ["resourceServers", [[], many(301, { scopes: {} })]],
  ["resourceServers.my api", [{ scopes: {} }]],
  ["resourceServers.api", [null, {}, { name: "api", scopes: {} }]],
  [
    "resourceServers.api.identifier",
    ["", "x".repeat(257), "my api", 'a"b', "a\\b", "é", 7],
    { resourceServers },
  ],
  [
    "resourceServers.api.identifier",
    ["other"],
    { resourceServers: { other: { scopes: {} }, ...resourceServers } },
  ],
  [
    "resourceServers.api.scopes",
    [
      [{ scopeName: "read" }],
      many(101, "x"),
      { "": "x" },
      { ["x".repeat(257)]: "x" },
      { "a/b": "x" },
      { "a b": "x" },
    ],
    { resourceServers },
  ],
  ["resourceServers.api.scopes.read", ["", "x".repeat(257), 7], { resourceServers }],
];
