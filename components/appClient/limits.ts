/** Cognito's quotas: 1,000 app clients a user pool, and at most 10,000 where AWS raises that. */
export const mostClients = 10_000;

/** How many there can be beside the main one. */
export const mostFurtherClients = mostClients - 1;
