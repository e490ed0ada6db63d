import process from "node:process";

/**
 * What is read of the event before tokens are issued (pre token generation, version V2_0), and the response.
 *
 * @typedef {object} Event
 * @property {{ groupConfiguration: { groupsToOverride?: string[] } }} request
 * @property {object} response
 */

/** What members of the group may do. APIs find it in the claim `permissions`. */
const permissions = ["articles:publish"];

/**
 * Adds a claim to the ID token and the access token of the group's members.
 *
 * @param {Event} event
 */
export async function handler(event) {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  if (groups.includes(process.env.GROUP)) {
    const claims = { claimsToAddOrOverride: { permissions } };
    event.response = {
      claimsAndScopeOverrideDetails: { idTokenGeneration: claims, accessTokenGeneration: claims },
    };
  }
  return event;
}
