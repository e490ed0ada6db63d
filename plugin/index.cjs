// @ts-check
const process = require("node:process");
const pulumi = require("@pulumi/pulumi");
const { CognitoAuth } = require("cognito-auth");
const schema = require("./schema.json");

/*
 * The component for programs in other languages: the engine asks this process what there is, and has it make each
 * component that a program creates.
 */

// The SDK's debugging messages show secrets in plain text, and `pulumi up --json` contains them.
Object.assign(pulumi.log, { debug: () => Promise.resolve() });

/** @type {Record<string, { properties: object } | undefined>} */
const components = schema.resources;

/** @type {pulumi.provider.Provider} */
const provider = {
  version: schema.version,
  getSchema: () => Promise.resolve(JSON.stringify(schema)),
  construct: (name, type, inputs, options) => {
    const { properties } = components[type] ?? {};
    if (properties === undefined) throw new Error(`There is no ${type} in this plugin.`);
    const component = new CognitoAuth(name, inputs, options);
    const outputs = Object.entries(component).filter(([key]) => key in properties);
    return Promise.resolve({ urn: component.urn, state: Object.fromEntries(outputs) });
  },
};

void pulumi.provider.main(provider, process.argv.slice(2));
