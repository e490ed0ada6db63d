import type { AlternativesByPath } from "./values";

export const ofTags: AlternativesByPath = {
  tags: { values: [{}, { team: "shop" }, { "Cost Center": "1/2", constructor: "" }], later: true },
  "tags.team": { values: ["shop"], later: true },
};
