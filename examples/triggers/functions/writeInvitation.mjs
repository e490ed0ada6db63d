/**
 * What is read of the event before a message is sent (custom message), and the response.
 *
 * @typedef {object} Event
 * @property {string} triggerSource what the message is for, such as `CustomMessage_SignUp`
 * @property {Request} request
 * @property {{ emailSubject?: string | null, emailMessage?: string | null }} response
 *
 * @typedef {object} Request
 * @property {Record<string, string>} userAttributes
 * @property {string} usernameParameter what Cognito replaces by the username
 * @property {string} codeParameter what Cognito replaces by the temporary password
 */

/** @type {(username: string, password: string) => { subject: string, message: string }} */
const inEnglish = (username, password) => ({
  subject: "Your invitation",
  message: `<p>Welcome! Sign in as <b>${username}</b> with the temporary password <b>${password}</b></p>`,
});

/** @type {typeof inEnglish} */
const inGerman = (username, password) => ({
  subject: "Ihre Einladung",
  message: `<p>Willkommen! Melden Sie sich als <b>${username}</b> mit dem vorläufigen Passwort <b>${password}</b> an</p>`,
});

/**
 * Writes invitations in the user's language. All other messages are the pool's own.
 *
 * @param {Event} event
 */
export async function handler(event) {
  if (event.triggerSource === "CustomMessage_AdminCreateUser") {
    const { userAttributes, usernameParameter, codeParameter } = event.request;
    const write = userAttributes.locale?.startsWith("de") ? inGerman : inEnglish;
    const { subject, message } = write(usernameParameter, codeParameter);
    event.response.emailSubject = subject;
    event.response.emailMessage = message;
  }
  return event;
}
