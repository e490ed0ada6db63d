import type { Configuration } from "./configuration";
import { isLoopback } from "./loopback";

/**
 * Where the page uses a local AWS, leads what the browser asks of the user pool's domain there: only AWS serves a domain,
 * and Amplify has no other address for its pages. An endpoint elsewhere is a proxy, which the domain has nothing to do with.
 */
export function reachLocalDomain({ amplify }: Configuration): void {
  const { loginWith, userPoolEndpoint } = amplify.Auth?.Cognito ?? {};
  if (loginWith?.oauth === undefined || userPoolEndpoint === undefined) return;
  if (!isLoopback(new URL(userPoolEndpoint).hostname)) return;
  // Browsers from before 2026 may lack this API. Users can sign in on this page all the same.
  if (!("navigation" in window)) return;
  const [domain, endpoint] = [`https://${loginWith.oauth.domain}/`, new URL("/", userPoolEndpoint).href];
  const localAddress = (address: string): string =>
    address.startsWith(domain) ? endpoint + address.slice(domain.length) : address;

  navigation.addEventListener("navigate", (event) => {
    const { url } = event.destination;
    if (localAddress(url) === url) return;
    event.preventDefault();
    location.assign(localAddress(url));
  });
  const fetchFrom = window.fetch.bind(window);
  window.fetch = (input, init) => fetchFrom(typeof input === "string" ? localAddress(input) : input, init);
}
