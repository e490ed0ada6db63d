/** The parts of a function's ARN up to its name. */
const partsWithName = 7;

/** The ARN of a function, without an alias or a version, and that. */
export interface FunctionArnParts {
  readonly functionArn: string;
  readonly qualifier: string | undefined;
}

/** Divides the ARN of a function: a permission names the function and its version or alias apart. */
export function partsOf(arn: string): FunctionArnParts {
  const parts = arn.split(":");
  return { functionArn: parts.slice(0, partsWithName).join(":"), qualifier: parts[partsWithName] };
}
