import { useEffect, useEffectEvent } from "react";

/** How often to check the session, and how long before its end to renew the tokens, in milliseconds. */
const interval = 30_000;
const reserve = 60_000;

/**
 * Keeps the session: asks for new tokens shortly before the old ones expire, as often as necessary, and for
 * another look where another tab has signed out.
 */
export function useKeptSession(expiresAt: number, look: (renew: boolean) => void): void {
  const lookAfter = useEffectEvent(() => {
    if (expiresAt - Date.now() < reserve) look(true);
  });
  const lookAtStorage = useEffectEvent(({ newValue }: StorageEvent) => {
    if (newValue === null) look(false);
  });
  useEffect(() => {
    const timer = setInterval(lookAfter, interval);
    window.addEventListener("storage", lookAtStorage);
    return () => {
      clearInterval(timer);
      window.removeEventListener("storage", lookAtStorage);
    };
  }, []);
}
