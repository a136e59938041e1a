# One image per program: docker build --build-arg SERVICE=store --tag memory-store .
# SERVICE is ingest, fetcher, store, library, media, provision or playground: packages/shared/src/programs/all.ts.
# It comes last, so that all images share what is big in them, which is built and pulled once.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /memory
COPY . .
# A layer that changes only when a dependency does.
RUN find . -type f ! -name package.json ! -name 'pnpm-*.yaml' -delete

FROM ${NODE_IMAGE} AS workspace
ARG PROJECTS="ingest fetcher store library media provision playground"
WORKDIR /memory
COPY --from=manifests /memory .
RUN npx --yes pnpm@12.21.0 install --prod --frozen-lockfile --reporter=append-only $(printf -- '--filter-prod @memory/%s... ' $PROJECTS)
COPY . .
# Type stripping refuses what lies below node_modules, so the workspace stays a workspace (pnpm deploy
# would copy it there), less the projects that no image runs.
RUN for project in packages/* services/*; do [ -e "$project/node_modules" ] || rm -r "$project"; done

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/var/lib/memory SEARCH_DIR=/var/lib/memory/search
ENV NODE_COMPILE_CACHE=/var/cache/memory
WORKDIR /memory
# Where volumes are mounted, which take over to whom the folder belongs; and the cache, which Node keeps by user.
RUN folders="/var/lib/memory /run/memory $NODE_COMPILE_CACHE" && mkdir -p $folders && chown node:node $folders
COPY --from=workspace /memory .
# Fargate lets the user into a volume only if the image names it.
VOLUME /var/lib/memory
USER node
# A program that finds its modules compiled starts in half the time and holds a fifth less memory.
RUN ["node", "packages/shared/src/container/compile-cache/main.ts"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "packages/shared/src/container/health/main.ts"]
CMD ["node", "packages/shared/src/container/main.ts"]
ARG SERVICE
RUN : "${SERVICE:?is not given: --build-arg SERVICE=store}"
ENV SERVICE=${SERVICE}
