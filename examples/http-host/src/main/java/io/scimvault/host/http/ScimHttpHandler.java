package io.scimvault.host.http;

import io.scimvault.host.backend.Backend;
import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.RequestId;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.vault.client.ScimClient;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests of Jetty's to the mapper and its answers back; whatever goes wrong is a SCIM error (RFC 7644 §3.12).
 *
 * <p>The caller is authenticated before the body is read, so that nobody else can make this host keep one; and a body is there as a
 * whole before anything is done with it, so that one that comes slowly keeps no thread and no lock.
 */
public final class ScimHttpHandler extends Handler.Abstract {
    /** Where SCIM begins. */
    public static final String BASE = "/scim/v2";

    private static final Logger LOG = LoggerFactory.getLogger(ScimHttpHandler.class);
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([\\x21-\\x7e]{1,8192}) *");
    /** What Jetty puts in place of raw bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final int LARGEST_BODY = JsonLimits.REQUEST.size();

    private final Backend backend;
    private final Limits limits;
    private final SlowSenders slowSenders;

    ScimHttpHandler(Backend backend, Limits limits, SlowSenders slowSenders) {
        this.backend = backend;
        this.limits = limits;
        this.slowSenders = slowSenders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Connection connection = request.getConnectionMetaData().getConnection();
        slowSenders.arrived(connection);
        Request.addCompletionListener(request, failure -> slowSenders.answered(connection));
        new Exchange(request, response, callback).begin();
        return true;
    }

    /** A client, and the token that spoke for it, whose policies may allow less than all. */
    private record Caller(ScimClient client, String bearer) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Caller[" + client.name() + "]";
        }
    }

    /** One request and its answer. */
    private final class Exchange {
        private final long begun = System.nanoTime();
        private final String id = UUID.randomUUID().toString();
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final RequestTarget target;

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.target = RequestTarget.of(request.getHttpURI().getPathQuery());
        }

        void begin() {
            Optional<String> path = target.below(BASE);
            if (path.isEmpty()) {
                send(error(ScimError.notFound("SCIM is served below " + BASE + ".")));
                return;
            }
            guarded(() -> {
                Optional<String> bearer = bearer(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
                Optional<ScimClient> client = bearer.flatMap(backend::caller);
                if (client.isPresent()) {
                    read(new Caller(client.get(), bearer.get()), path.get());
                } else {
                    send(ResponseRenderer.unauthorized(
                            bearer.isPresent()
                                    ? "The bearer token is not valid here."
                                    : "The request needs a bearer token in its Authorization header."));
                }
            });
        }

        private void read(Caller caller, String path) {
            if (target.rawQuery()
                    .filter(query -> query.indexOf(NO_CHARACTER) >= 0)
                    .isPresent()) {
                send(error(ScimError.badRequest(ScimType.INVALID_VALUE, "The query holds bytes that are no UTF-8.")));
                return;
            }
            if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > LARGEST_BODY) {
                // refused for its length, or for something before it: nobody waits for the body
                answer(caller, path, InputStream.nullInputStream());
                return;
            }
            Body.take(request, LARGEST_BODY, limits.sending(), body -> {
                if (body.isPresent()) {
                    answer(caller, path, body.get());
                } else {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                    send(error(ScimError.of(408, "The body did not arrive in time.")));
                }
            });
        }

        private void answer(Caller caller, String path, InputStream body) {
            guarded(() -> send(backend.vault()
                    .handle(
                            caller.client(),
                            caller.bearer(),
                            new RawRequest(
                                    request.getMethod(), path, target.rawQuery().orElse(null), headers(), body))));
        }

        private Map<String, List<String>> headers() {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (HttpField field : request.getHeaders()) { // looking each name up would take time by the square of them
                headers.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(field.getValue() == null ? "" : field.getValue());
            }
            headers.keySet()
                    .removeIf(RequestId.HEADER::equalsIgnoreCase); // a caller does not choose what stands in the log
            headers.put(RequestId.HEADER, List.of(id));
            return headers;
        }

        /** An Error, too, must not leave the caller without an answer. */
        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (ScimException e) {
                LOG.warn("request {} could not be authenticated: {}", id, e.getMessage(), e.getCause());
                send(error(e.error()));
            } catch (Throwable e) {
                LOG.error("request {} failed", id, e);
                send(error(ScimError.of(500, "The request failed; the host's log has it as " + id + ".")));
            }
        }

        private RawResponse error(ScimError error) {
            return ResponseRenderer.render(
                    ResponseRenderer.error(error),
                    Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT)));
        }

        private void send(RawResponse answer) {
            response.setStatus(answer.status());
            answer.headers().forEach(response.getHeaders()::put);
            response.getHeaders().put(RequestId.HEADER, id);
            boolean head = request.getMethod().equals("HEAD");
            if (answer.body().length > 0) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            }
            response.write(true, head ? null : ByteBuffer.wrap(answer.body()), Callback.from(this::sent, this::unsent));
        }

        private void sent() {
            log("");
            if (response.getHeaders().contains(HttpHeader.CONNECTION, "close")) {
                callback.succeeded(); // who was too late once is not waited for again
            } else {
                Drain.after(request, limits, callback);
            }
        }

        private void unsent(Throwable failure) {
            log(" (the caller was gone)");
            callback.failed(failure);
        }

        private void log(String remark) {
            LOG.info(
                    "{} {} {} {} ms {}{}",
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "{method}",
                    target.below(BASE).map(RequestTarget::template).orElse("{elsewhere}"),
                    response.getStatus(),
                    (System.nanoTime() - begun) / 1_000_000,
                    id,
                    remark);
        }
    }

    /** The token of the one Authorization header (RFC 6750 §2.1); two such headers are none. */
    private static Optional<String> bearer(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = BEARER.matcher(authorization.get(0));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
