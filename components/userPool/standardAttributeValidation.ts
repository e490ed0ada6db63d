import { otherNames } from "../otherNames";
import { type Check, type Checks, fields } from "../validation/checks";
import { flag } from "../validation/scalars";
import type { StandardAttributeArgs, StandardAttributesArgs } from "./attributeArgs";
import { standardAttributeArguments } from "./standardAttributes";

const checkAttribute: Check<StandardAttributeArgs> = fields<StandardAttributeArgs>(
  { required: flag, mutable: flag },
  { refused: otherNames.standardAttribute, fixFor: () => "write { required: true }" },
);

const attributeChecks = Object.fromEntries(
  standardAttributeArguments.map((argument) => [argument, checkAttribute]),
) as Checks<StandardAttributesArgs>;

/** Checks what the pool demands of the standard attributes. */
export const checkStandardAttributes: Check<StandardAttributesArgs> = fields<StandardAttributesArgs>(
  attributeChecks,
  {
    refused: otherNames.standardAttributes,
    fixFor: () => "write { givenName: { required: true } }, or other attributes",
  },
);
