import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * Keeps scripts of others out of the built page. It may call Cognito and an API, wherever those are. Vite's development
 * server needs scripts in the page itself, so it goes without.
 */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      injectTo: "head-prepend",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; " +
          "connect-src 'self' https: http://localhost:* http://127.0.0.1:* http://*.localhost:*",
      },
    },
  ],
};

export default defineConfig({
  // The built page works in any folder of a web server.
  base: "./",
  // The development server shows files to all users of the machine. By default, that is the whole repository around it.
  server: { fs: { allow: ["."] } },
  plugins: [react(), contentSecurityPolicy],
});
