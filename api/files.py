"""Files of charts over HTTP: a saved chart in any format, or one that is not saved yet. The same chart on the same data
gives the same bytes."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from api.charts.drawn import draw_chart
from api.charts.opening import Opened
from api.charts.saving import NO_CHART, Saving, unsaved
from api.context import Asking, Service, service_reader
from api.errors import extensions
from api.graphql_http import Refused, body_of
from api.scalars import milliseconds
from exports import format_of, formats
from graph_model.errors import BadArgument, QueryTimeout, SightlineError, StoreUnavailable

HEADERS = {
    # Whatever a file holds, it is never a page of ours.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "Cache-Control": "no-store",
}
_STATUSES = {QueryTimeout: 504, StoreUnavailable: 503}


def router(service: Service) -> APIRouter:
    """GET /charts/formats; GET /charts/ID/FORMAT with `version`, `asSaved` and `at`; POST /charts/FORMAT with a JSON
    body of title, case and content. at: the time that stands in the file, by default that of the chart or of the newest
    data."""
    routes = APIRouter()

    def asking() -> Asking:
        return Asking(service, service_reader(service), {})

    @routes.get("/charts/formats")
    def known_formats() -> Response:
        found = [{"name": f.name, "title": f.title, "suffix": f.suffix} for f in formats().values()]
        return Response(orjson.dumps(found), media_type="application/json", headers=HEADERS)

    @routes.get("/charts/{id}/{format}")
    def saved_chart(
        id: str,
        format: str,
        version: str | None = None,
        as_saved: Annotated[str, Query(alias="asSaved")] = "false",
        at: str | None = None,
    ) -> Response:
        try:
            number = None if version is None else _number(version)
            saved = service.stores.operations.charts.get(id, number)
            if saved is None:
                raise BadArgument("id", NO_CHART, expected="id and version as `chart` gives them")
            return _file(Opened(asking(), saved), format, _time(at), as_saved=_truth(as_saved))
        except SightlineError as error:
            return _refused(error)

    @routes.post("/charts/{format}")
    async def chart_on_the_desk(request: Request, format: str) -> Response:
        try:
            given = orjson.loads(await body_of(request))
            return await run_in_threadpool(_of_desk, asking(), given, format)
        except Refused as refused:
            return _json(refused.status, {"message": refused.message})
        except orjson.JSONDecodeError:
            return _json(400, {"message": "The body is no JSON in UTF-8."})
        except SightlineError as error:
            return _refused(error)

    return routes


def _of_desk(asking: Asking, given: Any, format: str) -> Response:
    if not isinstance(given, dict):
        raise BadArgument("body", "The body is no object.", expected='{"title": ..., "content": {...}}')
    title, case, at = given.get("title"), given.get("case"), given.get("at")
    for name, value in (("title", title), ("case", case), ("at", at)):
        if not isinstance(value, str | None):
            raise BadArgument(name, f"{name} is no text.", expected="a text")
    wanted = Saving(title or "A chart", case, given.get("content"))
    return _file(unsaved(asking, wanted), format, _time(at), as_saved=False)


def _file(opened: Opened, format: str, at: int | None, *, as_saved: bool) -> Response:
    kind = format_of(format)
    if at is None:
        at = max(opened.saved.saved_at, opened.asking.service.stores.operations.newest())
    chart = draw_chart(opened, at, as_saved=as_saved, facts=kind.facts)
    content = kind.write(chart.drawn.diagram, chart.about, chart.added)
    name = f"chart-{opened.saved.id}-{opened.saved.version}" if opened.saved.id else "chart"
    headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}{kind.suffix}"'}
    return Response(content, media_type=kind.media_type, headers=headers)


def _refused(error: SightlineError) -> Response:
    status = 404 if error.what == NO_CHART else _STATUSES.get(type(error), 400)
    return _json(status, {"message": error.what, "extensions": extensions(error)})


def _json(status: int, error: dict[str, Any]) -> Response:
    return Response(orjson.dumps({"errors": [error]}), status, media_type="application/json", headers=HEADERS)


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < len(text) < 9:
        raise BadArgument("version", f"{text[:20]!r} is no version.", expected="a number")
    return int(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise BadArgument("asSaved", f"{text[:20]!r} is neither true nor false.", expected="true or false")
    return text == "true"


def _time(text: str | None) -> int | None:
    try:
        return None if text is None else milliseconds(text)
    except (ValueError, OverflowError):
        raise BadArgument("at", "This is no time.", expected="RFC 3339, as 2026-03-12T00:10:00Z") from None
