import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from "@aws-sdk/client-s3";

/**
 * Deletes all objects of a bucket, with all their versions.
 *
 * @throws Error when one of them can't be deleted
 */
export async function emptyBucket(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    const { Errors: [refused] = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (refused !== undefined) {
      const { Key = "", Code = "", Message = "" } = refused;
      throw new Error(`${Key} in the bucket ${Bucket} can't be deleted: ${Code}: ${Message}`);
    }
  }
}
