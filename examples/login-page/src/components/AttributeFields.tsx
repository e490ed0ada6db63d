import { type JSX, useState } from "react";
import { attributeFields, type AttributeName } from "../attributes";
import { Field } from "./Field";

interface AttributeFieldProps {
  readonly name: AttributeName;
}

/** A field for an attribute of a user, with its name. */
function AttributeField({ name }: AttributeFieldProps): JSX.Element {
  const { suggest, ...field } = attributeFields[name];
  const [suggestion] = useState(() => suggest?.());
  return <Field {...field} name={name} defaultValue={suggestion} />;
}

interface AttributeFieldsProps {
  readonly names: readonly AttributeName[];
}

/** A field for each of these attributes. */
export function AttributeFields({ names }: AttributeFieldsProps): JSX.Element[] {
  return names.map((name) => <AttributeField key={name} name={name} />);
}
