#!/bin/sh
# Installs what the packages need; arguments go to pnpm install.
[ -d node_modules ] || echo 'Setting up Memory: about half a minute the first time, about 100 MB of packages.' >&2
exec npx --yes --prefer-offline pnpm@12.21.0 install --frozen-lockfile --prefer-offline --reporter=append-only --loglevel=error "$@"
