package dev.alecs.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alecs.catalog.Operation;
import dev.alecs.simulator.http.Problem;
import dev.alecs.simulator.http.Refusal;
import dev.alecs.simulator.http.Reply;
import dev.alecs.simulator.http.Request;
import dev.alecs.simulator.learned.LearnedOperations;
import dev.alecs.simulator.purge.Purge;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in for Akamai's API, on a free port of the loopback interface.
 *
 * <p>It speaks plain HTTP, but expects requests that are signed for https and the host of its credentials, as a client
 * signs them for Akamai. Every answer carries the header {@code X-ALECS-Simulated: true}. All methods may be called from
 * any thread.
 */
public final class Simulator implements AutoCloseable {

    /** The {@code accountSwitchKey} of its second account; without a key a request means the first. */
    public static final String SECOND_ACCOUNT = SampleData.SECOND_ACCOUNT;

    private static final System.Logger LOG = System.getLogger(Simulator.class.getName());

    private final SimulatorCredentials credentials;
    private final SimulatorOptions options;
    private final SignatureVerifier verifier;
    private final Faults faults;
    private final List<Purge> purges = new CopyOnWriteArrayList<>();
    private final Account first;
    private final Account second;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile LearnedOperations learned = new LearnedOperations(List.of());

    private Simulator(SimulatorCredentials credentials, SimulatorOptions options, HttpServer server) {
        this.credentials = credentials;
        this.options = options;
        this.server = server;
        this.verifier = new SignatureVerifier(credentials, options.clock());
        this.faults = new Faults(options.faults());
        SampleData sample = new SampleData(options, purges::add);
        this.first = sample.first();
        this.second = sample.second();
    }

    /** Starts a simulator with {@link SimulatorOptions#defaults()}. */
    public static Simulator start(SimulatorCredentials credentials) {
        return start(credentials, SimulatorOptions.defaults());
    }

    /**
     * Starts a simulator, which runs until it is closed.
     *
     * @throws UncheckedIOException when it cannot listen on the loopback interface
     */
    public static Simulator start(SimulatorCredentials credentials, SimulatorOptions options) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Simulator simulator = new Simulator(credentials, options, HttpServer.create(anyPort, 0));
            simulator.server.createContext("/", simulator::serve);
            simulator.server.setExecutor(simulator.executor);
            simulator.server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, for example {@code http://127.0.0.1:40961}. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /**
     * Teaches it the operations that it answers from the catalogue alone, in place of those it learned before.
     *
     * @throws IllegalArgumentException when an answer's schema is not JSON
     */
    public void learn(Collection<Operation> operations) {
        learned = new LearnedOperations(operations);
    }

    /** Lets something go wrong with the requests to come. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** The purges of all accounts, the oldest first. */
    public List<Purge> purges() {
        return List.copyOf(purges);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.read(exchange, options.clock().instant());
            boolean broken = false;
            Reply reply;
            try {
                verifier.verify(request);
                Fault.Effect effect = faults.next(request).orElse(null);
                broken = effect instanceof Fault.Effect.Broken;
                reply = reply(request, effect);
            } catch (Refusal refusal) {
                reply = refusal.problem().reply(request, credentials.host());
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The simulator failed at " + request.path(), e);
                reply = Problem.of(500, "http/server-error", "Internal Server Error", "The simulator itself failed.")
                        .reply(request, credentials.host());
            }
            send(exchange, reply, broken);
        }
    }

    private Reply reply(Request request, Fault.@Nullable Effect effect) {
        return switch (effect) {
            case Fault.Effect.Refuse refuse -> throw refused(refuse);
            case Fault.Effect.Slow(Duration delay) -> {
                pause(delay);
                yield answer(request);
            }
            case Fault.Effect.Broken _ -> answer(request);
            case null -> answer(request);
        };
    }

    private static Refusal refused(Fault.Effect.Refuse refuse) {
        Problem problem = Problem.of(
                refuse.status(), "simulator/fault", "Simulated fault", "This was asked for, and nothing has happened.");
        Duration retryAfter = refuse.retryAfter();
        return (retryAfter == null ? problem : problem.withHeader("Retry-After", "" + retryAfter.toSeconds()))
                .refusal();
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            // The simulator is being closed; whoever waits for the answer will see the connection go.
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(Request request) {
        Account account = account(request);
        Optional<Reply> reply = account.answer(request).or(() -> learned.answer(request));
        if (reply.isPresent()) {
            return reply.get();
        }
        SortedSet<String> methods = new TreeSet<>(account.methods(request.path()));
        methods.addAll(learned.methods(request.path()));
        throw (methods.isEmpty()
                        ? Problem.notFound("http/not-found", "There is nothing at " + request.path() + ".")
                        : Problem.methodNotAllowed(request.method(), methods))
                .refusal();
    }

    private Account account(Request request) {
        Optional<String> key = request.query("accountSwitchKey");
        if (key.isEmpty()) {
            return first;
        }
        if (key.get().equals(SECOND_ACCOUNT)) {
            return second;
        }
        throw Problem.of(
                        403,
                        "-/pep-authz/deny",
                        "Forbidden",
                        "The account switch key is not one that this API client may use.")
                .refusal();
    }

    private void send(HttpExchange exchange, Reply reply, boolean broken) throws IOException {
        byte[] body = reply.bytes();
        Headers headers = exchange.getResponseHeaders();
        reply.headers().forEach(headers::set);
        headers.set("X-ALECS-Simulated", "true");
        if (body.length > 0) {
            headers.set("Content-Type", reply.mediaType());
        }
        if (broken) {
            exchange.sendResponseHeaders(reply.status(), body.length + 1L);
            flush(exchange, Arrays.copyOf(body, body.length / 2));
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length);
            flush(exchange, body);
        }
    }

    private static void flush(HttpExchange exchange, byte[] bytes) throws IOException {
        OutputStream body = exchange.getResponseBody();
        body.write(bytes);
        body.flush();
    }
}
