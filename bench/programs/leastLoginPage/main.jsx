import { Amplify } from "aws-amplify";
import { fetchAuthSession, signIn } from "aws-amplify/auth";
import { createRoot } from "react-dom/client";

// The least that a React page with Amplify can be: it signs in, and shows who that is.
Amplify.configure({ Auth: { Cognito: { userPoolId: "pool", userPoolClientId: "client" } } });
createRoot(document.body).render(
  <button
    onClick={async () => {
      await signIn({ username: "jane", password: prompt() ?? "" });
      alert((await fetchAuthSession()).tokens?.idToken?.payload.email);
    }}
  >
    Sign in
  </button>,
);
