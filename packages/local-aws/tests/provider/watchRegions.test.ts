import assert from "node:assert/strict";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { watchRegions } from "../../provider/serverRepairs";

describe("The region of a provider", () => {
  // Pulumi's class, which is changed for the whole process.
  const deserializeBinary: unknown = Reflect.get(ConfigureRequest, "deserializeBinary");
  const notices: string[] = [];

  before(() => {
    watchRegions("us-east-1", (notice) => notices.push(notice));
  });

  afterEach(() => notices.splice(0));

  after(() => {
    Object.assign(ConfigureRequest, { deserializeBinary });
  });

  function configure(name: string, region: string | undefined): void {
    const request = new ConfigureRequest();
    request.setUrn(`urn:pulumi:dev::shop::pulumi:providers:aws::${name}`);
    if (region !== undefined) request.getVariablesMap().set("aws:config:region", region);
    ConfigureRequest.deserializeBinary(request.serializeBinary());
  }

  it("is refused where the whole stack is for another one than the local AWS", () => {
    for (const name of ["default", "default_7_48_0"]) {
      assert.throws(() => {
        configure(name, "eu-west-1");
      }, new Error("aws:region is eu-west-1, and this local AWS stands for us-east-1: start it with --region eu-west-1, or set aws:region to us-east-1"));
    }
  });

  it("is only noticed where the program has a provider for another one", () => {
    configure("ireland", "eu-west-1");
    assert.deepEqual(notices, [
      "Provider ireland is for eu-west-1, but its resources are in us-east-1, as all of this local AWS.",
    ]);
  });

  it("isn't mentioned where it is that of the local AWS, or none", () => {
    configure("default", "us-east-1");
    configure("default", undefined);
    configure("ireland", "us-east-1");
    assert.deepEqual(notices, []);
  });
});
