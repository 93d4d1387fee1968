package dev.alecs.token;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder on this machine where ALECS keeps what must outlive it; created when first needed. */
@Singleton
public final class DataFolder {

    static final String KEY = "alecs.data";

    /** A lock on a file belongs to the process, so the threads of one process need a lock of their own. */
    private static final ReentrantLock WITHIN_THIS_PROCESS = new ReentrantLock();

    private final Path path;

    public DataFolder(@ConfigProperty(name = KEY) String path) {
        // A question mark would begin the options of a JDBC URL; it is also the home of a user without one.
        if (path.isBlank() || path.contains("?")) {
            throw new TokenException.StorageFailed(
                    "ALECS_DATA must name a folder, without a question mark; it is \"" + path + "\".");
        }
        this.path = Path.of(path).toAbsolutePath().normalize();
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** Creates the folder unless it exists, for nobody but its owner. */
    public void create() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, ownerOnly("rwx------"));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Creates an empty file unless it exists, for nobody but its owner.
     *
     * @return whether it did not exist
     */
    public boolean createFile(String name) {
        try {
            Files.createFile(file(name), ownerOnly("rw-------"));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Does something that no other thread or process may do to this folder meanwhile. */
    public void exclusively(Runnable work) {
        WITHIN_THIS_PROCESS.lock();
        try (var file = FileChannel.open(
                        file("alecs.lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        ownerOnly("rw-------"));
                var _ = file.lock()) {
            work.run();
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            WITHIN_THIS_PROCESS.unlock();
        }
    }

    private TokenException unusable(IOException e) {
        return new TokenException.StorageFailed(
                "ALECS cannot write to its data folder " + path + " (" + e + "). Make it writable or set ALECS_DATA.",
                e);
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        var known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
