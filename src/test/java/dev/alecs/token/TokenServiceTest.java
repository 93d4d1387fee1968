package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alecs.token.Verification.Expired;
import dev.alecs.token.Verification.Malformed;
import dev.alecs.token.Verification.Revoked;
import dev.alecs.token.Verification.Unknown;
import dev.alecs.token.Verification.Valid;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenServiceTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456789Z");

    @TempDir
    Path temporary;

    private Installation installation;
    private TokenService tokens;

    @BeforeEach
    void install() {
        installation = new Installation(temporary.resolve("data"));
        tokens = installation.server(at(NOON), null);
    }

    @AfterEach
    void uninstall() {
        installation.close();
    }

    @Test
    void aTokenThatWasIssuedIsValid() {
        var issued = tokens.issue("Ada's laptop", Duration.ofDays(30));

        assertThat(issued.secret()).matches("alecs_[0-9A-Za-z]{49}");
        assertThat(issued.token().description()).isEqualTo("Ada's laptop");
        assertThat(issued.token().created()).isEqualTo("2026-06-01T12:00:00.123Z");
        assertThat(issued.token().expires()).isEqualTo("2026-07-01T12:00:00.123Z");
        assertThat(tokens.verify(issued.secret())).isEqualTo(new Valid(issued.token()));
        assertThat(tokens.recheck(issued.token().id())).isEqualTo(new Valid(issued.token()));
    }

    @Test
    void aTokenThatWasRevokedIsRefused() {
        var issued = tokens.issue("x", null);
        var id = issued.token().id();
        var kept = tokens.issue("y", null);

        var revocation = tokens.revoke(id);

        assertThat(revocation)
                .isInstanceOfSatisfying(
                        Revocation.Revoked.class,
                        revoked -> assertThat(revoked.token().revoked()).isEqualTo("2026-06-01T12:00:00.123Z"));
        var refused = new Revoked(id, Instant.parse("2026-06-01T12:00:00.123Z"));
        assertThat(tokens.verify(issued.secret())).isEqualTo(refused);
        assertThat(tokens.recheck(id)).isEqualTo(refused);
        assertThat(tokens.verify(kept.secret())).isInstanceOf(Valid.class);
    }

    @Test
    void revokingAgainKeepsTheFirstTime() {
        var id = tokens.issue("x", null).token().id();
        tokens.revoke(id);

        var again = installation.server(at(NOON.plusSeconds(60)), null).revoke(id);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Revocation.AlreadyRevoked.class,
                        revoked -> assertThat(revoked.token().revoked()).isEqualTo("2026-06-01T12:00:00.123Z"));
    }

    @Test
    void aTokenThatWasNeverIssuedIsUnknown() {
        var id = new TokenId("tok_95c60907606b4856");

        assertThat(tokens.verify(TokenSecret.random(new SecureRandom()).text())).isEqualTo(new Unknown());
        assertThat(tokens.recheck(id)).isEqualTo(new Unknown());
        assertThat(tokens.revoke(id)).isEqualTo(new Revocation.Unknown());
    }

    @Test
    void aMistypedTokenIsRefusedWithoutTheStore() {
        assertThat(tokens.verify("alecs_mistyped")).isEqualTo(new Malformed());
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aTokenIsGoodUntilTheMomentItExpires() {
        var issued = tokens.issue("x", Duration.ofHours(1));
        var expires = Instant.parse("2026-06-01T13:00:00.123Z");

        var before = installation.server(at(expires.minusNanos(1)), null);
        var then = installation.server(at(expires), null);

        assertThat(before.verify(issued.secret())).isInstanceOf(Valid.class);
        assertThat(then.verify(issued.secret()))
                .isEqualTo(new Expired(issued.token().id(), expires));
        assertThat(then.recheck(issued.token().id()))
                .isEqualTo(new Expired(issued.token().id(), expires));
    }

    @Test
    void whatIsReturnedIsWhatIsKept() {
        var issued = tokens.issue(" x ", Duration.ofSeconds(1, 999_999));

        assertThat(tokens.list()).containsExactly(issued.token());
    }

    @Test
    void aTokenRevokedBeforeItExpiredIsCalledRevoked() {
        var issued = tokens.issue("x", Duration.ofHours(1));
        tokens.revoke(issued.token().id());

        var later = installation.server(at(NOON.plusSeconds(7200)), null);

        assertThat(later.verify(issued.secret())).isInstanceOf(Revoked.class);
    }

    @Test
    void aTokenWithoutALifetimeDoesNotExpire() {
        var issued = tokens.issue("x", null);

        var muchLater = installation.server(at(Instant.parse("2999-01-01T00:00:00Z")), null);

        assertThat(muchLater.verify(issued.secret())).isInstanceOf(Valid.class);
    }

    @Test
    void tokensAreListedNewestFirst() {
        var first = tokens.issue("first", null).token();
        var second = installation
                .server(at(NOON.plusMillis(1)), null)
                .issue("second", null)
                .token();
        var third = installation
                .server(at(NOON.plusMillis(2)), null)
                .issue("third", null)
                .token();

        tokens.revoke(second.id());

        assertThat(tokens.list()).extracting(Token::id).containsExactly(third.id(), second.id(), first.id());
        assertThat(tokens.list().get(1).revoked()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "\u001b[31mred", "a\u0000b", "\u2028", "\ud800"})
    void aDescriptionThatIsNoLineOfTextIsRefused(String description) {
        assertThatThrownBy(() -> tokens.issue(description, null))
                .isInstanceOf(TokenException.InvalidRequest.class)
                .hasMessageContaining("description");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aDescriptionHasAtMost200Characters() {
        assertThat(tokens.issue("x".repeat(200), null).token().description()).hasSize(200);
        assertThatThrownBy(() -> tokens.issue("x".repeat(201), null))
                .isInstanceOf(TokenException.InvalidRequest.class)
                .hasMessageContaining("200");
    }

    @Test
    void aLifetimeIsPositiveAndAtMostTenYears() {
        assertThat(tokens.issue("x", TokenService.MAX_LIFETIME).token().expires())
                .isNotNull();
        assertThat(List.of(Duration.ZERO, Duration.ofDays(-1), TokenService.MAX_LIFETIME.plusNanos(1)))
                .allSatisfy(lifetime -> assertThatThrownBy(() -> tokens.issue("x", lifetime))
                        .isInstanceOf(TokenException.InvalidRequest.class)
                        .hasMessageContaining("ten years"));
    }

    @Test
    void theWrongMasterKeyIsNoticedWhenTheStoreIsOpened() {
        installation.server(at(NOON), "one passphrase of some length").open();

        assertThatThrownBy(() -> installation
                        .server(at(NOON), "another passphrase of some length")
                        .open())
                .isInstanceOf(TokenException.MasterKeyUnfit.class)
                .hasMessageContaining("not the one")
                .hasMessageContaining(installation.file("alecs.db").toString())
                .message()
                .doesNotContain("passphrase of");
    }

    @Test
    void aTokenOutlivesTheServerThatIssuedIt() {
        var issued = tokens.issue("x", null);
        installation.close();

        assertThat(installation.server().verify(issued.secret())).isEqualTo(new Valid(issued.token()));
    }

    @Test
    void recordsSwappedBetweenTokensAreRefusedAndTheOthersAreNot() throws SQLException {
        var weak = tokens.issue("weak", Duration.ofSeconds(1));
        var strong = tokens.issue("strong", null);
        var bystander = tokens.issue("bystander", null);

        installation.tamper("UPDATE token SET seal = (SELECT seal FROM token WHERE id = '"
                + strong.token().id() + "') WHERE id = '" + weak.token().id() + "'");

        assertThat(tokens.verify(weak.secret())).isEqualTo(new Unknown());
        assertThat(tokens.recheck(weak.token().id())).isEqualTo(new Unknown());
        assertThat(tokens.verify(strong.secret())).isInstanceOf(Valid.class);
        assertThat(tokens.verify(bystander.secret())).isInstanceOf(Valid.class);
        assertThat(tokens.list()).doesNotContain(weak.token()).hasSize(2);
        assertThatThrownBy(() -> tokens.revoke(weak.token().id()))
                .isInstanceOf(TokenException.RecordTampered.class)
                .hasMessageContaining(weak.token().id().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seal = 'AAAA'", "seal = x'00ff'", "seal = 7", "id = 'someone'", "id = 'x' || char(10) || 'y'"})
    void recordsThatWereEditedAreRefusedAndTheOthersAreNot(String edit) throws SQLException {
        var edited = tokens.issue("edited", null);
        var bystander = tokens.issue("bystander", null);

        installation.tamper(
                "UPDATE token SET " + edit + " WHERE id = '" + edited.token().id() + "'");

        assertThat(List.of(tokens, installation.server())).allSatisfy(server -> {
            assertThat(server.verify(edited.secret())).isEqualTo(new Unknown());
            assertThat(server.recheck(edited.token().id())).isEqualTo(new Unknown());
            assertThat(server.verify(bystander.secret())).isInstanceOf(Valid.class);
        });
    }

    @Test
    void whatIsLoggedAndPrintedNamesNoSecret() throws SQLException {
        var logged = new ArrayList<String>();
        var listener = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                logged.add(record.getMessage()
                        + List.of(record.getParameters() == null ? new Object[0] : record.getParameters())
                        + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listener.setLevel(Level.ALL);
        Logger.getLogger("dev.alecs").addHandler(listener);
        Logger.getLogger("dev.alecs").setLevel(Level.ALL);
        var server = installation.server(at(NOON), "hunter2hunter2");

        var issued = server.issue("x", null);
        server.verify(issued.secret());
        server.verify(issued.secret().toLowerCase(Locale.ROOT));
        server.revoke(issued.token().id());
        installation.tamper("UPDATE token SET seal = ''");
        server.verify(issued.secret());
        Logger.getLogger("dev.alecs").removeHandler(listener);

        assertThat(logged).hasSizeGreaterThanOrEqualTo(2).noneMatch(line -> line.contains("hunter2"));
        assertThat(logged.toString() + issued)
                .doesNotContain(issued.secret().substring(6))
                .contains(issued.token().id().value());
    }

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
