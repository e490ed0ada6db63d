import { Amplify } from "aws-amplify";
import { fetchAuthSession, signIn, signInWithRedirect } from "aws-amplify/auth";
import { createRoot } from "react-dom/client";

// The least that a React page with Amplify can be: it signs in, here or on the hosted page, and shows who that is.
const page = ["https://example.com/"];
const oauth = { domain: "example.com", scopes: ["openid"], redirectSignIn: page, redirectSignOut: page };
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: "pool",
      userPoolClientId: "client",
      loginWith: { oauth: { ...oauth, responseType: "code" } },
    },
  },
});
const show = async () => {
  alert((await fetchAuthSession()).tokens?.idToken?.payload.email);
};
createRoot(document.body).render(
  <>
    <button
      onClick={async () => {
        await signIn({ username: "jane", password: prompt() ?? "" });
        await show();
      }}
    >
      Sign in
    </button>
    <button onClick={() => signInWithRedirect()}>Sign in on the hosted page</button>
    <button onClick={show}>Who is signed in?</button>
  </>,
);
