# voda's image, from the jar that `./mvnw verify` has just built and tested:
#
#     ./mvnw verify && docker build -t voda .

# Both stages have one JVM at one path: the AOT cache is bound to it.
FROM gcr.io/distroless/java25-debian13:nonroot AS training
USER 0
COPY target/voda-*.jar /build/voda.jar
RUN ["java", "-Djarmode=tools", "-jar", "/build/voda.jar", "extract", "--destination", "/app"]
# The embedded default makes itself a signing key; profile gcp must be given one.
ENV VODA_DATA_DIR=/build/data
RUN ["java", "-XX:+UseSerialGC", "-Dspring.context.exit=onRefresh", "-jar", "/app/voda.jar"]
# Starts once as on Google Cloud, and keeps what the JVM loaded and linked, which halves every later
# start. It ends before it would ask for anything: nobody is at these addresses.
ENV SPRING_PROFILES_ACTIVE=gcp \
    VODA_PUBLIC_URL=http://127.0.0.1:1 \
    VODA_AUTH_SIGNING_KEY=/build/data/signing-key.pem \
    VODA_GCP_PROJECT_ID=training \
    VODA_GCP_TASKS_LOCATION=training \
    VODA_GCP_TASKS_QUEUE=training \
    VODA_GCP_TASKS_SERVICE_ACCOUNT=queue@training \
    VODA_GCP_TASKS_ENDPOINT=127.0.0.1:1 \
    VODA_PUSH_FCM_ENABLED=true \
    VODA_PUSH_FCM_PROJECT_ID=training \
    VODA_PUSH_FCM_ENDPOINT=http://127.0.0.1:1 \
    FIRESTORE_EMULATOR_HOST=127.0.0.1:1 \
    FIREBASE_AUTH_EMULATOR_HOST=127.0.0.1:1 \
    NO_GCE_CHECK=true
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
