# presend as an image: docker build -t presend . && docker run --rm presend --version
# The first stage makes the Debian package, the second one installs it.
FROM debian:12 AS builder
WORKDIR /src
# Before the sources, so that they do not invalidate this layer.
COPY dev ./
RUN ./dev deps package
COPY . .
RUN ./dev package && mv build/package/debian/presend_*.deb /presend.deb

FROM debian:12-slim
# ca-certificates: for --check-links. Dictionaries: spelling is looked at in these languages. More packages, such as git for --against:
# docker build --build-arg EXTRA_PACKAGES=git .
ARG DICTIONARIES="hunspell-en-us hunspell-de-de hunspell-es hunspell-fr hunspell-it hunspell-pt-pt"
ARG EXTRA_PACKAGES=""
COPY --from=builder /presend.deb /tmp/presend.deb
# hadolint ignore=DL3008,SC2086
RUN apt-get update \
 && apt-get install -y --no-install-recommends /tmp/presend.deb ca-certificates ${DICTIONARIES} ${EXTRA_PACKAGES} \
 && rm -rf /var/lib/apt/lists/* /tmp/presend.deb \
 && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin presend
USER 10001
WORKDIR /work
ENTRYPOINT ["presend"]
CMD ["--help"]
