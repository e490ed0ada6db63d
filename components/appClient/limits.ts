/** "1,000 app clients per user pool", which AWS can raise: Cognito's quotas. */
export const mostClients = 1_000;

/** How many there can be beside the main one. */
export const mostFurtherClients = mostClients - 1;
