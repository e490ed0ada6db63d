/**
 * "Maximum number of apps per user pool" is 1,000, and 10,000 where AWS raises it.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const mostClients = 10_000;

/** How many there can be beside the main one. */
export const mostFurtherClients = mostClients - 1;
