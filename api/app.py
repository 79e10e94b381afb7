"""The web application: GraphQL at /graphql, pushes at /ingest, the page at /, and whether all is well at /health."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import files, graphiql, graphql_http, ground, ingest
from api.context import Asking, Service, service_reader
from api.page import PageFiles, edition, page_files
from api.schema import build_schema
from graph_model.errors import SightlineError

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
    app.mount("/", PageFiles(page_files()))
    app.add_middleware(_Guard, edition=edition(schema.printed()))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL_NAMES, *names])
    return app


class _Guard:
    """No other site's page asks in the user's name; every answer carries the policy and the edition."""

    def __init__(self, app: ASGIApp, edition: str) -> None:
        self.app = app
        self.headers = HEADERS | {EDITION: edition, "Cache-Control": "no-cache"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    said.setdefault(name, value)
            await send(message)

        asked = Headers(scope=scope)
        origin = asked.get("origin")
        if origin is not None and urlsplit(origin).netloc != asked.get("host"):
            refused = JSONResponse({"errors": [{"message": "Pages of other sites may not ask here."}]}, 403)
            await refused(scope, receive, marked)
        else:
            await self.app(scope, receive, marked)
