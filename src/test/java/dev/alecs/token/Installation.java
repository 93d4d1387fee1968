package dev.alecs.token;

import dev.alecs.token.store.SqliteTokenStore;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A data folder, and as many servers on it as a test wants, each with connections and memory of its own. */
public final class Installation implements AutoCloseable {

    private final Path path;
    private final List<AgroalDataSource> pools = new ArrayList<>();

    public Installation(Path path) {
        this.path = path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    public DataFolder folder() {
        return new DataFolder(path.toString());
    }

    TokenService server() {
        return server(Clock.systemUTC(), null);
    }

    TokenService server(Clock clock, @Nullable String masterKey) {
        return new TokenService(store(), masterKey(masterKey), clock);
    }

    MasterKey masterKey(@Nullable String given) {
        return new MasterKey(Optional.ofNullable(given), Optional.empty(), folder());
    }

    public TokenStore store() {
        return store("");
    }

    /**
     * A store whose connections have further options.
     *
     * @param options for example {@code &query_only=true}
     */
    public TokenStore store(String options) {
        var database = database(options);
        return new SqliteTokenStore(
                folder(),
                () -> database,
                () -> Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/migration")
                        .load());
    }

    /** Does to the tables what ALECS itself would not do. */
    void tamper(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource database(String options) {
        try {
            var pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(connections -> connections
                            .maxSize(4)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url() + options))));
            pools.add(pool);
            return pool;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The URL that is shipped, for this folder. */
    private String url() {
        var shipped = new Properties();
        try (var properties = Installation.class.getResourceAsStream("/application.properties")) {
            shipped.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shipped.getProperty("quarkus.datasource.jdbc.url").replace("${alecs.data}", path.toString());
    }

    @Override
    public void close() {
        pools.forEach(AgroalDataSource::close);
    }
}
