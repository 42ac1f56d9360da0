package io.scimvault.host.http;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.ResponseRenderer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Jetty refuses by itself, before any handler, as a SCIM error (RFC 7644 §3.12). */
final class ScimErrorHandler implements Request.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ScimErrorHandler.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ScimError what = isUnreadablePath(request)
                ? ScimError.notFound("There is no such path: something in it can stand in none.")
                : error(response.getStatus());
        RawResponse error = ResponseRenderer.render(ResponseRenderer.error(what), Optional.empty());
        response.reset();
        response.setStatus(error.status());
        error.headers().forEach(response.getHeaders()::put);
        String id = UUID.randomUUID().toString();
        LOG.debug("refused before it was read: {} {}", error.status(), id);
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, error.body().length);
        response.write(true, ByteBuffer.wrap(error.body()), callback);
        return true;
    }

    /** A path that cannot be decoded, or climbs above the root: Jetty has no request then, just the reason. */
    private static boolean isUnreadablePath(Request request) {
        return request.getMethod().equals("BAD")
                && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable refusal
                && refusal.getCause() instanceof IllegalArgumentException;
    }

    private static ScimError error(int status) {
        return switch (status) {
            case 400 -> ScimError.badRequest(ScimType.INVALID_SYNTAX, "The request is no well-formed HTTP/1.1.");
            case 408 -> ScimError.of(408, "The request did not arrive in time.");
            case 414 -> ScimError.of(414, "The request target is too long.");
            case 417 -> ScimError.of(417, "100-continue is the only expectation that can be met.");
            case 426, 505 -> ScimError.of(505, "HTTP/1.1 is the version that is spoken here.");
            case 431 -> ScimError.of(431, "The request's headers are too long.");
            case 503 -> ScimError.of(503, "The service is stopping.");
            default ->
                status < 500
                        ? ScimError.of(status, "The request was refused.")
                        : ScimError.of(500, "The request failed.");
        };
    }
}
