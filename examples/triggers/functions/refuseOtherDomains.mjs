import process from "node:process";

/**
 * What is read of the event before a user is created (pre sign-up).
 *
 * @typedef {object} Event
 * @property {string} triggerSource how the user is created, such as `PreSignUp_SignUp`
 * @property {{ userAttributes: Record<string, string> }} request
 */

/**
 * Refuses users of other domains who sign up. Administrators create whomever they like.
 *
 * @param {Event} event
 */
export async function handler(event) {
  const { ALLOWED_DOMAIN: allowed } = process.env;
  const isByAdministrator = event.triggerSource === "PreSignUp_AdminCreateUser";
  if (!isByAdministrator && !isOf(allowed, event.request.userAttributes)) {
    // Whoever signs up reads it, after "PreSignUp failed with error" and before a period, both of which Cognito adds.
    throw new Error(`Only email addresses of ${allowed} can sign up`);
  }
  return event;
}

/**
 * @param {string | undefined} domain
 * @param {Record<string, string>} userAttributes
 */
function isOf(domain, { email = "" }) {
  const [, found] = /@([^@]+)$/.exec(email) ?? [];
  return found !== undefined && found.toLowerCase() === domain;
}
