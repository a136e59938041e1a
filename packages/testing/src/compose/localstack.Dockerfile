# Stands in for localstack/localstack:4.14.0 where that image cannot be pulled: the same version from
# PyPI, with what it depended on when it came out, on a Python as new as it wants. Its DynamoDB needs a
# jar that the package downloads on first use, so this one serves SQS and S3 alone.
FROM node:24-bookworm-slim
RUN sed 's/bookworm/trixie/g' /etc/apt/sources.list > /etc/apt/sources.list.d/trixie.list \
  && apt-get update \
  && apt-get install --yes --no-install-recommends curl python3 python3-venv \
  && rm -rf /var/lib/apt/lists/*
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_NO_CACHE_DIR=1
RUN python3 -m venv /opt/localstack \
  && /opt/localstack/bin/pip install --quiet pip==26.3 \
  && /opt/localstack/bin/pip install --quiet --uploaded-prior-to=2026-03-20 "localstack-core[runtime]==4.14.0"
ENV SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1
CMD ["/opt/localstack/bin/python", "-m", "localstack.runtime.main"]
