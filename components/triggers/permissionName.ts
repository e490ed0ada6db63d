/** The name of the resource that permits a pool to call a function for a purpose, such as `preSignUp`. */
export function permissionName(componentName: string, purpose: string): string {
  return `${componentName}-${inKebabCase(purpose)}-permission`;
}

function inKebabCase(purpose: string): string {
  return purpose.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
