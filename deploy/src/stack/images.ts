import { fileURLToPath } from "node:url";
import type { Stack } from "aws-cdk-lib";
import { Repository } from "aws-cdk-lib/aws-ecr";
import { Platform } from "aws-cdk-lib/aws-ecr-assets";
import { ContainerImage } from "aws-cdk-lib/aws-ecs";
import type { Settings } from "../settings.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Images from the repository that is named, or built from the Dockerfile when the stack is deployed. */
export function imagesOf(
  stack: Stack,
  { imageRepository, imageTag }: Settings,
): (service: string) => ContainerImage {
  if (imageRepository === undefined) {
    const platform = Platform.LINUX_AMD64;
    return (service) =>
      ContainerImage.fromAsset(root, { buildArgs: { SERVICE: service }, platform });
  }
  const repository = repositoryOf(stack, imageRepository);
  return (service) => ContainerImage.fromEcrRepository(repository, `${service}-${imageTag}`);
}

function repositoryOf(stack: Stack, named: string) {
  const uri = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/(.+)$/.exec(named);
  if (uri === null) return Repository.fromRepositoryName(stack, "Images", named);
  const [, account = "", region = "", repositoryName = ""] = uri;
  const repository = { service: "ecr", resource: "repository", resourceName: repositoryName };
  return Repository.fromRepositoryAttributes(stack, "Images", {
    repositoryName,
    repositoryArn: stack.formatArn({ ...repository, account, region }),
  });
}
