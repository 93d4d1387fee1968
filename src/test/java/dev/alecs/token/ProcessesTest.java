package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.token.Verification.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real processes do to a store: start at once, and die. */
@Timeout(120)
class ProcessesTest {

    @TempDir
    Path temporary;

    @Test
    void everyTokenThatWasPrintedSurvivesTheKillingOfItsProcess() throws Exception {
        var printed = new ArrayList<String>();

        for (int life = 0; life < 3; life++) {
            var issuer = issuer(1_000_000, "killed-" + life);
            try (var output = issuer.inputReader()) {
                for (int i = 0; i < 20 + 7 * life; i++) {
                    printed.add(output.readLine());
                }
                // SIGKILL; asked of the process itself, it would close the output before it was read.
                issuer.toHandle().destroyForcibly();
                output.lines().filter(line -> line.length() == 55).forEach(printed::add);
            }
        }

        assertThat(printed).hasSizeGreaterThanOrEqualTo(81);
        assertAllValid(printed);
        assertThat(logs()).noneMatch(line -> line.contains(printed.getFirst().substring(6)));
    }

    @Test
    void processesThatStartAtOnceShareOneMasterKey() throws Exception {
        var issuers = List.of(issuer(5, "a"), issuer(5, "b"), issuer(5, "c"), issuer(5, "d"));

        var printed = new ArrayList<String>();
        for (var issuer : issuers) {
            printed.addAll(issuer.inputReader().lines().toList());
            assertThat(issuer.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(printed).as(() -> String.join("\n", logs())).hasSize(20);
        assertThat(logs().stream().filter(line -> line.contains("new master key")))
                .hasSize(1);
        assertAllValid(printed);
    }

    private void assertAllValid(List<String> secrets) throws InterruptedException {
        try (var installation = new Installation(temporary.resolve("data"))) {
            var tokens = installation.server();
            tokens.open();
            Thread.sleep(Duration.ofMillis(80));

            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(tokens.verify(secret)).isInstanceOf(Valid.class));
            assertThat(tokens.list()).hasSizeGreaterThanOrEqualTo(secrets.size());
        }
    }

    private Process issuer(int count, String log) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenIssuer.class.getName(),
                        temporary.resolve("data").toString(),
                        Integer.toString(count))
                .redirectError(temporary.resolve(log + ".log").toFile())
                .start();
    }

    private List<String> logs() {
        try (var files = Files.list(temporary)) {
            var lines = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
