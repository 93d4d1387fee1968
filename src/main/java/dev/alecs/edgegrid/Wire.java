package dev.alecs.edgegrid;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.client.impl.ClientBuilderImpl;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Sends one HTTP request and waits for its answer; the only place that meets the REST client.
 *
 * <p>The client is used through its programmatic side: an operation is data here, so there is no interface to write one
 * method each for. Made for virtual threads: a call blocks, and an interrupt breaks the exchange off.
 */
final class Wire implements AutoCloseable {

    /** Shorter than servers commonly keep an idle connection, so that a request seldom meets one just closed. */
    private static final int IDLE_SECONDS = 30;

    /**
     * The client's read timeout ends with the head of an answer; silence after it is ended by closing the connection,
     * which must not come first.
     */
    private static final Duration HEAD_START = Duration.ofMillis(200);

    private static final int CHUNK = 16 * 1024;

    private final Client client;
    private final int maxAnswerBytes;
    private final Duration responseTimeout;

    Wire(EdgeGridSettings settings) {
        this.maxAnswerBytes = settings.maxAnswerBytes();
        this.responseTimeout = settings.responseTimeout();
        ClientBuilderImpl builder = new ClientBuilderImpl();
        builder.clientRequestCustomizer(ExactTarget::connected);
        builder.clientOptionsCustomizer(options -> options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) responseTimeout.plus(HEAD_START).toMillis()));
        this.client = builder.connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(responseTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.connections())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                .register(new ExactTarget())
                .build();
    }

    /**
     * Sends and waits.
     *
     * @param uri goes on the wire as it is written
     * @throws InterruptedException when interrupted; the exchange is broken off
     */
    Reply send(String method, URI uri, Map<String, String> headers, byte @Nullable [] body)
            throws InterruptedException {
        Exchange exchange = new Exchange(uri);
        Invocation.Builder request = client.target(uri.resolve("/")).request().property(ExactTarget.EXCHANGE, exchange);
        headers.forEach(request::header);
        // The media type of the entity only serves to find a writer: the header above it wins.
        @Nullable
        Entity<byte[]> entity = body == null ? null : Entity.entity(body, MediaType.APPLICATION_OCTET_STREAM_TYPE);
        Future<Response> coming = request.async().method(method, entity, Response.class);
        try (Response response = coming.get()) {
            return read(response, exchange);
        } catch (InterruptedException e) {
            exchange.breakOff();
            throw e;
        } catch (ExecutionException e) {
            return lost(e, exchange);
        } catch (InterruptedIOException e) {
            exchange.breakOff();
            throw new InterruptedException("Interrupted while reading an answer");
        } catch (IOException e) {
            exchange.breakOff();
            return lost(e, exchange);
        }
    }

    private Reply read(Response response, Exchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        if (response.getEntity() instanceof InputStream in) {
            byte[] body = read(in, exchange);
            if (body.length > 0 && "gzip".equalsIgnoreCase(headers.get("content-encoding"))) {
                headers.remove("content-encoding");
                headers.remove("content-length");
                body = unpacked(body);
            }
            if (body.length > maxAnswerBytes) {
                exchange.breakOff();
                return new Reply.TooLarge(response.getStatus());
            }
            return new Reply.Whole(response.getStatus(), headers, body);
        }
        return new Reply.Whole(response.getStatus(), headers, new byte[0]);
    }

    /** Reads to the end, or until it is clear that there is too much. */
    private byte[] read(InputStream in, Exchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0 && body.size() <= maxAnswerBytes; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            exchange.heardOf = System.nanoTime();
        }
        return body.toByteArray();
    }

    /** One byte more than allowed is enough to know, however much a small answer would unpack to. */
    private byte[] unpacked(byte[] packed) throws IOException {
        if (packed.length > maxAnswerBytes) {
            return packed;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(maxAnswerBytes + 1);
        }
    }

    private Reply.Lost lost(Throwable failure, Exchange exchange) {
        String host = exchange.uri.getHost() + (exchange.uri.getPort() < 0 ? "" : ":" + exchange.uri.getPort());
        boolean sent = exchange.hadConnection();
        if (sent && exchange.silence().compareTo(responseTimeout) >= 0) {
            return new Reply.Lost(host + " was silent for " + responseTimeout.toSeconds() + " s", true, false);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return new Reply.Lost(host + " has no address in DNS", sent, true);
                }
                case SSLException tls -> {
                    return new Reply.Lost("TLS with " + host + " failed: " + tls.getMessage(), sent, true);
                }
                case TimeoutException _ -> {
                    return new Reply.Lost("no connection to " + host + " came free in time", sent, false);
                }
                case EOFException _ -> {
                    return new Reply.Lost(host + " sent a gzip answer that is not whole", sent, true);
                }
                case ZipException _ -> {
                    return new Reply.Lost(host + " sent a damaged gzip answer", sent, true);
                }
                default -> {}
            }
        }
        String why = " (" + innermost(failure).getMessage() + ")";
        return new Reply.Lost(host + (sent ? " broke the connection off" : " cannot be reached") + why, sent, true);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        client.close();
    }

    /** One request under way: its exact target, and a hold on it to break it off. */
    private static final class Exchange {

        private final URI uri;
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean brokenOff;
        private volatile long heardOf = System.nanoTime();

        private Exchange(URI uri) {
            this.uri = uri;
        }

        /** There is a connection for it. The client's own cancelling would keep one that comes too late from others. */
        private void connected(HttpClientRequest connected) {
            request = connected;
            heardOf = System.nanoTime();
            // Failures are told by the answer that does not come; without a handler Vert.x logs each as an error.
            connected.exceptionHandler(failure -> {});
            if (brokenOff) {
                connected.reset();
            }
        }

        /** Without a connection it is certain that nothing was sent. */
        private boolean hadConnection() {
            return request != null;
        }

        private Duration silence() {
            return Duration.ofNanos(System.nanoTime() - heardOf);
        }

        /** Closing the answer's stream would read on to its end; a reset does not. */
        private void breakOff() {
            brokenOff = true;
            HttpClientRequest connected = request;
            if (connected != null) {
                connected.reset();
            }
        }
    }

    /** Puts back the target that the client's URI builder would have encoded anew, which no signature survives. */
    private static final class ExactTarget implements ResteasyReactiveClientRequestFilter {

        private static final String EXCHANGE = Exchange.class.getName();

        @Override
        public void filter(ResteasyReactiveClientRequestContext context) {
            if (context.getProperty(EXCHANGE) instanceof Exchange exchange) {
                context.setUri(exchange.uri);
                context.getContext().putLocal(EXCHANGE, exchange);
            }
        }

        /** Called on the context of the request that has got its connection. */
        private static void connected(HttpClientRequest request) {
            Context context = Vertx.currentContext();
            if (context != null && context.getLocal(EXCHANGE) instanceof Exchange exchange) {
                exchange.connected(request);
            }
        }
    }
}
