import { randomDigits } from "../../autoName";
import { bytes, conflict, matching, rule, type Rule, type Test } from "../../checks";

/** A text such as IAM takes for a name. */
export const iamName: Test = matching(/^[\w+=,.@-]*$/, "letters, digits and _ + = , . @ -");

/** What the arguments that name something have to be like. */
export function nameRules(longest: number): readonly Rule[] {
  return [
    conflict("name", "namePrefix"),
    rule("name", bytes(1, longest)),
    rule("name", iamName),
    rule("namePrefix", bytes(1, longest - randomDigits)),
    rule("namePrefix", iamName),
  ];
}
