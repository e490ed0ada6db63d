import { randomDigits } from "../../autoName";
import { bytes, conflict, matching, type Rule, rule, type Test } from "../../ruleChecks";

/** A string that IAM accepts as a name. */
export const iamName: Test = matching(/^[\w+=,.@-]*$/, "letters, digits and _ + = , . @ -");

/** The rules of the arguments that name something. */
export function nameRules(longest: number): readonly Rule[] {
  return [
    conflict("name", "namePrefix"),
    rule("name", bytes(1, longest)),
    rule("name", iamName),
    rule("namePrefix", bytes(1, longest - randomDigits)),
    rule("namePrefix", iamName),
  ];
}
