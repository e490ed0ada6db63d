/**
 * The setting `appClient` with a page among the URLs that the hosted page leads back to, where the client has `oauth`. What
 * has another form than it should is kept, so that it's reported when the configuration is checked.
 *
 * @param written the setting, as Pulumi passes it to a program
 * @param url the page's address
 */
export function withReturnUrl(written: string, url: string): string {
  const appClient = parsed(written);
  if (!isObject(appClient) || !isObject(appClient["oauth"])) return written;
  const { callbackUrls, logoutUrls, ...others } = appClient["oauth"];
  const oauth = {
    ...others,
    callbackUrls: withUrl(callbackUrls, url),
    logoutUrls: withUrl(logoutUrls ?? [], url),
  };
  return JSON.stringify({ ...appClient, oauth });
}

function withUrl(urls: unknown, url: string): unknown {
  return isList(urls) ? [...new Set([...urls, url])] : urls;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
