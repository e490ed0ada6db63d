import { type JSX, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { type Configuration, loadConfiguration } from "./configuration";
import { reachLocalDomain } from "./localDomain";
import { NotConfigured } from "./screens/NotConfigured";
import { NotLoaded } from "./screens/NotLoaded";

import "./styles.css";

async function page(): Promise<JSX.Element> {
  let configuration: Configuration | undefined;
  try {
    configuration = await loadConfiguration();
  } catch {
    return <NotLoaded />;
  }
  if (configuration === undefined) return <NotConfigured />;
  reachLocalDomain(configuration);
  return <App configuration={configuration} />;
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root.");
createRoot(root).render(<StrictMode>{await page()}</StrictMode>);
