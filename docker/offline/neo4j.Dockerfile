# Neo4j Community on Debian's Java, for machines that reach no image registry. build.sh makes the base and the context.
ARG BASE=sightline-offline-java
FROM ${BASE}
RUN groupadd --gid 7474 neo4j \
    && useradd --uid 7474 --gid 7474 --home-dir /var/lib/neo4j --shell /usr/sbin/nologin neo4j \
    && mkdir -p /var/lib/neo4j/plugins /var/lib/neo4j/import /var/lib/neo4j/licenses /data /logs \
    && chown neo4j:neo4j /data /logs
COPY jars /var/lib/neo4j/lib
COPY start-neo4j /usr/local/bin/start-neo4j
VOLUME /data /logs
EXPOSE 7474 7687
USER 7474:7474
WORKDIR /var/lib/neo4j
ENTRYPOINT ["/usr/local/bin/start-neo4j"]
CMD ["neo4j"]
