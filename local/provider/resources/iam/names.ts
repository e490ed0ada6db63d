import { matching, type Test } from "../../checks";

/** A text such as IAM takes for a name. */
export const iamName: Test = matching(/^[\w+=,.@-]*$/, "letters, digits and _ + = , . @ -");
