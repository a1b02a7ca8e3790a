# The hub on Payara Micro. Build: docker build -t suitehub . Run: compose.yaml, docs/operations.md.
# The versions are those of pom.xml: Maven fetches the Payara Micro with which the tests ran. DeploymentTest reads this file.

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY server-config server-config
COPY src src
RUN mvn -B -ntp pre-integration-test -DskipTests

FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /src/target/payara/payara-micro.jar /opt/suitehub/payara-micro.jar
COPY --from=build /src/target/suitehub.war /opt/suitehub/suitehub.war
COPY server-config/payara/micro.asadmin server-config/docker/healthy /opt/suitehub/

# Nothing but these two is ever written to: keys and the embedded database; what Payara Micro unpacks and buffers.
VOLUME ["/data", "/tmp"]
ENV HUB_DATA_DIR=/data LANG=C.UTF-8
# Docker starts again what has ended; a server without the hub would stay as it is.
ENV HUB_EXIT_ON_FAILED_START=true
WORKDIR /tmp
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "/opt/suitehub/healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "/opt/suitehub/payara-micro.jar", "--nocluster", "--nohostaware", "--port", "8080", "--contextroot", "/", "--prebootcommandfile", "/opt/suitehub/micro.asadmin", "--deploy", "/opt/suitehub/suitehub.war"]
