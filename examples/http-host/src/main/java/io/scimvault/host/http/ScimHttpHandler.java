package io.scimvault.host.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.scimvault.host.backend.Backend;
import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.vault.client.ScimClient;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests of the JDK's server to the mapper and its answers back; whatever goes wrong is a SCIM error (RFC 7644 §3.12).
 *
 * <p>What is not HTTP/1.1 with a target by RFC 3986 never gets here: the JDK's server refuses it by itself, with a bare 400.
 */
public final class ScimHttpHandler implements HttpHandler {
    /** Where SCIM begins. */
    public static final String BASE = "/scim/v2";

    private static final Logger LOG = LoggerFactory.getLogger(ScimHttpHandler.class);
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([\\x21-\\x7e]{1,8192}) *");

    private final Backend backend;

    public ScimHttpHandler(Backend backend) {
        this.backend = backend;
    }

    @Override
    public void handle(HttpExchange exchange) {
        long begun = System.nanoTime();
        String id = UUID.randomUUID().toString();
        String method = exchange.getRequestMethod();
        RequestTarget target = RequestTarget.of(exchange.getRequestURI());
        Optional<String> below = target.below(BASE);
        RawResponse response = below.isPresent()
                ? answer(exchange, below.get(), target.rawQuery(), id)
                : error(exchange, ScimError.notFound("SCIM is served below " + BASE + "."));
        boolean sent = send(exchange, response, id);
        LOG.info(
                "{} {} {} {} ms {}{}",
                METHODS.contains(method) ? method : "{method}",
                below.map(RequestTarget::template).orElse("{elsewhere}"),
                response.status(),
                (System.nanoTime() - begun) / 1_000_000,
                id,
                sent ? "" : " (the caller was gone)");
    }

    private RawResponse answer(HttpExchange exchange, String path, Optional<String> query, String id) {
        try {
            Optional<String> bearer = bearer(exchange.getRequestHeaders().get("Authorization"));
            Optional<ScimClient> client = bearer.flatMap(backend::caller);
            if (client.isEmpty()) {
                return ResponseRenderer.unauthorized(
                        bearer.isPresent()
                                ? "The bearer token is not valid here."
                                : "The request needs a bearer token in its Authorization header.");
            }
            return backend.vault()
                    .handle(
                            client.get(),
                            new RawRequest(
                                    exchange.getRequestMethod(),
                                    path,
                                    query.orElse(null),
                                    exchange.getRequestHeaders(),
                                    exchange.getRequestBody()));
        } catch (ScimException e) {
            LOG.warn("request {} could not be authenticated: {}", id, e.getMessage(), e.getCause());
            return error(exchange, e.error());
        } catch (Throwable e) { // an Error, too, must not leave the caller without an answer
            LOG.error("request {} failed", id, e);
            return error(exchange, ScimError.of(500, "The request failed; the host's log has it as " + id + "."));
        }
    }

    private static RawResponse error(HttpExchange exchange, ScimError error) {
        Optional<String> accept =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"));
        return ResponseRenderer.render(ResponseRenderer.error(error), accept);
    }

    /** The token of the one Authorization header (RFC 6750 §2.1); two such headers are none. */
    private static Optional<String> bearer(@Nullable List<String> authorization) {
        if (authorization == null || authorization.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = BEARER.matcher(authorization.get(0));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the caller was still there to be answered. */
    private static boolean send(HttpExchange exchange, RawResponse response, String id) {
        try (exchange) {
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("X-Request-Id", id);
            boolean bodiless =
                    response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
            if (!bodiless) {
                try (OutputStream body =
                        exchange.getResponseBody()) { // closed here: the exchange would drop what is buffered
                    body.write(response.body());
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
