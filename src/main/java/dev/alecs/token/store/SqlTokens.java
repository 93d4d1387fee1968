package dev.alecs.token.store;

import dev.alecs.token.SealedToken;
import dev.alecs.token.TokenException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The SQL that every SQL store shares, in the words that SQLite and PostgreSQL have in common. */
final class SqlTokens {

    private final Supplier<DataSource> database;
    private final Function<SQLException, TokenException> explained;

    /**
     * @param database asked at every use, and not before
     * @param explained what a failure means, in a sentence for the operator
     */
    SqlTokens(Supplier<DataSource> database, Function<SQLException, TokenException> explained) {
        this.database = database;
        this.explained = explained;
    }

    Optional<String> setting(String name) {
        return with("SELECT value FROM token_setting WHERE name = ?", statement -> {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    String settle(String name, String proposal) {
        with("INSERT INTO token_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", statement -> {
            statement.setString(1, name);
            statement.setString(2, proposal);
            return statement.executeUpdate();
        });
        return setting(name).orElseThrow();
    }

    void insert(SealedToken token) {
        with("INSERT INTO token (id, lookup, seal) VALUES (?, ?, ?)", statement -> {
            statement.setString(1, token.id());
            statement.setString(2, token.lookup());
            statement.setString(3, token.seal());
            return statement.executeUpdate();
        });
    }

    boolean replace(SealedToken before, SealedToken after) {
        return with("UPDATE token SET lookup = ?, seal = ? WHERE id = ? AND lookup = ? AND seal = ?", statement -> {
            statement.setString(1, after.lookup());
            statement.setString(2, after.seal());
            statement.setString(3, before.id());
            statement.setString(4, before.lookup());
            statement.setString(5, before.seal());
            return statement.executeUpdate() == 1;
        });
    }

    List<SealedToken> all() {
        return with("SELECT id, lookup, seal FROM token", statement -> {
            var tokens = new ArrayList<SealedToken>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tokens.add(new SealedToken(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return tokens;
        });
    }

    private <T> T with(String sql, Work<T> work) {
        try (var connection = database.get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw explained.apply(e);
        }
    }

    /** What is done with one statement, which is a transaction of its own. */
    @FunctionalInterface
    private interface Work<T> {

        T on(PreparedStatement statement) throws SQLException;
    }
}
