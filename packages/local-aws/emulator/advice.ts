/** The alternative that needs neither Python nor a download; it continues a sentence. */
export const otherEndpoint = "pass --endpoint URL of an AWS-like endpoint that is already running";
