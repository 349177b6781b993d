# voda's image, from the jar that `./mvnw verify` has just built and tested:
#
#     ./mvnw verify && docker build -t voda .

# Both stages have one JVM at one path: the AOT cache is bound to it.
FROM gcr.io/distroless/java25-debian13:nonroot AS training
USER 0
COPY target/voda-*.jar /build/voda.jar
RUN ["java", "-Djarmode=tools", "-jar", "/build/voda.jar", "extract", "--destination", "/app"]
# Starts once and keeps what the JVM loaded and linked, which halves every later start. Of the
# embedded default, since nothing can be asked at build time.
ENV VODA_DATA_DIR=/build/data
RUN ["java", "-XX:AOTCacheOutput=/app/voda.aot", "-XX:+UseSerialGC", "-Dspring.context.exit=onRefresh", "-jar", "/app/voda.jar"]

FROM gcr.io/distroless/java25-debian13:nonroot
COPY --from=training /app/lib /app/lib
COPY --from=training /app/voda.jar /app/voda.aot /app/
# nonroot; by number, so that a platform can tell without reading /etc/passwd.
USER 65532:65532
# The one place it may write. The embedded default keeps its data there, in ./data.
WORKDIR /home/nonroot
# For 512 MB: 40 % of it heap; metaspace, code, threads and the network's buffers need the rest. One
# CPU is the serial collector's case. Out of memory is better started anew than limped on with.
ENTRYPOINT ["java", "-XX:AOTCache=/app/voda.aot", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/voda.jar"]
