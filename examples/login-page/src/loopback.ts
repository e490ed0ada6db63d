/** Whether a host, as a `URL` names it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(127\.0\.0\.1|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}
