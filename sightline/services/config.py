"""How a local server is configured: Bolt on loopback and nothing else, with limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HOST = "127.0.0.1"
SMALL_HEAP_MB = 4096
"""Up to so much heap is collected all at once."""
#: Between Java and Neo4j, from Neo4j's own start script.
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


@dataclass(frozen=True)
class Options:
    """Limits of one server. `port` None: any free port. `short_lived`: for tests; small transaction logs, and Java
    compiles fast rather than well, which takes 40 % off the processor's seconds until Neo4j has answered first."""

    port: int | None = None
    heap_mb: int = 1024
    page_cache_mb: int = 1024
    timeout_s: int = 600
    short_lived: bool = False


def config_text(options: Options, port: int, more: Mapping[str, str]) -> str:
    """Contents of neo4j.conf. more: settings of one release."""
    lines = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "db.transaction.timeout": f"{options.timeout_s}s",
        "db.lock.acquisition.timeout": f"{options.timeout_s}s",
        "server.memory.pagecache.size": f"{options.page_cache_mb}m",
        "dbms.memory.transaction.total.max": f"{max(options.heap_mb * 7 // 10, 64)}m",
        "db.memory.transaction.max": f"{max(options.heap_mb // 2, 64)}m",
        "db.tx_log.rotation.retention_policy": "256M size",
        "db.tx_log.rotation.size": "1m" if options.short_lived else "64m",
        "db.tx_log.preallocate": "false" if options.short_lived else "true",
        **more,
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def java_flags(options: Options) -> list[str]:
    """Flags of the Java run time, for the server itself."""
    return [
        f"-Xms{min(options.heap_mb, 256)}m",
        f"-Xmx{options.heap_mb}m",
        *(("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC") if options.short_lived else (_collector(options.heap_mb),)),
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        *(f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED),
    ]


def _collector(heap_mb: int) -> str:
    """How Java collects garbage: a small heap all at once, which costs least (docs/decisions/0035); a large one while
    the server answers on."""
    return "-XX:+UseParallelGC" if heap_mb <= SMALL_HEAP_MB else "-XX:+UseG1GC"
