/** Cognito's own limits of a string; written out, or every preview after a refresh would show a diff. */
export const stringLength = { minimum: 0, maximum: 2048 };

/** The whole numbers that JavaScript holds exactly; written out, or every preview after a refresh would show a diff. */
export const numberRange = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
