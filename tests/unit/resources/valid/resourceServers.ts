import { type AlternativesByPath, resourceServers } from "./values";

export const ofResourceServers: AlternativesByPath = {
  resourceServers: {
    values: [{}, resourceServers, { api: { scopes: {} }, other: { scopes: { all: "All" } } }],
  },
  "resourceServers.api": { values: [{ scopes: {} }] },
  "resourceServers.api.identifier": {
    values: ["x", "https://api.example.com/v1", "x".repeat(256)],
    base: { resourceServers },
  },
  "resourceServers.api.scopes": {
    values: [
      { [`a.b:c${"x".repeat(251)}`]: "x".repeat(256) },
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`scope-${index}`, "A scope"])),
    ],
  },
};
