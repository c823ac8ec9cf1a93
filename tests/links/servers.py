"""Web servers for tests/links/run: every way to answer wrongly, with and without TLS."""
import collections
import http.server
import ssl
import subprocess
import threading
import time


class Log:
    """What servers were asked."""

    def __init__(self):
        self.lock = threading.Lock()
        self.requests = []
        self.counts = collections.Counter()
        self.active = collections.Counter()
        self.most_active = collections.Counter()

    def enter(self, handler):
        host = handler.headers.get("Host", "")
        with self.lock:
            self.requests.append((handler.command, host, handler.path, dict(handler.headers)))
            self.counts[handler.command, handler.path] += 1
            self.active[host] += 1
            self.most_active[host] = max(self.most_active[host], self.active[host])
        return host

    def leave(self, host):
        with self.lock:
            self.active[host] -= 1

    def asked(self, path, method=None):
        with self.lock:
            return [r for r in self.requests if r[2] == path and method in (None, r[0])]

    def clear(self):
        with self.lock:
            self.requests.clear()
            self.counts.clear()
            self.most_active.clear()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    log = None
    secret_port = 0  # of the server that must not be reached
    latency = 0.05
    slow = 30.0  # far beyond any time-out of the test

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        host = self.log.enter(self)
        try:
            self.answer_path()
        except OSError:
            self.close_connection = True  # the other side had enough
        finally:
            self.log.leave(host)

    def send(self, status, body=b"x", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def redirect(self, to, status=302, **headers):
        self.send(status, b"", Location=to, **headers)

    def answer_path(self):
        path = self.path.split("?")[0]
        name = path.strip("/").split("/")[0].replace("-", "_") or "ok"
        method = getattr(self, "on_" + name, None)
        if method is None:
            self.send(404)
        else:
            method(path)

    def on_ok(self, path):
        self.send(200)

    def on_lat(self, path):
        time.sleep(self.latency)
        self.send(200)

    def on_gone(self, path):
        self.send(410)

    def on_chain(self, path):
        left = int(path.split("/")[2])
        self.redirect(f"/chain/{left - 1}" if left > 1 else "/ok", 301)

    def on_loop_a(self, path):
        self.redirect("/loop-b")

    def on_loop_b(self, path):
        self.redirect("/loop-a")

    def on_forever(self, path):
        self.redirect(f"/forever/{int(path.split('/')[2]) + 1}")

    def on_busy_once(self, path):
        if self.log.counts[self.command, self.path] == 1:
            self.send(429, Retry_After="1")
        else:
            self.send(200)

    def on_busy_long(self, path):
        self.send(429, Retry_After="3600")

    def on_busy_always(self, path):
        self.send(429)

    def on_broken(self, path):
        self.send(500)

    def on_broken_once(self, path):
        self.send(500 if self.log.counts["GET", self.path] <= 1 else 200)

    def on_slow_headers(self, path):
        time.sleep(self.slow)

    def on_slow_body(self, path):
        if self.command == "HEAD":
            return self.send(405)
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.5)

    def on_endless_body(self, path):
        if self.command == "HEAD":
            return self.send(405)
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            self.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")

    def on_endless_headers(self, path):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")

    def on_head_refused(self, path):
        self.send(405 if self.command == "HEAD" else 200)

    def on_head_missing(self, path):
        self.send(404 if self.command == "HEAD" else 206)

    def on_head_closed(self, path):
        if self.command == "HEAD":
            self.close_connection = True
            return
        self.send(200)

    def on_range_refused(self, path):
        self.send(405 if self.command == "HEAD" else 416)

    def on_closed(self, path):
        self.close_connection = True

    def on_nonsense(self, path):
        self.wfile.write(b"no HTTP at all\r\n\r\n")
        self.close_connection = True

    def on_password(self, path):
        self.send(401, WWW_Authenticate='Basic realm="x"')

    def on_forbidden(self, path):
        self.send(403)

    def on_nowhere(self, path):
        self.send(302)

    def on_odd_location(self, path):
        self.redirect("http://[broken/")

    def on_cookie(self, path):
        self.redirect("/cookie-next", Set_Cookie="id=1; Path=/")

    def on_cookie_next(self, path):
        self.send(200, Set_Cookie="id=2; Path=/")

    def on_credentials(self, path):
        self.send(200)

    def on_to_credentials(self, path):
        self.redirect("http://ann:secret@a.test/credentials")

    def on_to_file(self, path):
        self.redirect("file:///etc/passwd")

    def on_to_gopher(self, path):
        self.redirect("gopher://a.test:70/x")

    def on_to_elsewhere(self, path):
        self.redirect("http://www.other.test/ok")

    def on_to_loopback(self, path):
        self.redirect(f"http://127.0.0.1:{self.secret_port}/secret")

    def on_to_name(self, path):
        self.redirect(f"http://localhost:{self.secret_port}/secret")

    def on_to_mapped(self, path):
        self.redirect(f"http://[::ffff:127.0.0.1]:{self.secret_port}/secret")

    def on_upgrade(self, path):
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        if scheme == "http":
            return self.redirect("https://" + self.headers["Host"] + self.path, 301)
        self.send(200)

    def on_differs(self, path):
        if isinstance(self.connection, ssl.SSLSocket):
            return self.redirect("/login")
        self.send(200)

    def on_login(self, path):
        self.send(200)

    def on_unsubscribe(self, path):
        self.send(200)

    def on_secret(self, path):
        self.send(200)


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients that go away are what this is about


def serve(log, contexts=None):
    """A server on a free port of 127.0.0.1; with `contexts` over TLS, chosen by host."""
    handler = type("LoggingHandler", (Handler,), {"log": log})
    server = Server(("127.0.0.1", 0), handler)
    if contexts:
        outer = contexts["valid.test"]

        def choose(connection, host, _):
            connection.context = contexts.get(host, outer)

        outer.sni_callback = choose
        # The handshake belongs to the thread of the connection.
        server.socket = outer.wrap_socket(server.socket, server_side=True,
                                          do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1], handler


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_certificates(folder):
    """ca.pem, and by host the context of its server."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    for name in ("ca", "stranger"):
        openssl(folder, "req", "-x509", *key, "-keyout", f"{name}.key", "-out", f"{name}.pem",
                "-days", "2", "-subj", f"/CN=Test {name}")

    def certify(name, hosts, signer="ca", days="2"):
        openssl(folder, "req", "-new", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr",
                "-subj", f"/CN={name}")
        (folder / f"{name}.ext").write_text(
            "subjectAltName=" + ",".join(f"DNS:{host}" for host in hosts) + "\n")
        openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", f"{signer}.pem", "-CAkey",
                f"{signer}.key", "-CAcreateserial", "-days", days, "-extfile", f"{name}.ext",
                "-out", f"{name}.pem")

    hosts = ["valid.test", "upgrade.test", "differs.test", "a.test"]
    certify("valid.test", hosts)
    certify("wrong.test", ["somebody.else.test"])
    certify("stranger.test", ["stranger.test"], signer="stranger")
    certify("expired.test", ["expired.test"], days="-1")
    openssl(folder, "req", "-x509", *key, "-keyout", "self.test.key", "-out", "self.test.pem",
            "-days", "2", "-subj", "/CN=self.test", "-addext", "subjectAltName=DNS:self.test")
    contexts = {}
    for name in ("valid.test", "wrong.test", "stranger.test", "expired.test", "self.test"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
        contexts[name] = context
    return folder / "ca.pem", contexts
