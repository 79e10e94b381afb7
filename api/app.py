"""The web application: GraphQL at /graphql, pushes at /ingest, the page at /, and whether all is well at /health."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import files, graphiql, graphql_http, ground, ingest
from api.context import Asking, Service, service_reader
from api.schema import build_schema
from graph_model.errors import SightlineError

PAGE = Path(__file__).resolve().parents[1] / "ui_static"
POLICY = (
    # blob: is what the page itself made: the picture of a chart, on its way to a file.
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
EDITION = "Sightline-Edition"
"""The header that says which edition of the page and of the questions answers."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


def build_app(service: Service, names: Sequence[str] = (), editor: bool = True) -> FastAPI:
    """The application over open stores. names: host names besides localhost under which it may be asked, as a page of
    another site could otherwise reach it by a name that it points here. editor: whether a browser at /graphql is shown
    the query editor."""
    app = FastAPI(title="Sightline", docs_url=None, redoc_url=None, openapi_url=None)
    schema = build_schema(service.stores.registry)

    @app.post("/graphql")
    async def ask(request: Request) -> Response:
        reader = partial(Asking, service, service_reader(service), schema.entity_classes)
        return await graphql_http.answer(request, schema, reader)

    @app.get("/graphql")
    def show_editor(request: Request) -> Response:
        if editor and "text/html" in request.headers.get("accept", ""):
            return Response(graphiql.page(), media_type="text/html")
        message = "Questions are asked by POST, with a JSON body."
        return JSONResponse({"errors": [{"message": message}]}, 405, headers={"Allow": "POST"})

    @app.get("/health")
    def health() -> Response:
        try:
            service.stores.graph.changes()
            service.stores.operations.check()
        except SightlineError as error:
            return JSONResponse({"status": "unavailable", "code": error.code}, 503)
        return JSONResponse({"status": "ok"})

    app.include_router(ingest.routes(service))
    app.include_router(files.router(service))
    app.include_router(ground.router(service))
    app.mount("/", StaticFiles(directory=PAGE, html=True))
    app.middleware("http")(partial(_guard, edition=edition(schema.printed())))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL_NAMES, *names])
    return app


def edition(schema: str) -> str:
    """A digest of the page's files and of what it can ask: by it a page that was loaded before an update knows."""
    found = blake2b(schema.encode(), digest_size=12)
    for file in sorted(path for path in PAGE.rglob("*") if path.is_file()):
        found.update(file.relative_to(PAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]], edition: str) -> Response:
    """No other site's page asks in the user's name; every answer carries the policy and the edition."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        response: Response = JSONResponse({"errors": [{"message": "Pages of other sites may not ask here."}]}, 403)
    else:
        response = await call_next(request)
    for name, value in (HEADERS | {EDITION: edition}).items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
