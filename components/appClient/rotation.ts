import { RotationFeature, type AppClientArgs } from "./args";

/** Whether refresh tokens rotate. */
export function rotates({ refreshTokenRotation }: AppClientArgs): boolean {
  return refreshTokenRotation !== undefined && refreshTokenRotation.feature !== RotationFeature.Disabled;
}
