"""A page on this machine's own address, which browsers have anew whenever it is made anew.

In: a page, and later others. Out: a server for `/`, the page, and `/changes`, a stream of events that
tells of each newer one. https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread

from dotcompile.cli.errors import UsageError

#: Never another: the page shows what may be nobody else's business.
_ADDRESS = "127.0.0.1"
#: So often a stream without news says that it is alive, and finds out whether its reader is.
_SECONDS = 10.0


class PageServer:
    """Serves a page from its own threads until the program ends."""

    def __init__(self, port: int) -> None:
        self.page = b""
        self.version = 0
        self.news = Condition()
        try:
            self._server = _Server((_ADDRESS, port), _Handler)
        except OSError as error:
            raise UsageError(f"--port {port}: cannot be listened on: {error.strerror or error}") from None
        self._server.pages = self
        self.url = f"http://{_ADDRESS}:{self._server.server_port}/"

    def start(self) -> None:
        """Answer from now on."""
        Thread(target=self._server.serve_forever, daemon=True).start()

    def show(self, page: bytes) -> None:
        """Have a newer page, and tell all who look at an older one."""
        with self.news:
            self.page, self.version = page, self.version + 1
            self.news.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """The version there is as soon as it is not the one that was seen, or when so long has passed."""
        with self.news:
            self.news.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    pages: PageServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """The page, or its changes; nothing to a site that has its name led here (DNS rebinding)."""
        port = self.server.server_port
        if self.headers.get("Host") not in (f"{_ADDRESS}:{port}", f"localhost:{port}"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == "/":
            self._send_page()
        elif self.path == "/changes":
            self._send_changes()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send_page(self) -> None:
        page = self.server.pages.page
        self._send_head("text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def _send_changes(self) -> None:
        self._send_head("text/event-stream")
        self.end_headers()
        pages = self.server.pages
        seen = pages.version
        try:
            while True:
                before, seen = seen, pages.wait(seen, _SECONDS)
                self.wfile.write(b": still here\n\n" if seen == before else b"data: changed\n\n")
        except OSError:
            return  # nobody reads it any more

    def _send_head(self, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name is inherited
        """Say nothing of requests."""
