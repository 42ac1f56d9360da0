package io.scimvault.vault.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context for one Vault address.
 *
 * <p>It hands out one socket factory for ever, since the JDK reuses a connection only for the same factory object, and an ordinary
 * context makes a new one each time. And its sockets go to that address only, since the JDK follows redirects, token and all.
 */
final class PinnedTls extends SSLContext {

    private PinnedTls(SSLContext context, SSLSocketFactory factory) {
        super(new Spi(context, factory), context.getProvider(), context.getProtocol());
    }

    /** A context that trusts as the given one does, or as the JVM does where none is given. */
    static PinnedTls to(VaultAddress address, @Nullable SSLContext context) {
        try {
            SSLContext trust = context == null ? SSLContext.getDefault() : context;
            return new PinnedTls(trust, new Factory(trust.getSocketFactory(), address));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no usable TLS", e);
        }
    }

    /** A connection was about to leave the configured address. */
    static final class RedirectRefused extends IOException {
        private static final long serialVersionUID = 1L;

        RedirectRefused() {
            super("a redirect to another address was refused");
        }
    }

    /** Only the layered form makes sockets: the JDK's HTTPS client falls back to it, and it names host and port of the URL. */
    private static final class Factory extends SSLSocketFactory {
        private final SSLSocketFactory sockets;
        private final VaultAddress address;

        Factory(SSLSocketFactory sockets, VaultAddress address) {
            this.sockets = sockets;
            this.address = address;
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
            if (!address.isAt(host, port)) {
                connected.close();
                throw new RedirectRefused();
            }
            return sockets.createSocket(connected, host, port, autoClose);
        }

        @Override
        public Socket createSocket() throws IOException {
            SocketException unconnected = new SocketException("sockets are made over a connection");
            unconnected.initCause(new UnsupportedOperationException());
            throw unconnected;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket();
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext context;
        private final SSLSocketFactory factory;

        Spi(SSLContext context, SSLSocketFactory factory) {
            this.context = context;
            this.factory = factory;
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return factory;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("this context is made already");
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context.createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }
    }
}
