package dev.alecs.token.store;

import dev.alecs.token.DataFolder;
import dev.alecs.token.SealedToken;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenStore;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Keeps tokens in an SQLite file in the data folder, which several processes of one machine may share.
 *
 * <p>The file is in WAL mode: a write appends to {@code alecs.db-wal} and reaches {@code alecs.db} later, so the sizes
 * and times of both tell whether anyone wrote.
 *
 * @see <a href="https://www.sqlite.org/wal.html">Write-ahead logging</a>
 */
@Singleton
public final class SqliteTokenStore implements TokenStore {

    private static final String FILE = "alecs.db";

    private final DataFolder folder;
    private final Provider<Flyway> migration;
    private final SqlTokens tokens;
    private final Path file;
    private final Path log;

    /**
     * @param folder where the file is; the data source must point there too
     * @param database not asked for before {@link #open()}
     * @param migration not asked for before {@link #open()}
     */
    public SqliteTokenStore(DataFolder folder, Provider<DataSource> database, Provider<Flyway> migration) {
        this.folder = folder;
        this.migration = migration;
        this.tokens = new SqlTokens(database::get, this::explained);
        this.file = folder.file(FILE);
        this.log = folder.file(FILE + "-wal");
    }

    @Override
    public void open() {
        folder.create();
        folder.exclusively(() -> {
            // SQLite would create it readable for all, and gives its log the permissions that the file has.
            folder.createFile(FILE);
            migrate();
        });
    }

    /** Flyway does not keep two processes apart on SQLite, so the caller must. */
    private void migrate() {
        try {
            migration.get().migrate();
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    @Override
    public Optional<String> setting(String name) {
        return tokens.setting(name);
    }

    @Override
    public String settle(String name, String proposal) {
        return tokens.settle(name, proposal);
    }

    @Override
    public void insert(SealedToken token) {
        tokens.insert(token);
    }

    @Override
    public boolean replace(SealedToken before, SealedToken after) {
        return tokens.replace(before, after);
    }

    @Override
    public List<SealedToken> all() {
        return tokens.all();
    }

    @Override
    public Stamp stamp() {
        return new FileStamps(FileStamp.of(log), FileStamp.of(file));
    }

    @Override
    public String place() {
        return file.toString();
    }

    private TokenException explained(Exception failure) {
        return new TokenException.StorageFailed(
                switch (sqliteCode(failure)) {
                    case SqliteCode.FULL -> "The disk of the data folder " + folder + " is full. Free some space.";
                    case SqliteCode.READ_ONLY, SqliteCode.CANNOT_OPEN ->
                        "ALECS cannot write to " + file + ". Make its folder and the file writable or set ALECS_DATA.";
                    case SqliteCode.BUSY ->
                        "Another process has kept " + file + " locked for too long. Find it and try again.";
                    case SqliteCode.CORRUPT, SqliteCode.NOT_A_DATABASE ->
                        file + " is damaged or not a database of ALECS. Restore it from a backup.";
                    default -> "ALECS cannot use " + file + " (" + failure.getMessage() + ").";
                },
                failure);
    }

    /** The code that SQLite itself gave, however deep it lies under those who passed it on. */
    private static int sqliteCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    /**
     * The result codes that have a sentence of their own.
     *
     * @see <a href="https://www.sqlite.org/rescode.html">SQLite's result codes</a>
     */
    private static final class SqliteCode {

        static final int BUSY = 5;
        static final int READ_ONLY = 8;
        static final int CORRUPT = 11;
        static final int FULL = 13;
        static final int CANNOT_OPEN = 14;
        static final int NOT_A_DATABASE = 26;
    }

    /** The database is its file and its log. */
    private record FileStamps(FileStamp log, FileStamp file) implements Stamp {}

    /** When a file was last written and how long it is. */
    private record FileStamp(long modified, long size) {

        private static final FileStamp ABSENT = new FileStamp(0, -1);

        static FileStamp of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new FileStamp(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size());
            } catch (NoSuchFileException _) {
                return ABSENT;
            } catch (IOException _) {
                // Like no other, so that the store is read and says what is wrong.
                return new FileStamp(System.nanoTime(), -2);
            }
        }
    }
}
